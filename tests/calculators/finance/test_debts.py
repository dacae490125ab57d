"""What is owed and its terms over time: prices that change on a day, against counting days."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.debts import Holiday, Owed, Price, price_from

DAYS = st.dates(date(2025, 1, 1), date(2035, 12, 31))
RATES = st.integers(0, 3600).map(lambda n: Decimal(n) / 10_000)


@given(DAYS, st.integers(-40, 1200), RATES, RATES)
def test_a_month_has_the_mean_of_its_days(
    start: date, wait: int, before: Decimal, after: Decimal
) -> None:
    day = start + timedelta(wait)
    debt = Owed(
        balance=Decimal(1),
        yearly_rate=before,
        minimum=Decimal(0),
        prices=price_from(start, day, before, after),
    )
    for month in range(1, 42):
        first = start + relativedelta(months=month - 1)
        length = (start + relativedelta(months=month) - first).days
        days = [first + timedelta(number) for number in range(length)]
        mean = sum(Fraction(after if each >= day else before) for each in days) / length
        assert abs(Fraction(debt.rate_in(month)) - mean) < Fraction(1, 10**50)


def test_later_prices_replace_earlier_ones_in_whatever_order_they_are_given() -> None:
    prices = (Price(7, Decimal("0.3")), Price(3, Decimal("0.2")))
    debt = Owed(balance=Decimal(1), yearly_rate=Decimal("0.1"), minimum=Decimal(0), prices=prices)
    assert [str(debt.rate_in(month)) for month in (2, 3, 6, 7)] == ["0.1", "0.2", "0.2", "0.3"]


def test_of_two_holidays_the_one_without_interest_holds() -> None:
    debt = Owed(
        balance=Decimal(1),
        yearly_rate=Decimal("0.1"),
        minimum=Decimal(0),
        holidays=(Holiday(1, 3), Holiday(3, 2, interest=False)),
    )
    found = [debt.holiday_in(month) for month in range(1, 6)]
    assert [each.interest if each else None for each in found] == [True, True, False, False, None]
