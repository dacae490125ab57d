"""Money that changes in a payoff plan: another budget from a month on, and lump sums."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from debts import rows
from hypothesis import given
from hypothesis import strategies as st
from ledger import HORIZON, Account, keep

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.finance.due_dates import month_later
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Headlines, Notice, Result, Summary

PAYOFF = calculator("payoff")
START = date(2026, 12, 1)
DEBT = {"balance": 12_000, "rate": 0, "payment": 100}


def texts(*debts: Mapping[str, object], **others: object) -> dict[str, str]:
    typed = {name: str(text) for name, text in others.items()}
    return PAYOFF.form.emptied() | rows(*debts) | {"start": "2026-12", "budget": "1000"} | typed


def result(typed: Texts) -> Result:
    return PAYOFF.compute(PAYOFF.form.read(typed))


def figures(typed: Texts) -> dict[str, Decimal | str]:
    return {
        figure.name: figure.value
        for block in result(typed).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def summary(typed: Texts) -> str:
    return next(block.text for block in result(typed).blocks if isinstance(block, Summary))


def words(typed: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(typed))).replace("\N{NO-BREAK SPACE}", " ")


def notices(typed: Texts) -> list[str]:
    return [str(block.text) for block in result(typed).blocks if isinstance(block, Notice)]


ACCOUNTS = st.lists(
    st.builds(
        Account,
        owed=st.integers(1, 3_000_000),
        rate=st.integers(0, 36).map(lambda percent: Fraction(percent, 100)),
        payment=st.integers(0, 30_000),
    ),
    min_size=1,
    max_size=4,
)
LUMPS = st.none() | st.tuples(st.integers(1, HORIZON), st.integers(0, 1_000_000))


@given(
    ACCOUNTS,
    st.integers(0, 100_000),
    st.none() | st.tuples(st.integers(2, 80), st.integers(0, 200_000)),
    LUMPS,
    st.booleans(),
    LUMPS,
)
def test_a_plan_with_money_that_changes_is_as_in_the_book(
    accounts: list[Account],
    more: int,
    change: tuple[int, int] | None,
    lump: tuple[int, int] | None,
    is_yearly: bool,
    second: tuple[int, int] | None,
) -> None:
    monthly = sum(min(each.payment, each.owed) for each in accounts) + more
    typed: dict[str, object] = {"budget": Decimal(monthly) / 100, "method": "snowball"}
    kinds = {(False, False): "same", (True, False): "change", (False, True): "lump"}
    typed["money"] = kinds.get((change is not None, bool(lump or second)), "both")
    for names, given_amount in (
        (("next_from", "next_budget"), change),
        (("lump_on", "lump"), lump),
        (("second_on", "second_lump"), second),
    ):
        if given_amount:
            month, amount = given_amount
            typed |= {names[0]: f"{month_later(START, month - 1):%Y-%m}"}
            typed |= {names[1]: Decimal(amount) / 100}
    typed["lump_every"] = "yearly" if is_yearly else "once"

    def money(month: int) -> int:
        found = change[1] if change and month >= change[0] else monthly
        if lump and (month == lump[0] or (is_yearly and month in range(lump[0], 361, 12))):
            found += lump[1]
        return found + (second[1] if second and month == second[0] else 0)

    order = sorted(range(len(accounts)), key=lambda at: (accounts[at].owed, -accounts[at].rate))
    book = keep(accounts, START, order, money)
    shown = figures(
        texts(
            *(
                {
                    "balance": Decimal(each.owed) / 100,
                    "rate": each.rate * 100,
                    "payment": Decimal(each.payment) / 100,
                }
                for each in accounts
            ),
            **typed,
        )
    )
    if book is None or book.months is None:
        assert "months" not in shown
        return
    assert shown["months"] == book.months
    assert shown["interest"] == Decimal(sum(book.interest)).scaleb(-2)
    assert shown["total_paid"] == Decimal(sum(book.paid)).scaleb(-2)


def test_a_lump_sum_by_hand() -> None:
    # 12 months without it; 5,000 in the third leave 12,000 - 3,000 - 5,000 = 4,000 after it.
    plain = texts(DEBT)
    assert figures(plain)["months"] == 12
    once = plain | {"money": "lump", "lump": "5000", "lump_on": "2027-02"}
    assert figures(once)["months"] == 7
    assert "每月一共还 1,000 元，2027 年 2 月另有 5,000 元；2027 年 6 月还清" in summary(once)
    # Without a budget for it, 5,000 are there in February and 1,000 a year later in vain.
    assert figures(once | {"second_lump": "1000", "second_on": "2026-12"})["months"] == 6
    yearly = once | {"budget": "100", "lump_every": "yearly"}
    # 100 a month and 5,000 in months 3, 15, 27: 12,000 - 10,000 = 2,000 in 20 payments of 100.
    assert figures(yearly)["months"] == 20
    assert "2027 年 2 月起每年另有 5,000 元" in summary(yearly)


def test_a_budget_that_changes_by_hand() -> None:
    typed = texts(DEBT, money="change", next_budget="2000", next_from="2027-02")
    # 2 x 1,000, then 5 x 2,000.
    assert figures(typed)["months"] == 7
    assert "每月一共还 1,000 元，2027 年 2 月起每月 2,000 元；" in summary(typed)
    assert "1,000.00 元；2027 年 2 月起每月 2,000 元" in words(typed)
    # 500 more in every month: 2 x 1,500 + 4 x 2,500 is more than 12,000.
    assert figures(typed | {"extra": "500"})["extra_months"] == 1


def test_the_budgets_for_a_time_count_lump_sums() -> None:
    typed = texts(DEBT, money="lump", lump="6000", lump_on="2026-12")
    (least,) = re.findall(r"1 年以内([\d,.]+) 元", words(typed))
    assert least == "500.00"
    assert "“每月至少”是从头到尾每月一样的数，额外的钱照算在外。" in notices(typed)


def test_money_that_comes_too_late_is_said() -> None:
    typed = texts(DEBT, money="lump", lump="6000", lump_on="2028-12")
    assert "2027 年 11 月就还清了，那以后的钱用不上。" in notices(typed)


def test_a_budget_that_falls_below_the_minimums_is_explained() -> None:
    typed = texts(DEBT, DEBT, money="change", next_budget="150", next_from="2027-02")
    assert summary(typed) == (
        "每月 1,000.00 元不够还到底：2027 年 2 月各笔至少要还的，比能拿出的多 50.00 元。"
    )


def test_a_first_month_that_only_a_lump_sum_covers() -> None:
    typed = texts(DEBT, money="lump", lump="60", lump_on="2026-12", budget="50")
    assert "不够还到底" in summary(typed)
    less = typed | {"lump": "30"}
    assert summary(less) == (
        "第一个月连额外的一共 80.00 元，不够：各笔至少要还的加起来是 100.00 元，还差 20.00 元。"
    )


def test_what_was_not_asked_for_is_not_in_the_result() -> None:
    plain = words(texts(DEBT))
    assert not re.search("额外|另有|每年|新贷款", plain)
    for choice in ("change", "lump", "both"):
        assert words(texts(DEBT, money=choice)) == plain
    assert words(texts(DEBT, lump="5000", lump_on="2027-02")) == plain


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"lump": "5"}, "lump_on", "填了“额外的一笔是多少”，还要填“哪个月有”。"),
        ({"lump_on": "2027-02"}, "lump", "填了“哪个月有”，还要填“额外的一笔是多少”。"),
        ({"lump": "5", "lump_on": "2026-11"}, "lump_on", "这个月在 2026 年 12 月之前，还没开始"),
        ({"lump": "5", "lump_on": "2056-12"}, "lump_on", "太远了，只算到 2056 年 11 月。"),
        ({"lump": "5", "lump_on": "2027-02", "start": ""}, "lump_on", "填了“哪个月有”，还要填“从"),
        ({"lump": "x"}, "lump", "看不懂“x”。"),
        ({"second_on": "2027-02"}, "second_lump", "填了“另一笔哪个月有”，还要填"),
        ({"next_budget": "5"}, "next_from", "填了“以后每月拿出”，还要填“从哪个月起”。"),
        (
            {"next_budget": "5", "next_from": "2026-12"},
            "next_from",
            "这就是开始还的月份。从第一个月起就是这个数，填在“每月一共能拿出多少还债”里就行。",
        ),
    ],
)
def test_what_contradicts_itself_gets_a_message_at_its_field(
    typed: dict[str, str], field: str, message: str
) -> None:
    messages = answer("payoff", texts(DEBT, money="both") | typed).messages
    assert list(messages) == [field]
    assert messages[field].startswith(message)


@pytest.mark.parametrize("month", ["2026-12", "2056-11"])
def test_the_first_and_the_last_month_are_allowed(month: str) -> None:
    assert figures(texts(DEBT, money="lump", lump="5", lump_on=month))["months"] == 12
