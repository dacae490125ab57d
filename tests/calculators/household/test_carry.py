"""A debt of the list in the calculators of a single loan."""

from decimal import Decimal

import pytest
from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators import answer
from calculators.catalogue import calculator
from calculators.household.carry import missed, onward, prepayment
from calculators.household.model import Debt

AMOUNTS = st.integers(0, 10**8).map(lambda fen: Decimal(fen).scaleb(-2))
CARD = Debt(
    number=1,
    name="x",
    balance=Decimal(9000),
    yearly_rate=Decimal("0.18"),
    payment=Decimal(600),
)
DEBTS = st.builds(
    Debt,
    number=st.just(1),
    name=st.just("x"),
    balance=AMOUNTS,
    yearly_rate=st.integers(0, 600).map(lambda rate: Decimal(rate).scaleb(-2)),
    payment=AMOUNTS,
    instalments=st.none() | st.integers(1, 360),
)


@given(DEBTS)
def test_what_is_carried_is_answered(debt: Debt) -> None:
    if texts := prepayment(debt) if debt.balance else None:
        form = calculator("prepay").form.defaults() | texts
        assert answer("prepay", form).messages == {}
    if texts := missed(debt):
        form = calculator("overdue").form.defaults() | texts
        assert answer("overdue", form).messages == {}


@pytest.mark.parametrize(
    ("here", "others"),
    [("debt", ["payoff", "prepay", "overdue"]), ("payoff", ["debt", "prepay", "overdue"])],
)
def test_every_calculator_leads_to_the_others(here: str, others: list[str]) -> None:
    debt = Debt(
        number=1,
        name="花呗",
        balance=Decimal(6000),
        yearly_rate=Decimal("0.18"),
        payment=Decimal(600),
    )
    carry = onward(here, [debt])
    assert carry
    assert [link.calculator for link in carry.links] == others
    for link in carry.links:
        if link.texts:
            assert dict(link.texts).keys() <= calculator(link.calculator).form.defaults().keys()


def test_the_links_stand_under_the_verdict() -> None:
    texts = (
        calculator("debt").form.emptied()
        | {"income": "8000"}
        | rows({"balance": 100, "rate": 1, "payment": 10})
    )
    html = answer("debt", texts).html or ""
    assert html.index('data-carry="payoff"') < html.index("data-figure")
    assert onward("debt", []) is None


def test_a_missed_payment_is_split_into_principal_and_interest() -> None:
    debt = Debt(
        number=1, name="x", balance=Decimal(9000), yearly_rate=Decimal("0.18"), payment=Decimal(600)
    )
    assert missed(debt) == {
        "principal": "465",
        "interest": "135",
        "days": "1",
        "grace": "0",
        "per": "year",
        "year_rate": "18",
    }
