"""A debt of the list in the calculators of a single loan."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.household.carry import LOANS, UnfitError, missed, onward, prepayment
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


@pytest.mark.parametrize("name", LOANS)
@given(debt=DEBTS)
def test_what_is_carried_is_answered_and_goes_back_as_the_same_row(name: str, debt: Debt) -> None:
    try:
        loan = LOANS[name](debt)
    except UnfitError:
        return
    given = answer(name, {**calculator(name).form.defaults(), **loan.texts})
    assert given.messages == {}
    (row,) = re.findall('data-carry-row="(.*?)"', given.html or "")
    assert json.loads(unescape(row)) == loan.row


@pytest.mark.parametrize(
    ("changed", "prepay", "overdue"),
    [
        ({"balance": Decimal(0)}, "已经还清", "已经还清"),
        ({"balance": Decimal(50)}, "本金不到 100 元", "本金不到 100 元"),
        ({"payment": Decimal(135)}, "照现在每月还的还不完", "每月还的不比利息多，没有到期的本金"),
        ({"payment": Decimal(9200)}, "只剩一期", None),
        ({"instalments": 1}, "只剩一期", None),
        ({"yearly_rate": Decimal("5.01"), "payment": Decimal(9000)}, "利率太高", "利率太高"),
        ({"balance": Decimal(10_000_001)}, "本金超过 1000 万元", None),
    ],
)
def test_why_a_debt_cannot_be_filled_in_is_said(
    changed: dict[str, Any], prepay: str | None, overdue: str | None
) -> None:
    debt = replace(CARD, **changed)
    for fill, reason in ((prepayment, prepay), (missed, overdue)):
        if reason:
            with pytest.raises(UnfitError, match=f"^{reason}$"):
                fill(debt)


def test_where_the_dearest_cannot_be_filled_in_the_next_is_and_else_the_list_alone() -> None:
    endless = replace(CARD, number=2, yearly_rate=Decimal("0.24"), payment=Decimal(100))
    carry = onward("debt", [CARD, endless])
    assert carry
    assert {link.calculator: link.debt for link in carry.links} == {
        "payoff": None,
        "prepay": 1,
        "overdue": 1,
    }
    alone = onward("debt", [endless])
    assert alone
    assert [(link.text, link.texts) for link in alone.links[1:]] == [
        ("提前还清省多少", ()),
        ("晚还几天会怎样", ()),
    ]


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


def test_the_links_follow_the_answer() -> None:
    texts = (
        calculator("debt").form.emptied()
        | {"income": "8000"}
        | rows({"balance": 100, "rate": 1, "payment": 10})
    )
    html = answer("debt", texts).html or ""
    assert html.index("data-figure") < html.index('data-carry="payoff"') < html.index('"rest"')
    assert onward("debt", []) is None


def test_a_missed_payment_is_split_into_principal_and_interest() -> None:
    debt = Debt(
        number=1, name="x", balance=Decimal(9000), yearly_rate=Decimal("0.18"), payment=Decimal(600)
    )
    assert missed(debt).texts == {
        "principal": "465",
        "interest": "135",
        "days": "1",
        "grace": "0",
        "per": "year",
        "year_rate": "18",
    }
