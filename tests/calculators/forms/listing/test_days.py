"""Where day and month could be exchanged, all dates of a list tell which is which."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.forms.dates import Order, orders
from calculators.forms.listing.days import UnsettledError, months_apart, settle


def settled(*texts: str) -> tuple[list[str], Order]:
    days, order = settle([orders(text) for text in texts])
    return list(map(str, days)), order


@pytest.mark.parametrize(
    ("texts", "days", "order"),
    [
        ("3/4/2026 3/5/2026 3/6/2026", "2026-04-03 2026-05-03 2026-06-03", Order.DAY_FIRST),
        ("4/3/2026 5/3/2026 6/3/2026", "2026-04-03 2026-05-03 2026-06-03", Order.MONTH_FIRST),
        ("6/3/2026 5/3/2026 4/3/2026", "2026-06-03 2026-05-03 2026-04-03", Order.MONTH_FIRST),
        ("3/1/2026 3/4/2026 3/7/2026", "2026-01-03 2026-04-03 2026-07-03", Order.DAY_FIRST),
        ("3/4/2026 31/5/2026", "2026-04-03 2026-05-31", Order.DAY_FIRST),
        ("3/4/2026 5/31/2026", "2026-03-04 2026-05-31", Order.MONTH_FIRST),
        ("1/1/2008 3/1/2008 10/30/2008", "2008-01-01 2008-03-01 2008-10-30", Order.MONTH_FIRST),
        ("2026-03-03 3/4/2026 3/5/2026", "2026-03-03 2026-04-03 2026-05-03", Order.DAY_FIRST),
        ("01/05/25 02/05/25 03/05/25", "2025-01-05 2025-02-05 2025-03-05", Order.MONTH_FIRST),
        ("25-11-05 25-12-05 26-01-05", "2025-11-05 2025-12-05 2026-01-05", Order.YEAR_FIRST),
        ("3/12/2025 3/1/2026 3/2/2026", "2025-12-03 2026-01-03 2026-02-03", Order.DAY_FIRST),
        ("5/5/2026 5/6/2026 5/7/2026", "2026-05-05 2026-06-05 2026-07-05", Order.DAY_FIRST),
        ("2026-01-31 1/31/2026", "2026-01-31 2026-01-31", Order.KNOWN),
        ("1/31/2026 31/1/2026", "2026-01-31 2026-01-31", Order.KNOWN),
    ],
)
def test_the_sequence_tells(texts: str, days: str, order: Order) -> None:
    assert settled(*texts.split()) == (days.split(), order)


@pytest.mark.parametrize(
    "texts",
    [
        "3/4/2026",
        "2026-01-15 3/4/2026",
        "3/4/2026 5/4/2026",
        "3/4/2026 5/6/2026 2/8/2026",
        "25-01-05 25-02-05 25-03-05",
        "1/31/2026 31/1/2026 3/4/2026",
    ],
)
def test_what_the_sequence_does_not_tell_is_asked(texts: str) -> None:
    with pytest.raises(UnsettledError) as raised:
        settled(*texts.split())
    assert len(raised.value.days) > 1


@given(
    st.dates(date(2001, 1, 1), date(2040, 1, 1)).filter(lambda day: day.day <= 28),
    st.integers(3, 40),
    st.booleans(),
    st.booleans(),
)
def test_a_monthly_plan_is_never_misread(
    start: date, count: int, is_american: bool, is_short: bool
) -> None:
    days = [
        date(start.year + (start.month - 1 + k) // 12, (start.month - 1 + k) % 12 + 1, start.day)
        for k in range(count)
    ]
    style = ("%m/%d/" if is_american else "%d/%m/") + ("%y" if is_short else "%Y")
    try:
        found, _order = settle([orders(day.strftime(style)) for day in days])
    except UnsettledError:
        return
    assume(found)
    assert list(found) == days


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ("2026-01-31 2026-02-28 2026-03-31", 1),
        ("2026-01-15 2026-04-15 2026-07-15", 3),
        ("2025-01-15 2026-01-15", 12),
        ("2026-01-17 2026-02-15 2026-03-16", 1),
        ("2026-01-01 2026-02-20 2026-03-01", 0),
        ("2026-01-15 2026-03-15 2026-04-15", 0),
        ("2026-01-15", 0),
        ("2026-01-15 2026-01-22", 0),
    ],
)
def test_months_apart(days: str, months: int) -> None:
    assert months_apart(list(map(date.fromisoformat, days.split()))) == months
