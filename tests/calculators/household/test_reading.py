"""From the rows of the list to debts: what counts, what it is called, what is to be paid."""

from collections.abc import Mapping
from decimal import Decimal

import numpy_financial as npf
import pytest
import pyxirr
from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators.catalogue import calculator
from calculators.display import plain
from calculators.finance.rates import Per
from calculators.household.fields import debt_rows
from calculators.household.model import Debt, Minimum
from calculators.household.reading import DebtList, read_debts

FORM = calculator("payoff").form
DEBTS = debt_rows(())


def listed(*debts: Mapping[str, object]) -> DebtList:
    texts = FORM.emptied() | rows(*debts)
    return read_debts(FORM.read(texts), DEBTS)


def only(debt: Mapping[str, object]) -> Debt:
    (read,) = listed(debt).debts
    return read


@pytest.mark.parametrize("check", ["debt", "payoff"])
def test_every_calculator_with_a_list_asks_the_same_of_a_debt(check: str) -> None:
    (group,) = [
        part
        for part in calculator(check).form.parts
        if part in calculator(check).form.parts and hasattr(part, "heading")
    ]
    assert group.fields == DEBTS.fields
    assert (group.name, group.range, group.added) == ("debts", DEBTS.range, {})


def test_an_empty_row_is_none_and_one_that_is_begun_says_what_is_missing() -> None:
    read = listed(
        {"kind": "card"},
        {"kind": "huabei", "balance": "5000"},
        {"name": "老家", "rate": "4"},
        {"balance": "100", "rate": "12", "payment": "10"},
    )
    assert [debt.name for debt in read.debts] == ["欠款 4"]
    assert read.unfinished == (
        ("花呗", ("利率", "每月要还")),
        ("老家", ("还欠多少", "每月要还")),
    )


def test_nothing_owed_needs_no_price() -> None:
    assert only({"balance": "0"}).balance == 0


@pytest.mark.parametrize(
    ("rate", "quote"),
    [("0.0005", Per.DAY), ("0.012", Per.MONTH), ("0.24", Per.YEAR)],
)
def test_a_yearly_rate_is_that_of_a_loan_at_the_price(rate: str, quote: Per) -> None:
    # A loan of 12 months, paid back in equal payments at the price's own rate of a month.
    monthly = {
        Per.DAY: float(rate) * 365 / 12,
        Per.MONTH: float(rate),
        Per.YEAR: float(rate) / 12,
    }[quote]
    payment = npf.pmt(monthly, 12, -10_000)
    expected = 12 * (pyxirr.irr([10_000, *[-payment] * 12]) or 0)
    percent = plain(Decimal(rate) * 100)
    debt = only({"balance": "10000", "rate": percent, "quote": quote.value, "payment": "900"})
    assert float(debt.yearly_rate) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("quote", "rate", "yearly"),
    [
        ("year", "14.6", "0.146"),
        ("month", "1.5", "0.18"),
        ("day", "0.05", "0.1825"),
        ("day", "万五", "0.1825"),
    ],
)
def test_a_price_is_read_as_it_is_quoted(quote: str, rate: str, yearly: str) -> None:
    debt = only({"balance": "100", "quote": quote, "rate": rate, "payment": "10"})
    assert debt.yearly_rate == Decimal(yearly)


def test_debts_of_the_same_kind_are_told_apart() -> None:
    card = {"kind": "card", "balance": "100", "rate": "18", "payment": "10"}
    names = [
        debt.name for debt in listed(card, card | {"name": "招行"}, card | {"kind": "other"}).debts
    ]
    assert names == ["信用卡 1", "招行", "欠款 3"]


@given(st.integers(1, 10**9), st.integers(1, 1000), st.integers(0, 10**6))
def test_a_minimum_is_a_share_but_no_less_than_the_least_and_no_more_than_is_owed(
    balance: int, share: int, least: int
) -> None:
    owed = Decimal(balance).scaleb(-2)
    minimum = Minimum(share=Decimal(share).scaleb(-3), least=Decimal(least)).of(owed)
    exact = owed * share / 1000
    assert abs(minimum - min(max(exact, Decimal(least)), owed)) <= Decimal("0.005")
    assert minimum <= owed


def test_a_minimum_may_be_a_share_with_a_least_amount() -> None:
    card = {"balance": "9000", "rate": "18", "paid_in": "share", "payment": "10"}
    # The bill at the end of the month is 9,135.
    assert only(card).payment == Decimal("913.50")
    assert only(card | {"least": "1000"}).payment == 1000
    assert only(card | {"balance": "60", "least": "100"}).payment == Decimal("60.90")


@given(st.integers(100, 10**6), st.integers(0, 60), st.integers(1, 360))
def test_instalments_that_are_left_give_the_payment(balance: int, rate: int, left: int) -> None:
    debt = only({"balance": balance, "rate": rate, "left": left})
    expected = -npf.pmt(rate / 1200, left, balance)
    assert float(debt.payment) == pytest.approx(expected, abs=0.006)


def test_the_due_day_the_limit_and_the_place_are_read() -> None:
    debt = only(
        {"balance": 1, "rate": 1, "payment": 1, "due": "15号", "limit": "2万", "place": "3"}
    )
    assert (debt.due_day, debt.limit, debt.place) == (15, 20_000, 3)
