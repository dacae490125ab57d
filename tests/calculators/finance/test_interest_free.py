"""Interest from the day of purchase, against a ledger that is kept day by day."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance.interest_free import Basis, Entry, lost_interest

BEGIN = date(2026, 3, 6)
DUE, UNTIL = BEGIN + timedelta(48), BEGIN + timedelta(60)
AMOUNTS = st.integers(0, 500_000).map(lambda n: Decimal(n) / 100)
PURCHASES = st.lists(
    st.builds(Entry, st.integers(0, 29).map(lambda n: BEGIN + timedelta(n)), AMOUNTS), max_size=5
)
PAYMENTS = st.lists(
    st.builds(Entry, st.integers(0, 59).map(lambda n: BEGIN + timedelta(n)), AMOUNTS), max_size=4
)
RATES = st.integers(0, 10).map(lambda n: Decimal(n) / 10_000)


def ask(purchases: list[Entry], payments: list[Entry], rate: Decimal, basis: Basis) -> Decimal:
    return lost_interest(purchases, payments, due=DUE, until=UNTIL, daily_rate=rate, basis=basis)


def ledger(purchases: list[Entry], payments: list[Entry], rate: Decimal, basis: Basis) -> Fraction:
    """Keep an account day by day, in fractions; paid in full by the due day it bears nothing."""
    early = sum((Fraction(each.amount) for each in payments if each.day <= DUE), Fraction(0))
    if early >= sum(Fraction(each.amount) for each in purchases):
        return Fraction(0)
    forgiven = early if basis is Basis.UNPAID else Fraction(0)
    interest = account = Fraction(0)
    day = BEGIN
    while day < UNTIL:
        for each in purchases:
            if each.day == day:
                used = min(forgiven, Fraction(each.amount))
                forgiven -= used
                account += Fraction(each.amount) - used
        for each in payments:
            if each.day == day and (basis is Basis.WHOLE or day > DUE):
                account -= Fraction(each.amount)
        interest += max(account, Fraction(0)) * Fraction(rate)
        day += timedelta(1)
    return interest


@given(PURCHASES, PAYMENTS, RATES, st.sampled_from(Basis))
def test_it_is_as_in_the_ledger(
    purchases: list[Entry], payments: list[Entry], rate: Decimal, basis: Basis
) -> None:
    found = Fraction(ask(purchases, payments, rate, basis))
    assert abs(found - ledger(purchases, payments, rate, basis)) <= Fraction(1, 200)


@given(PURCHASES, PAYMENTS, RATES)
def test_on_what_is_unpaid_it_is_never_more_than_on_the_whole(
    purchases: list[Entry], payments: list[Entry], rate: Decimal
) -> None:
    # Where a payment was made before there was anything to pay, both say what they may.
    later = [each for each in payments if each.day >= BEGIN + timedelta(29)]
    assert ask(purchases, later, rate, Basis.UNPAID) <= ask(purchases, later, rate, Basis.WHOLE)


@given(PURCHASES, RATES, st.sampled_from(Basis))
def test_in_full_by_the_due_day_it_is_nothing_and_a_fen_less_is_not(
    purchases: list[Entry], rate: Decimal, basis: Basis
) -> None:
    whole = sum((each.amount for each in purchases), Decimal(0))
    assert ask(purchases, [Entry(DUE, whole)], rate, basis) == 0
    if whole > 100 and rate:
        short = [Entry(DUE, whole - Decimal("0.01"))]
        assert (ask(purchases, short, rate, Basis.WHOLE) > 0) is True


def test_a_day_too_late_costs_every_day() -> None:
    purchases = [Entry(BEGIN, Decimal(10_000))]
    late = [Entry(DUE + timedelta(1), Decimal(10_000))]
    for basis in Basis:
        assert ask(purchases, late, Decimal("0.0005"), basis) == Decimal("245.00")


@pytest.mark.parametrize(
    ("entry", "rate", "message"),
    [
        (Entry(UNTIL, Decimal(1)), Decimal(0), "must lie before"),
        (Entry(BEGIN, Decimal("0.001")), Decimal(0), "must be whole 分"),
        (Entry(BEGIN, Decimal(-1)), Decimal(0), "must be whole 分"),
        (Entry(BEGIN, Decimal(1)), Decimal("NaN"), "must be finite and not negative"),
    ],
)
def test_what_makes_no_sense_is_refused(entry: Entry, rate: Decimal, message: str) -> None:
    for purchases, payments in (([entry], []), ([], [entry])):
        with pytest.raises(ValueError, match=message):
            ask(purchases, payments, rate, Basis.WHOLE)
