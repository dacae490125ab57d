"""Worked examples: what is typed, what comes out, and what a wrong entry is told."""

from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from sitebuild import examples
from sitebuild.examples import Example, example

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import names
from calculators.datafile import DataError, parse
from calculators.display import typed
from calculators.facts import DatedValue, Unit


def made(text: str) -> Example:
    return examples._example("x", parse("examples.toml", text).table("x"))


@pytest.mark.parametrize("shown", examples.examples().values(), ids=lambda shown: shown.id)
def test_the_address_carries_what_is_shown(shown: Example) -> None:
    address = urlsplit(shown.address)
    assert address.path == f"calculators/{shown.calculator.name}.html"
    (header, _), *said = parse_qsl(address.fragment, keep_blank_values=True)
    assert header == "link"
    example = shown.calculator.form.defaults()
    for name, text in said:
        assert (shown.texts.get(name) == text != example.get(name)) or name in ("offers", "debts")
    assert answer(shown.calculator.name, shown.texts).messages == {}


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("300_000", Unit.YUAN, "300000"),
        ("0.0005", Unit.RATE_DAY, "0.05"),
        ("0.2400", Unit.RATE_YEAR, "24"),
        ("0.5", Unit.FRACTION, "50"),
    ],
)
def test_a_figure_is_typed_as_a_reader_would(value: str, unit: Unit, text: str) -> None:
    values = (DatedValue(Decimal(value)),)
    figure = replace(facts.figure("p-1.max"), unit=unit, values=values)
    assert typed(figure) == text


def test_a_preset_types_its_figures_unless_the_example_says_otherwise() -> None:
    texts = example("weilidai").texts
    assert texts["offers.1.method"] == "equal_principal"
    assert texts["offers.1.price_day"] == typed(facts.figure("p-2.low"))
    assert texts["offers.3.price_day"] == typed(facts.figure("p-2.high"))


def test_what_is_not_said_stands_as_at_first() -> None:
    for name in ("overdue", "payoff"):
        assert example(name).texts == example(name).calculator.form.defaults()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[x]\ncalculator = "tax"', rf"\[x\]: calculator: must be one of {names()[0]}, "),
        ('[x]\ncalculator = "debt"\nfields.wage = "1"', r"\[x.fields\]: wage: unknown key"),
        ('[x]\ncalculator = "debt"\nrows.offers = []', r"\[x.rows\]: offers: unknown key"),
        ('[x]\ncalculator = "debt"\nrows.debts = [{ wage = "1" }]', "wage: unknown key"),
        ('[x]\ncalculator = "debt"\nfields.income = "p-1.mean"', "p-1.figures.*: mean: is missing"),
    ],
)
def test_a_wrong_entry_is_told_where_and_why(text: str, expected: str) -> None:
    with pytest.raises(DataError, match=expected):
        made(text)


def test_what_a_field_does_not_allow_is_told() -> None:
    wrong = made('[x]\ncalculator = "debt"\nfields.income = "much"')
    with pytest.raises(DataError, match=r"\[x\]: income: "):
        _ = wrong.values


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(DataError, match="no figure mean; known are apr_simple"):
        example("fee").headline("mean", 1)
    with pytest.raises(DataError, match="known are weilidai"):
        example("unknown")
