"""Minimums in per cent, promotions and holidays: the calculators against a book kept by hand."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from debts import rows
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ledger import HORIZON, Account, keep

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Headlines, Notice, Result, Table

START = date(2026, 12, 1)
PROMOTION = {"terms": "price", "until": "2027-02-14", "after": "18"}
DEBT: dict[str, object] = {"balance": 3000, "rate": 0, "payment": 200}


@dataclass(frozen=True)
class Typed:
    """A debt as it is typed, and what a book is kept of."""

    row: dict[str, object]
    account: Account


@st.composite
def debts(draw: st.DrawFn) -> Typed:
    """Return a debt with any of the terms that a reader can type."""
    balance = draw(st.integers(1, 3_000_000))
    rate = draw(st.integers(0, 600))
    account = Account(owed=balance, rate=Fraction(rate, 1000))
    row: dict[str, object] = {"balance": f"{balance / 100:.2f}", "rate": rate / 10}
    if draw(st.booleans()):
        percent, least = draw(st.integers(1, 100)), draw(st.none() | st.integers(0, 300))
        row |= {"paid_in": "share", "payment": percent, "least": "" if least is None else least}
        account.share, account.least = Fraction(percent, 100), 100 * (least or 1)
    else:
        account.payment = draw(st.integers(0, 200_000))
        row |= {"payment": f"{account.payment / 100:.2f}"}
    terms = draw(st.sampled_from(["same", "price", "pause", "both"]))
    row["terms"] = terms
    if terms in ("price", "both"):
        account.last_day = START + timedelta(draw(st.integers(0, 800)))
        later = draw(st.integers(0, 600))
        account.later_rate = Fraction(later, 1000)
        row |= {"until": account.last_day, "after": later / 10}
    if terms in ("pause", "both"):
        first, months = draw(st.integers(1, 24)), draw(st.integers(1, 12))
        account.paused = range(first, first + months)
        account.pause_bears = draw(st.booleans())
        row |= {
            "paused": months,
            "paused_from": "" if first == 1 and draw(st.booleans()) else first,
            "paused_interest": "yes" if account.pause_bears else "no",
        }
    return Typed(row, account)


def result(name: str, texts: Texts) -> Result:
    asked = calculator(name)
    return asked.compute(asked.form.read({**asked.form.emptied(), **texts}))


def figures(found: Result) -> dict[str, Decimal | str]:
    return {
        figure.name: figure.value
        for block in found.blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def table(found: Result, caption: str) -> Table:
    return next(
        block for block in found.blocks if isinstance(block, Table) and caption in block.caption
    )


def words(found: Result) -> str:
    return re.sub("<[^>]*>", "", render(found)).replace("\N{NO-BREAK SPACE}", " ")


def notices(found: Result) -> list[str]:
    return [str(block.text) for block in found.blocks if isinstance(block, Notice)]


def typed(*listed: Typed, **others: str) -> dict[str, str]:
    return rows(*(each.row for each in listed)) | {"start": f"{START:%Y-%m}"} | others


def yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


@given(st.lists(debts(), min_size=1, max_size=4))
def test_paying_what_is_asked_for_is_as_in_the_book(listed: list[Typed]) -> None:
    shown = figures(result("debt", typed(*listed, income="10000")))
    books = [keep([each.account], START) for each in listed]
    ends = [book.months if book else None for book in books]
    if None in ends:
        assert shown["months_to_free"] == "never"
    else:
        assert shown["months_to_free"] == max(end or 0 for end in ends)
        interest = sum(sum(book.interest) for book in books if book)
        assert shown["interest_to_come"] == yuan(interest)


@given(st.lists(debts(), min_size=1, max_size=4), st.integers(0, 500_000))
def test_a_plan_is_as_in_the_book(listed: list[Typed], more: int) -> None:
    accounts = [each.account for each in listed]
    asked = sum(
        account.asked(1, account.owed + round(account.owed * account.rate / 12))
        for account in accounts
    )
    found = result("payoff", typed(*listed, budget=str(yuan(asked + more)), method="snowball"))
    order = sorted(
        range(len(accounts)), key=lambda index: (accounts[index].owed, -accounts[index].rate)
    )
    book = keep(accounts, START, order, lambda _: asked + more)
    shown = figures(found)
    if not book or book.months is None:
        assert "months" not in shown
        return
    assert shown["months"] == book.months
    assert shown["interest"] == yuan(sum(book.interest))
    assert shown["total_paid"] == yuan(sum(book.paid))
    assert shown["total_paid"] == Decimal(shown["interest"]) + yuan(
        sum(each.owed for each in accounts)
    )
    months = table(found, "每个月怎么还").rows
    assert [Decimal(str(row[1]).replace(",", "")) for row in months] == list(map(yuan, book.paid))
    assert [Decimal(str(row[2]).replace(",", "")) for row in months] == list(
        map(yuan, book.interest)
    )
    assert months[-1][-1] == "0.00"


@given(st.lists(debts(), min_size=2, max_size=4), st.integers(0, 500_000))
def test_the_dearest_first_are_ordered_by_the_present_or_by_the_later_rates(
    listed: list[Typed], more: int
) -> None:
    accounts = [each.account for each in listed]
    asked = sum(2 * account.asked(1, account.owed) for account in accounts)
    budget = asked + more
    found = figures(result("payoff", typed(*listed, budget=str(yuan(budget)))))
    assume("months" in found)
    last = max((each.last_day for each in accounts if each.last_day), default=START)
    late = (last.year - START.year) * 12 + last.month - START.month + 2
    books = []
    for month in (1, late):
        # Holidays say nothing of a rate.
        rates = [
            Account(
                owed=each.owed, rate=each.rate, last_day=each.last_day, later_rate=each.later_rate
            ).rate_of(month, START)
            for each in accounts
        ]
        order = sorted(range(len(rates)), key=lambda index: (-rates[index], accounts[index].owed))
        books.append(keep(accounts, START, order, lambda _: budget))
    interest = [sum(book.interest) for book in books if book and book.months]
    assert found["interest"] == yuan(min(interest))


def shrinks(listed: Typed) -> bool:
    """Whether what has to be paid never becomes more by itself."""
    account = listed.account
    return not account.share or 12 * account.share > max(account.rate, account.later_rate)


@given(debts().filter(shrinks), st.integers(0, 100_000))
def test_without_a_budget_there_is_enough_as_long_as_terms_change(listed: Typed, paid: int) -> None:
    other = Typed(
        {"balance": "1000", "rate": 0, "payment": paid / 100},
        Account(owed=100_000, rate=Fraction(0), payment=paid),
    )
    texts = calculator("payoff").form.emptied() | typed(listed, other)
    found = result("payoff", texts)
    assert "不够还到底" not in words(found)
    assert "minimums" not in figures(found) or "budget_needed" in figures(found)


def test_a_minimum_by_hand() -> None:
    # 1,000 at 12%: 1,010 x 50% = 505.00; 505 + 5.05: 255.03; 255.02 + 2.55: the least 200;
    # 57.57 + 0.58 are less than that. The interest adds up to 18.18.
    card = {"balance": 1000, "rate": 12, "paid_in": "share", "payment": 50, "least": 200}
    found = result("payoff", rows(card) | {"budget": "505", "start": "2026-12"})
    (said,) = [text for text in notices(found) if "只还最低" in text]
    assert said.startswith(
        "欠款 1 每月只还最低（账单的 50%，按现在欠的是 505.00 元，越还越少），"
        "要 4 个月才还清，利息 18.18 元。"
    )
    # 505 twice, and 5.05 + 5.10: interest 10 + 5.05 + 0.05.
    assert said.endswith("每月都还 505.00 元，3 个月就还清，利息少 3.08 元。")
    assert "（1,000.00 元 + 10.00 元）× 50% → 505.00 元" in words(found)


def test_a_minimum_below_the_interest_never_ends() -> None:
    card = {"balance": 1000, "rate": 24, "paid_in": "share", "payment": 1}
    texts = rows(card) | {"income": "9000"}
    (said,) = [text for text in notices(result("debt", texts)) if "只还最低" in text]
    assert said == (
        "欠款 1 每月只还最低（账单的 1%，按现在欠的是 10.20 元），算到 360 个月也还不完。"
        "这里当作“最低还款至少”是 1 元；合同里多的，填上会快一些。"
    )


def test_a_small_share_ends_by_the_least_amount_of_the_data() -> None:
    assert facts.number("smallest-minimum.amount") == 1
    card = {"balance": 10, "rate": 0, "paid_in": "share", "payment": 10}
    shown = figures(result("debt", rows(card) | {"income": "1"}))
    assert shown["months_to_free"] == 10


def test_terms_that_nobody_asked_for_are_not_in_a_result() -> None:
    for name in ("payoff", "debt"):
        found = words(result(name, rows(DEBT) | {"start": "2026-12", "income": "9000"}))
        assert not re.search("优惠|延期|不用还|只还最低", found)
        chosen = words(
            result(name, rows(DEBT | {"terms": "both"}) | {"start": "2026-12", "income": "9000"})
        )
        assert chosen == found


def test_a_promotion_is_told() -> None:
    found = result("payoff", rows(DEBT | PROMOTION) | {"start": "2026-12", "budget": "300"})
    assert "欠款 1 现在的年利率 0%，到 2027-02-14 为止，之后按 18% 算。" in notices(found)
    # 14 of the 28 days of February.
    assert "第 3 个月起 9%，第 4 个月起 18%" in words(found)


def test_a_holiday_is_told() -> None:
    texts = rows(DEBT | {"terms": "pause", "paused": 3}) | {"budget": "200"}
    assert "欠款 1 从第 1 个月起 3 个月不用还，利息照算。" in notices(result("payoff", texts))
    texts |= {"debts.1.paused_interest": "no", "debts.1.paused_from": "2"}
    assert "欠款 1 从第 2 个月起 3 个月不用还，也不算利息。" in notices(result("payoff", texts))


@pytest.mark.parametrize(
    ("row", "others", "field", "message"),
    [
        ({"until": ""}, {}, "until", "填了“之后的利率”，还要填“优惠到哪天”。"),
        ({"after": ""}, {}, "after", "填了“优惠到哪天”，还要填“之后的利率”。"),
        ({"until": "2026-11-30"}, {}, "until", "这一天在 2026 年 12 月之前，优惠已经到期。"),
        ({"until": "2056-12-01"}, {}, "until", "太远了，只算到 2056 年 11 月。"),
        ({}, {"start": ""}, "until", "填了“优惠到哪天”，还要填“从哪个月开始还”。"),
        ({"until": "x"}, {}, "until", "看不懂“x”，或者没有这一天。"),
        ({"after": "501"}, {}, "after", "“之后的利率”填得太大了。"),
        ({"terms": "pause", "paused": 5, "paused_from": 357}, {}, "paused", "这样要到第 362 个月"),
        ({"terms": "pause", "paused_from": 2}, {}, "paused", "填了“从第几个月起不用还”，还要填"),
        ({"terms": "pause", "paused": 0}, {}, "paused", "“几个月不用还”填得太小了。"),
    ],
)
@pytest.mark.parametrize("name", ["payoff", "debt"])
def test_what_contradicts_itself_gets_a_message_at_its_field(
    name: str, row: dict[str, object], others: dict[str, str], field: str, message: str
) -> None:
    texts = calculator(name).form.emptied() | rows(DEBT, DEBT | PROMOTION | row)
    messages = answer(name, texts | {"start": "2026-12", "income": "9000"} | others).messages
    assert list(messages) == [f"debts.2.{field}"]
    assert messages[f"debts.2.{field}"].startswith(message)


@pytest.mark.parametrize("row", [{"until": "2026-12-01"}, {"until": "2056-11-30"}])
def test_the_first_and_the_last_day_of_a_promotion_are_allowed(row: dict[str, object]) -> None:
    texts = rows(DEBT | PROMOTION | row) | {"start": "2026-12", "budget": "300"}
    assert figures(result("payoff", texts))["months"]


def test_a_budget_that_is_too_small_once_a_holiday_ends_is_explained() -> None:
    paused = {"balance": 5000, "rate": 0, "payment": 500, "terms": "pause", "paused": 2}
    texts = rows(paused, {"balance": 9000, "rate": 0, "payment": 100}) | {"start": "2026-12"}
    found = result("payoff", texts | {"budget": "400", "method": "own", "debts.2.place": "1"})
    said = "每月 400.00 元不够还到底：2027 年 2 月各笔至少要还的，比能拿出的多 200.00 元。"
    assert said in words(found)
    needed = figures(found)["budget_needed"]
    assert "months" in figures(result("payoff", texts | {"budget": str(needed)}))


@given(st.lists(debts(), min_size=1, max_size=3))
@example([Typed(DEBT | PROMOTION, Account(owed=300_000, rate=Fraction(0)))])
def test_the_budget_that_is_named_is_enough(listed: list[Typed]) -> None:
    shown = figures(result("payoff", typed(*listed, budget="0")))
    if needed := shown.get("budget_needed"):
        assert Decimal(needed) > 0
        enough = figures(result("payoff", typed(*listed, budget=str(needed))))
        assert 0 < Decimal(enough["months"]) <= HORIZON
