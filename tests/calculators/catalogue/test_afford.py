"""Loans asked backwards, against numpy-financial, plain arithmetic and what always holds."""

import re
from decimal import Decimal
from math import ceil

import numpy_financial as npf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.afford.form import read
from calculators.catalogue.afford.loan import Loan
from calculators.household.outlook import horizon
from calculators.rendering.result import render
from calculators.results import Carry, Headlines, Result, Summary, Tone

AFFORD = calculator("afford")
DEFAULTS = AFFORD.form.defaults()
QUESTIONS = ("amount", "time", "payment")
QUOTES = ("year", "month", "day", "period_fee")


def loan(**texts: object) -> Loan:
    return read(AFFORD.form.read(DEFAULTS | {name: str(text) for name, text in texts.items()}))


def result(**texts: object) -> Result:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return AFFORD.compute(AFFORD.form.read(typed))


def figures(**texts: object) -> dict[str, Decimal]:
    return {
        figure.name: Decimal(figure.value)
        for block in result(**texts).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def summary(**texts: object) -> Summary:
    first = result(**texts).blocks[0]
    assert isinstance(first, Summary)
    return first


def words(**texts: object) -> str:
    return re.sub("<[^>]*>", "", render(result(**texts))).replace("\N{NO-BREAK SPACE}", " ")


@given(
    st.integers(100, 20_000),
    st.integers(1, 120),
    st.integers(1, 3600).map(lambda points: Decimal(points) / 100),
)
@settings(deadline=None)
def test_the_amount_is_the_present_value(payment: int, months: int, rate: Decimal) -> None:
    shown = figures(question="amount", payment=payment, instalments=months, price_year=rate)
    monthly = float(rate) / 1200
    # Half a 分 of each month's interest, and the last 分.
    wiggle = 0.011 - npf.pv(monthly, months, 0.005)
    expected = -npf.pv(monthly, months, payment)
    assert float(shown["largest_principal"]) == pytest.approx(expected, abs=wiggle)
    total = months * payment - expected
    # The last payment may be a little smaller.
    assert float(shown["total_cost"]) == pytest.approx(total, abs=2 * wiggle + months * 0.01)


@given(
    st.integers(1000, 50_000),
    st.integers(2, 120),
    st.integers(1, 3600).map(lambda points: Decimal(points) / 100),
)
@settings(deadline=None)
def test_the_time_is_that_of_a_spreadsheet(principal: int, months: int, rate: Decimal) -> None:
    monthly = float(rate) / 1200
    payment = ceil(-npf.pmt(monthly, months, principal) * 100) / 100
    shown = figures(question="time", principal=principal, payment=payment, price_year=rate)
    periods = float(npf.nper(monthly, -payment, principal))
    wiggle = sum(0.005 * (1 + monthly) ** k for k in range(months)) / payment
    assert ceil(periods - wiggle) <= shown["months"] <= ceil(periods + wiggle)


@given(
    st.integers(1000, 50_000),
    st.integers(1, 120),
    st.integers(1, 3600).map(lambda points: Decimal(points) / 100),
)
@settings(deadline=None)
def test_the_payment_is_that_of_a_spreadsheet(principal: int, months: int, rate: Decimal) -> None:
    shown = figures(question="payment", principal=principal, instalments=months, price_year=rate)
    expected = -npf.pmt(float(rate) / 1200, months, principal)
    assert float(shown["payment"]) == pytest.approx(expected, abs=0.00501)


@pytest.mark.parametrize(
    ("quote", "price", "yearly"),
    [
        ("year", 18, "0.18"),
        ("month", "1.5", "0.18"),
        ("day", "0.05", "0.1825"),
    ],
)
def test_a_price_means_the_same_however_it_is_quoted(
    quote: str, price: object, yearly: str
) -> None:
    shown = figures(question="payment", principal=20_000, quote=quote, **{f"price_{quote}": price})
    assert float(shown["apr_simple"]) == pytest.approx(float(yearly), abs=1e-5)


def test_a_fee_by_hand() -> None:
    fee = {"quote": "period_fee", "price_period_fee": "0.6"}
    # 12,000 in 12 parts: 1,000 and 72 of fee.
    shown = figures(question="payment", principal=12_000, **fee)
    assert (shown["payment"], shown["total_cost"]) == (1072, 864)
    assert figures(question="amount", payment=1072, **fee)["largest_principal"] == 12_000
    assert figures(question="time", principal=12_000, payment=1072, **fee)["months"] == 12
    assert figures(question="time", principal=12_000, payment=1071, **fee)["months"] == 13
    assert "12,000 元，每月不超过 1,071 元，要分 13 期，每期 995 元。" in words(
        question="time", principal=12_000, payment=1071, **fee
    )
    # Excel's RATE of 12 payments of 1,072 for 12,000.
    rate = float(npf.rate(12, -1072, 12_000, 0)) * 12
    assert float(shown["apr_simple"]) == pytest.approx(rate, abs=1e-9)


@pytest.mark.parametrize(
    ("texts", "answered"),
    [
        ({"question": "amount"}, "每月还 800 元，分 12 期，最多能借 8,726 元。利息一共 874 元"),
        ({"question": "time"}, "20,000 元，每月还 800 元，要还 32 个月（2 年 8 个月）。利息一共"),
        ({"question": "payment"}, "20,000 元，分 12 期，每月还 1,834 元。利息一共 2,003 元"),
    ],
)
def test_the_first_sentence_answers_the_question(texts: dict[str, str], answered: str) -> None:
    said = summary(**texts)
    assert said.text.startswith(answered)
    assert "真实年化 18.00%" in said.text
    assert "这是算术，不是建议借。" in words(**texts)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"payment": 299}, "每月 299 元还不完：第一个月光利息就有 300 元，欠的会越来越多。"),
        ({"payment": 300}, "刚够第一个月的利息，欠的一分也不会少。"),
        ({"payment": 301}, "每月 301 元，算到 360 个月（30 年）也还不完"),
        ({"payment": 119, "quote": "period_fee"}, "一期的手续费就要 120 元。"),
        ({"payment": 120, "quote": "period_fee"}, "刚够一期的手续费。"),
        ({"payment": 121, "quote": "period_fee"}, "每月 121 元，算到 360 个月（30 年）也还不完"),
    ],
)
def test_a_payment_that_never_gets_there_is_red_and_the_least_is_named(
    texts: dict[str, object], said: str
) -> None:
    stuck = {"question": "time", **texts}
    assert summary(**stuck).tone is Tone.RED
    assert said in summary(**stuck).text
    least = figures(**stuck)["payment_needed"]
    assert f"每月至少要 {least:,.0f} 元才还得清。" in summary(**stuck).text
    assert figures(**{**stuck, "payment": least})["months"] <= horizon()
    assert "payment_needed" in figures(**{**stuck, "payment": least - 1})


