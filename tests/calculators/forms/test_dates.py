from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.dates import AmbiguousError, read
from calculators.forms.quantities.characters import UnreadableError


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_way_to_write_a_day_is_read(day: date) -> None:
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day:02}",
        f"{day:%Y%m%d}",
        f" {day.year}年{day.month}月{day.day}日 ",
        f"{day.year}年{day.month:02}月{day.day:02}",
    ):
        assert read(text) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_american_or_european_day_is_read_where_it_can_only_be_one(day: date) -> None:
    for text in f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}":
        if day.day > 12 or day.day == day.month:
            assert read(text) == day
        else:
            with pytest.raises(AmbiguousError) as raised:
                read(text)
            assert day in raised.value.days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-30",
        "2026-13-01",
        "31/31/2026",
        "2026-1",
        "26-01-31",
        "2026/01-31",
        "20260132",
        "2026-01-31x",
        "0000-01-01",
        "２０２６-01-31",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text)
