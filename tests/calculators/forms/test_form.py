"""A form is read as a whole: rows are counted, hidden fields left out, all messages kept."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculators.forms.fields import Choice, Condition, Count, Money, Option
from calculators.forms.form import Form, InputError, Rows, Section
from calculators.forms.quantities.counts import Measure
from calculators.ranges import Range

INCOME = Money(name="income", label="收入", default="8000", range=Range(Decimal(0), Decimal(10**6)))
KIND = Choice(
    name="kind",
    label="类型",
    default="loan",
    options=(Option(value="loan", label="贷款"), Option(value="card", label="信用卡")),
)
BALANCE = Money(name="balance", label="余额", default="0", range=Range(Decimal(0), Decimal(10**6)))
TERM = Count(
    name="term",
    label="期数",
    default="12",
    measure=Measure.MONTHS,
    range=Range(Decimal(1), Decimal(60)),
    shown_when=Condition("kind", frozenset({"loan"})),
)
DEBTS = Rows(
    name="debts",
    label="欠款",
    measure="笔",
    fields=(KIND, BALANCE, TERM),
    range=Range(Decimal(1), Decimal(3)),
    defaults=({}, {"kind": "card", "balance": "500"}),
)
FORM = Form((Section(label="收入", fields=(INCOME,)), DEBTS))


def test_defaults_fill_every_control() -> None:
    assert FORM.defaults() == {
        "income": "8000",
        "debts.1.kind": "loan",
        "debts.1.balance": "0",
        "debts.1.term": "12",
        "debts.2.kind": "card",
        "debts.2.balance": "500",
        "debts.2.term": "12",
    }


def test_values_have_the_types_of_their_fields() -> None:
    values = FORM.read(FORM.defaults())
    first, second = values.rows(DEBTS)
    assert (values[INCOME], first[TERM], second[BALANCE]) == (Decimal(8000), 12, Decimal(500))


def test_a_field_that_does_not_matter_is_not_read() -> None:
    FORM.read({**FORM.defaults(), "debts.2.term": "nonsense"})
    with pytest.raises(InputError) as caught:
        FORM.read({**FORM.defaults(), "debts.1.term": "nonsense"})
    assert list(caught.value.messages) == ["debts.1.term"]


def test_a_field_can_hang_on_several_choices() -> None:
    secured = replace(KIND, name="secured", default="card")
    both = Condition("kind", frozenset({"loan"}), also=Condition("secured", frozenset({"card"})))
    term = replace(TERM, shown_when=both)
    form = Form((Section(label="欠款", fields=(KIND, secured, term)),))
    assert term.conditions == (replace(both), both.also)
    for kind in ("loan", "card"):
        for other in ("loan", "card"):
            texts = {"kind": kind, "secured": other, "term": "nonsense"}
            is_read = "term" in form.reading(texts).messages
            assert is_read == ((kind, other) == ("loan", "card"))


def test_every_wrong_field_has_its_message() -> None:
    with pytest.raises(InputError) as caught:
        FORM.read({**FORM.defaults(), "income": "", "debts.1.balance": "x", "debts.2.kind": "y"})
    assert set(caught.value.messages) == {"income", "debts.1.balance", "debts.2.kind"}


def test_a_missing_control_counts_as_empty() -> None:
    with pytest.raises(InputError) as caught:
        FORM.read({"income": "1"})
    assert set(caught.value.messages) == {"debts.1.kind", "debts.1.balance"}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("debts.3.balance", 3),
        ("debts.4.balance", 2),
        ("debts.0.balance", 2),
        ("debts.-1.balance", 2),
        ("debts.99999999999999999999.balance", 2),
        ("debts.³.balance", 2),
        ("debts.__proto__.balance", 2),
        ("debts.3.balance.x", 2),
    ],
)
def test_rows_are_counted_within_their_range(name: str, count: int) -> None:
    assert DEBTS.count({**FORM.defaults(), name: "1"}) == count


def test_notes_are_kept_beside_messages() -> None:
    reading = FORM.reading({**FORM.defaults(), "income": "x", "debts.1.term": "3年"})
    assert reading.notes == {"debts.1.term": "读作 36。"}
    assert reading.messages.keys() == {"income"}
    with pytest.raises(InputError):
        _ = reading.values


def test_there_is_no_note_of_a_field_that_does_not_matter() -> None:
    assert FORM.reading({**FORM.defaults(), "debts.2.term": "3年"}).notes == {}