def test_a_rate_beyond_the_ceiling_is_warned_of() -> None:
    assert "正规机构的新贷款不应这么贵" in words(price_year=40)
    assert "正规机构的新贷款不应这么贵" not in words(price_year=18)


def test_other_terms_hold_the_answer_too() -> None:
    shown = loan(question="time")
    assert len(shown.terms) == len(facts.entry("payoff-targets").figures) + 1
    assert "32 期（上面的）" in words(question="time")


def test_the_loan_goes_on_to_the_check() -> None:
    for question in QUESTIONS:
        carry = next(each for each in result(question=question).blocks if isinstance(each, Carry))
        assert [link.calculator for link in carry.links] == ["debt"]
        (link,) = carry.links
        assert link.texts
        form = calculator("debt").form
        assert set(dict(link.texts)) <= set(form.emptied())
        checked = answer("debt", form.emptied() | dict(link.texts))
        assert checked.messages == {}
        assert dict(link.texts)["debts.1.rate"] == "18"
    dear = result(question="payment", quote="day", price_day=2)
    assert not any(isinstance(each, Carry) for each in dear.blocks)


LOANS = st.fixed_dictionaries(
    {
        "question": st.sampled_from(QUESTIONS),
        "payment": st.integers(100, 10**9).map(lambda fen: Decimal(fen).scaleb(-2)),
        "principal": st.integers(10_000, 10**9).map(lambda fen: Decimal(fen).scaleb(-2)),
        "instalments": st.integers(1, 360),
        "quote": st.sampled_from(QUOTES),
        "price_year": st.integers(0, 500),
        "price_month": st.integers(0, 50),
        "price_day": st.integers(0, 20).map(lambda points: Decimal(points).scaleb(-1)),
        "price_period_fee": st.integers(0, 50),
    }
)


