"""Which fields matter and what fills what: by rules told another way, in the forms there are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.catalogue import calculator, names
from calculators.forms.fields import Choice, Condition, Field, Option
from calculators.forms.fieldset import Fieldset, split
from calculators.forms.form import Form, Rows, Section
from calculators.forms.optional import ByUnit

CHOICE = Choice(
    name="preset",
    label="",
    default="own",
    options=(
        Option(value="own", label="", undone={"price": "7", "method": "flat"}),
        Option(value="cheap", label="", fills={"price": "1", "method": "level"}),
        Option(value="dear", label="", fills={"price": "9"}),
    ),
)
METHOD = Choice(
    name="method",
    label="",
    default="flat",
    options=(Option(value="flat", label=""), Option(value="level", label="")),
)
PRICE = replace(METHOD, name="price", default="7")
UNDONE = {"price": "7", "method": "flat"}
ROW = Fieldset((CHOICE, METHOD, PRICE), "offers.2.")


@cache
def form_of(name: str) -> Form:
    return calculator(name).form


def choices(form: Form) -> Iterator[tuple[str, Choice]]:
    for control, field in form.controls(lambda rows: int(rows.range.smallest) + 1):
        if isinstance(field, Choice):
            yield control, field


def parts(form: Form) -> Iterator[tuple[str, Field[object]]]:
    """Give every field once, with the group in which it is."""
    for part in form.parts:
        yield from ((part.name if isinstance(part, Rows) else "", field) for field in part.fields)


@pytest.mark.parametrize("name", names())
def test_a_condition_is_of_a_choice_that_is_asked_before(name: str) -> None:
    asked: dict[tuple[str, str], Field[object]] = {}
    for group, field in parts(form_of(name)):
        for condition in field.conditions:
            deciding = asked.get((group, condition.field)) or asked["", condition.field]
            assert isinstance(deciding, Choice)
            assert condition.values <= {option.value for option in deciding.options}
        asked[group, field.name] = field


@pytest.mark.parametrize("name", names())
def test_no_field_of_a_row_is_named_like_one_outside(name: str) -> None:
    named = [field.name for _, field in parts(form_of(name))]
    assert len(named) == len(set(named))
    # Nor like a group, under whose name a link says how many rows there are.
    groups = {part.name for part in form_of(name).parts if isinstance(part, Rows)}
    assert groups.isdisjoint(named)


@pytest.mark.parametrize("name", names())
def test_a_unit_is_asked_where_the_field_in_front_of_it_is(name: str) -> None:
    asked = {(group, field.name): field for group, field in parts(form_of(name))}
    for (group, _), field in asked.items():
        if isinstance(field, ByUnit) and not field.unit:
            assert asked[group, field.choice].conditions == field.conditions


@pytest.mark.parametrize("name", names())
def test_what_a_choice_fills_in_is_beside_it_and_allowed(name: str) -> None:
    form = form_of(name)
    for control, choice in choices(form):
        beside = {field.name: field for field in form.fieldset(control).fields}
        for option in choice.options:
            for name_undone, text in option.undone.items():
                assert beside[name_undone].default == text
            assert option.fills.keys() <= beside.keys()
            filled = form.fill(form.defaults(), control, option.value)
            controls = {control.removesuffix(choice.name) + each for each in option.fills}
            assert controls.isdisjoint(form.reading(filled).messages)


@pytest.mark.parametrize("name", names())
def test_the_example_holds_what_its_choices_fill_in_or_says_something_else(name: str) -> None:
    form = form_of(name)
    for part in form.parts:
        rows: tuple[dict[str, str], ...] = ({},)
        if isinstance(part, Rows):
            rows = tuple(map(dict, part.defaults))
        for number, row in enumerate(rows, 1):
            fieldset = part.row(number) if isinstance(part, Rows) else Fieldset(part.fields)
            for choice in (field for field in part.fields if isinstance(field, Choice)):
                chosen = form.defaults()[fieldset.control(choice.name)]
                for filled, text in choice.option(chosen).fills.items():
                    held = form.defaults()[fieldset.control(filled)]
                    assert held == row.get(filled, text)


def matters(form: Form, texts: dict[str, str], control: str) -> bool:
    """Say whether a control matters, asking those on which it hangs in turn."""
    fields = dict(form.controls(lambda rows: rows.count(texts)))
    row, _, _ = control.rpartition(".")
    condition = fields[control].shown_when
    while condition:
        beside = f"{row}.{condition.field}" if row else condition.field
        deciding = beside if beside in fields else condition.field
        if texts.get(deciding) not in condition.values or not matters(form, texts, deciding):
            return False
        condition = condition.also
    return True


@pytest.mark.parametrize("name", names())
def test_what_matters_is_what_is_read(name: str) -> None:
    form, chance = form_of(name), Random(name)  # noqa: S311 (nothing secret)
    for _ in range(40):
        texts = dict(form.controls(lambda rows: int(rows.range.smallest) + 1))
        filled = {
            control: chance.choice(field.options).value if isinstance(field, Choice) else "?"
            for control, field in texts.items()
        }
        visible = form.visible(filled)
        assert visible == {control for control in filled if matters(form, filled, control)}
        # Nobody reads a question mark; words of one's own take it.
        wrong = form.reading(filled).messages.keys()
        assert wrong <= visible
        assert {each for each in visible - wrong if not isinstance(texts[each], Choice)} <= {
            each for each in visible if split(each)[2] == "name"
        }


def test_a_choice_that_does_not_matter_decides_nothing() -> None:
    second = replace(METHOD, name="second", shown_when=Condition("method", frozenset({"level"})))
    third = replace(METHOD, name="third", shown_when=Condition("second", frozenset({"level"})))
    form = Form((Section(label="", fields=(METHOD, second, third)),))
    texts = {"method": "level", "second": "level", "third": "flat"}
    assert form.visible(texts) == {"method", "second", "third"}
    assert form.visible(texts | {"second": "flat"}) == {"method", "second"}
    assert form.visible(texts | {"method": "flat"}) == {"method"}


def test_what_decides_is_beside_a_field_or_outside_of_the_rows() -> None:
    here = replace(PRICE, shown_when=Condition("method", frozenset({"flat"})))
    there = replace(PRICE, name="fee", shown_when=Condition("amounts", frozenset({"own"})))
    row = Fieldset((METHOD, here, there), "offers.3.")
    assert list(row.deciding(here)) == [("offers.3.method", {"flat"})]
    assert list(row.deciding(there)) == [("amounts", {"own"})]
    visible = {field.name for field in row.visible({"offers.3.method": "flat"}, {"amounts": "own"})}
    assert visible == {"method", "price", "fee"}


@pytest.mark.parametrize(
    ("before", "given", "after"),
    [
        ({}, {"preset": "cheap"}, {"price": "1", "method": "level"}),
        ({}, {"preset": "dear"}, {"price": "9", "method": "flat"}),
        # What is given goes first, in whatever order.
        ({}, {"price": "5", "preset": "cheap"}, {"price": "5", "method": "level"}),
        ({}, {"preset": "cheap", "method": "flat"}, {"price": "1", "method": "flat"}),
        # What another choice filled in is undone, and nothing that a reader typed.
        ({"preset": "cheap", "price": "1", "method": "level"}, {"preset": "own"}, UNDONE),
        ({"preset": "cheap", "price": "2"}, {"preset": "own"}, {"price": "2", "method": "flat"}),
        # What is no answer brings nothing along, as what has none.
        ({}, {"preset": "magic"}, {"price": "7", "method": "flat"}),
        ({}, {"price": "3"}, {"price": "3", "method": "flat"}),
    ],
)
def test_a_choice_fills_in_what_is_beside_it(
    before: dict[str, str], given: dict[str, str], after: dict[str, str]
) -> None:
    texts = {field.name: field.default for field in (CHOICE, METHOD, PRICE)} | before
    standing = {ROW.control(name): text for name, text in texts.items()}
    elsewhere = {"offers.1.price": "7", "price": "7"}
    filled = ROW.fill(given, standing | elsewhere)
    expected = texts | given | after
    assert filled == {ROW.control(name): text for name, text in expected.items()} | elsewhere


@given(st.sampled_from(names()), st.randoms(use_true_random=False))
def test_filling_in_a_choice_twice_is_filling_it_in_once(name: str, chance: Random) -> None:
    form = form_of(name)
    texts = form.defaults()
    control, choice = chance.choice([each for each in choices(form) if each[0] in texts])
    value = chance.choice(choice.options).value
    once = form.fill(texts, control, value)
    assert once.keys() == texts.keys()
    assert once[control] == value
    assert form.fill(once, control, value) == once


def test_there_is_no_control_that_the_form_does_not_ask() -> None:
    form = form_of("interest")
    for control in ("price", "offers.1.price", "debts.1.rate", "offers", "offers.1"):
        with pytest.raises(KeyError):
            form.fill(form.defaults(), control, "1")
