"""A field reads what is allowed and says, in Chinese, what is when it is not."""

from decimal import Decimal

import pytest

from calculators.forms.fields import Choice, Count, FieldError, Money, Option, Rate
from calculators.forms.ranges import Range

PRINCIPAL = Money(
    name="principal", label="本金", default="", range=Range(Decimal(100), Decimal(100000))
)
RATE = Rate(name="rate", label="日利率", default="", range=Range(Decimal(0), Decimal("0.01")))
TERM = Count(name="term", label="期数", default="", unit="期", range=Range(Decimal(1), Decimal(60)))
METHOD = Choice(
    name="method",
    label="还款方式",
    default="flat",
    options=(Option(value="flat", label="等本等息"), Option(value="bullet", label="到期还")),
)


def message(field: Money | Rate | Count | Choice, text: str) -> str:
    with pytest.raises(FieldError) as caught:
        field.read(text)
    return str(caught.value)


def test_money_is_rounded_to_fen() -> None:
    assert PRINCIPAL.read("1234.565") == Decimal("1234.57")


def test_the_ends_of_the_range_are_allowed() -> None:
    assert (PRINCIPAL.read("100"), PRINCIPAL.read("10万")) == (Decimal(100), Decimal(100000))
    assert (TERM.read("1"), TERM.read("60期")) == (1, 60)


def test_empty() -> None:
    assert message(PRINCIPAL, "  ") == "“本金”没有填。可以填 100 元到 10 万元，例如 10000 或 1万。"


def test_unreadable() -> None:
    assert message(RATE, "很低").startswith("看不懂“很低”。可以填 0% 到 1%")


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(message(PRINCIPAL, "9" * 100_000)) < 80


@pytest.mark.parametrize(("text", "size"), [("99.99", "小"), ("-5", "小"), ("100001", "大")])
def test_out_of_range(text: str, size: str) -> None:
    assert message(PRINCIPAL, text).startswith(f"“本金”填得太{size}了。可以填 100 元到 10 万元")


def test_a_count_is_whole() -> None:
    assert message(TERM, "2.5").startswith("期数要填整数。")


def test_a_choice_is_one_of_its_options() -> None:
    assert METHOD.read("bullet") == "bullet"
    assert message(METHOD, "<script>") == "请从列表里选一项还款方式。"
