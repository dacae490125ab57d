"""What people type is read as they mean it, and what cannot be read is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms import numbers
from calculators.forms.numbers import UnreadableError

READERS = (numbers.money, numbers.count, lambda text: numbers.rate(text, "year"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10000", "10000"),
        ("10,000", "10000"),
        ("1,0000", "10000"),
        ("１００００", "10000"),
        ("１０，０００．５０", "10000.50"),
        ("1万", "10000"),
        ("1.5 万元", "15000"),
        ("0.2亿", "20000000"),
        ("3千", "3000"),
        ("￥88.80", "88.80"),
        ("88块", "88"),
        ("-5", "-5"),
        ("－5", "-5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("12。5", "12.5"),
    ],
)
def test_money(text: str, value: str) -> None:
    assert numbers.money(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "period", "value"),
    [
        ("0.05", "day", "0.0005"),
        ("0.05%", "day", "0.0005"),
        ("０．０５％", "day", "0.0005"),
        ("0.5‰", "day", "0.0005"),
        ("5‱", "day", "0.0005"),
        ("万分之5", "day", "0.0005"),
        ("万分之0.5", "day", "0.00005"),
        ("百分之18", "year", "0.18"),
        ("千分之6", "period", "0.006"),
        ("1分", "month", "0.01"),
        ("1分5", "month", None),
        ("2厘", "month", "0.002"),
        ("1分", "year", "0.1"),
        ("8厘", "year", "0.08"),
        ("1厘", "day", "0.0001"),
    ],
)
def test_rate(text: str, period: numbers.Period, value: str | None) -> None:
    if value is None:
        with pytest.raises(UnreadableError):
            numbers.rate(text, period)
    else:
        assert numbers.rate(text, period) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("12期", 12), ("12 个月", 12), ("１２", 12), ("6.5", "6.5")]
)
def test_count(text: str, value: int | str) -> None:
    assert numbers.count(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "abc",
            "一万",
            "1e308",
            "1e5",
            "NaN",
            "Infinity",
            "0x10",
            "1_000",
            "--5",
            "1.2.3",
        ),
        *("1,00", "1,2345,678", "1万2", "<b>1</b>", "٣", "²", "1" * 100_000, ",", ".", "+", "万"),
    ],
)
def test_unreadable(text: str) -> None:
    for read in READERS:
        with pytest.raises(UnreadableError):
            read(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in READERS:
        try:
            value = read(text)
        except UnreadableError:
            continue
        assert value.is_finite()


@given(st.decimals(0, 10**9, places=2))
def test_a_written_amount_reads_as_itself(amount: Decimal) -> None:
    assert numbers.money(f"{amount}") == amount
    assert numbers.money(f"{amount:,}") == amount
