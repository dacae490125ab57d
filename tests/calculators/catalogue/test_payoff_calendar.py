"""The payments of a plan, as calendars and table files get them."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators.answering import OPENED, answer
from calculators.catalogue import calculator
from calculators.results import PAYMENTS, Headlines

FORM = calculator("payoff").form
FEN = Decimal("0.01")
DEBTS = st.lists(
    st.fixed_dictionaries(
        {
            "balance": st.integers(0, 50_000),
            "rate": st.integers(0, 30),
            "payment": st.integers(0, 2000),
            "due": st.sampled_from(["", *map(str, range(1, 32))]),
        }
    ),
    min_size=1,
    max_size=5,
)


def form(budget: object, *debts: dict[str, object], start: str = "2026-12") -> dict[str, str]:
    return {
        **FORM.emptied(),
        "budget": str(budget),
        "start": start,
        "method": "avalanche",
        **rows(*({"kind": "other", **debt} for debt in debts)),
    }


def plan(texts: dict[str, str]) -> dict[str, Any] | None:
    """Return what the page's script reads; nothing if there is no plan."""
    html = answer("payoff", {**texts, OPENED: PAYMENTS}).html
    assert html
    found = re.search(r'<div hidden data-payments="(.*?)">(.*?)</div>', html)
    if not found:
        assert "data-payments" not in html
        return None
    payees = re.findall(r'<data value="(.*?)" data-name="(.*?)"(?: data-day="(.*?)")?>', found[2])
    return {
        "start": found[1],
        "payees": [
            {
                "name": unescape(name),
                "day": int(day) if day else None,
                "paid": list(map(int, paid.split())),
            }
            for paid, name, day in payees
        ],
    }


def figures(texts: dict[str, str]) -> dict[str, Decimal | str]:
    blocks = calculator("payoff").compute(FORM.read(texts)).blocks
    (first, *_) = (block for block in blocks if isinstance(block, Headlines))
    return {figure.name: figure.value for figure in first.figures}


def test_a_plan_by_hand() -> None:
    found = plan(
        form(
            1000,
            {"name": "老 <王>", "balance": 1500, "rate": 0, "payment": 100, "due": 31},
            {"balance": 300, "rate": 0, "payment": 300},
            {"kind": "housing", "balance": 900_000, "rate": 4, "payment": 5000, "due": 1},
            {"balance": 0},
        )
    )
    assert found == {
        "start": "2026-12",
        "payees": [
            {"name": "老 <王>", "day": 31, "paid": [70_000, 80_000]},
            {"name": "欠款 2", "day": None, "paid": [30_000]},
            {"name": "房贷", "day": 1, "paid": []},
        ],
    }


def test_a_month_to_begin_with_need_not_be_known() -> None:
    found = plan(form(500, {"balance": 400, "rate": 0, "payment": 100}, start=""))
    assert found == {"start": "", "payees": [{"name": "欠款 1", "day": None, "paid": [40_000]}]}


@given(st.integers(100, 10_000), DEBTS)
def test_all_that_the_plan_pays_is_there(budget: int, debts: list[dict[str, object]]) -> None:
    texts = form(budget, *debts)
    found = plan(texts)
    if found is None:
        return
    shown = figures(texts)
    paid = [payee["paid"] for payee in found["payees"]]
    assert sum(map(sum, paid)) * FEN == shown["total_paid"]
    assert max(map(len, paid)) == shown["months"]
    # Nothing comes after the payment with which a debt is cleared.
    assert all(each[-1] > 0 for each in paid)
    assert [payee["day"] for payee in found["payees"]] == [
        int(str(debt["due"])) if debt["due"] else None for debt in debts if debt["balance"]
    ]


def test_nobody_who_does_not_ask_gets_them() -> None:
    texts = form(500, {"balance": 400, "rate": 0, "payment": 100})
    for opened in ({}, {OPENED: ""}, {OPENED: "怎么算的"}):
        html = answer("payoff", texts | opened).html
        assert html
        assert "<div hidden data-payments></div>" in html