@settings(deadline=None)
@given(LOANS)
def test_every_answer_adds_up(texts: dict[str, object]) -> None:
    asked = loan(**texts)
    schedule, shown = asked.schedule, figures(**texts)
    if schedule is None:
        assert asked.question == "time"
        assert summary(**texts).tone is Tone.RED
        assert shown["payment_needed"] > asked.payment
        return
    paid = [each.payment for each in schedule.instalments]
    assert sum(paid) == shown["total_paid"] == schedule.principal + shown["total_cost"]
    assert schedule.instalments[-1].balance == 0
    if asked.question != "payment":
        assert max(paid) <= asked.payment
    if asked.question != "amount":
        assert schedule.principal == asked.principal
    if asked.question != "time":
        assert len(paid) == asked.instalments


@settings(deadline=None)
@given(LOANS, st.integers(1, 50))
def test_more_a_month_borrows_no_less_and_takes_no_longer(
    texts: dict[str, object], more: int
) -> None:
    texts = {**texts, "payment": min(Decimal(str(texts["payment"])), Decimal(10**6))}
    higher = {**texts, "payment": texts["payment"] + more}  # type: ignore[operator]
    low, high = figures(**texts), figures(**higher)
    if texts["question"] == "amount":
        assert high["largest_principal"] >= low["largest_principal"]
    if "months" in low:
        assert high["months"] <= low["months"]


@pytest.mark.parametrize(
    ("texts", "name", "message"),
    [
        ({"payment": "0"}, "payment", "“每月最多还多少”填得太小了。可以填 1 元到"),
        ({"payment": "一千块钱吧"}, "payment", "看不懂“一千块钱吧”。"),
        ({"instalments": "0"}, "instalments", "“分几期（一月一期）”填得太小了。可以填 1 期到"),
        ({"question": "time", "principal": "1"}, "principal", "“借多少，或者还欠多少”填得太小了"),
        ({"quote": "month", "price_month": "51"}, "price_month", "“月利率”填得太大了。"),
        ({"question": "debt"}, "question", "请从列表里选一项想算什么。"),
        ({"quote": "use"}, "quote", "请从列表里选一项怎么报价。"),
        ({"quote": "day", "days_in_year": "366"}, "days_in_year", "请从列表里选一项"),
    ],
)
def test_a_bad_input_gets_a_message(texts: dict[str, str], name: str, message: str) -> None:
    messages = answer("afford", DEFAULTS | texts).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


def test_what_is_asked_for_need_not_be_filled_in() -> None:
    hidden = {"amount": "principal", "time": "instalments", "payment": "payment"}
    for question, name in hidden.items():
        given_answer = answer("afford", DEFAULTS | {"question": question, name: "abc"})
        assert given_answer.messages == {}


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["0", "0.01", "1", "360", "359", "1亿", "500%", "-0", "1000万", "2%", *QUESTIONS, *QUOTES]
)


# The first text of a run waits until hypothesis has sorted all characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), TEXTS))
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, DEFAULTS | typed):
        given_answer = answer("afford", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
