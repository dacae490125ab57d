from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.fields import FieldError
from calculators.forms.months import CalendarMonth
from calculators.ranges import Range

FIELD = CalendarMonth(
    name="start", label="月份", default="", years=Range(Decimal(1900), Decimal(2200))
)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_every_way_to_write_a_month_is_read(day: date) -> None:
    for text in (
        f"{day.year}-{day.month}",
        f"{day:%Y-%m}",
        f"{day.year}/{day.month}",
        f"{day.year}.{day.month:02}",
        f"{day.year} 年 {day.month} 月",
        f"{day.year}年{day.month}",
        f"{day:%Y%m}",
        "".join(chr(ord(character) + 0xFEE0) for character in f"{day:%Y-%m}"),
    ):
        assert FIELD.read(text) == day.replace(day=1)


@pytest.mark.parametrize(
    "text", ["", " ", "12", "2026", "2026-13", "2026-00", "1899-12", "2201-01", "20261", "x" * 999]
)
def test_what_is_no_month_gets_a_message(text: str) -> None:
    with pytest.raises(FieldError, match="可以填 1900 到 2200 年里的一个月"):
        FIELD.read(text)


@given(st.text())
def test_any_text_is_read_or_gets_a_message(text: str) -> None:
    with suppress(FieldError):
        assert FIELD.read(text).day == 1
