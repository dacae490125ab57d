from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.due_dates import month_later, months_between

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS, st.integers(0, 600))
def test_months_are_counted(day: date, count: int) -> None:
    found = month_later(day, count)
    assert found.day == day.day or month_later(found.replace(day=1)).toordinal() - 1 == (
        found.toordinal()
    )
    assert (found.year - day.year) * 12 + found.month - day.month == count
    assert months_between(day, found) == count


@given(DAYS, DAYS)
def test_counting_is_the_same_from_any_day_of_a_month(first: date, second: date) -> None:
    found = months_between(first, second)
    assert month_later(first.replace(day=1), found) == second.replace(day=1)
    assert months_between(second, first) == -found
