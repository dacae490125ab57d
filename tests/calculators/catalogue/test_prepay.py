"""Paying back early, against numpy-financial, plain arithmetic and what always holds."""

import re
from decimal import Decimal

import numpy_financial as npf
import pytest
import reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.prepay.courses import Comparison, Kind
from calculators.catalogue.prepay.form import read
from calculators.rendering.result import render
from calculators.results import Chart, Result

PREPAY = calculator("prepay")
DEFAULTS = PREPAY.form.defaults()
METHODS = ("equal_payment", "equal_principal", "flat", "interest_only")
QUOTES = ("year", "month", "day", "period_fee", "total_fee")
RESTS = ("none", "next", "all")


def comparison(**texts: object) -> Comparison:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return read(PREPAY.form.read(typed))


def result(**texts: object) -> Result:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return PREPAY.compute(PREPAY.form.read(typed))


def figures(**texts: object) -> dict[str, Decimal]:
    shown = reading.figures(result(**texts))
    return {name: Decimal(value) for name, value in shown.items() if value != "never"}


def words(**texts: object) -> str:
    return re.sub("<[^>]*>", "", render(result(**texts))).replace("\N{NO-BREAK SPACE}", " ")


LOAN = {
    "principal": 30_000,
    "instalments": 24,
    "paid": 6,
    "method": "equal_payment",
    "quote": "year",
    "price_year": 18,
    "early_fee": "none",
    "later": 6,
    "extra": 5000,
}


def test_an_annuity_agrees_with_numpy_financial() -> None:
    shown = figures(**LOAN)
    payment = -float(npf.pmt(0.015, 24, 30_000))
    balance = -float(npf.fv(0.015, 6, -payment, 30_000))
    # Each month is rounded to 分: 24 months of half a 分 at most.
    near = pytest.approx
    assert float(shown["payoff_amount"]) == near(balance, abs=0.2)
    assert float(shown["interest_saved"]) == near(18 * payment - balance, abs=0.2)
    later = -float(npf.fv(0.015, 12, -payment, 30_000))
    assert float(shown["saving_later"]) == near(12 * payment - later, abs=0.2)
    lower = -float(npf.pmt(0.015, 18, balance - 5000))
    assert float(shown["saving_lower"]) == near(
        18 * payment - balance - 18 * lower + balance - 5000, abs=0.3
    )
    count = float(npf.nper(0.015, -payment, balance - 5000))
    shorten = next(c for c in comparison(**LOAN).courses if c.kind is Kind.SHORTEN)
    assert len(shorten.instalments) == -(-count // 1) == 14


def test_equal_principal_by_hand() -> None:
    # 12,000 in 12, 1% a month, 4 paid: 8,000 left, interest 80 + 70 + ... + 10 = 360.
    loan = {
        **LOAN,
        "principal": 12_000,
        "instalments": 12,
        "paid": 4,
        "method": "equal_principal",
        "quote": "month",
        "price_month": 1,
        "early_fee": "share",
        "fee_share": 2,
        "later": 3,
        "extra": 3000,
    }
    shown = figures(**loan)
    assert shown["interest_saved"] == 360
    assert shown["early_fee"] == 160
    assert shown["saving_now"] == 200
    assert shown["payoff_amount"] == 8160
    # 80, then 150, then 210: more than 160 in the third month.
    assert shown["break_even_month"] == 3
    # After 3 more: 5,000 left, 50 + 40 + 30 + 20 + 10 = 150 less 2% of 5,000.
    assert shown["saving_later"] == 50
    # 5,000 left at once: 150 in 5 months instead of 360, less 60.
    assert shown["saving_shorten"] == 150
    # 5,000 in 8 of 625: 1% of 5,000 x (1 + 7/8 + ... + 1/8) = 225.
    assert shown["saving_lower"] == 360 - 225 - 60
    # 3,000 of the 5,000 after 3 more: 20 + 10 instead of 150, less 60.
    assert shown["saving_shorten_later"] == 150 - 30 - 60


def test_a_constant_fee_by_hand() -> None:
    # 12,000 in 12, 0.6% a month of 72, 4 paid: 8 x 72 = 576 to come.
    loan = {
        **LOAN,
        "principal": 12_000,
        "instalments": 12,
        "paid": 4,
        "method": "flat",
        "quote": "period_fee",
        "price_period_fee": "0.6",
        "early_fee": "fixed",
        "fee_fixed": 100,
        "later": 3,
        "extra": 3000,
    }
    shown = figures(**loan)
    assert shown["interest_saved"] == 576
    assert shown["saving_now"] == 476
    assert shown["saving_later"] == 5 * 72 - 100
    assert shown["saving_shorten"] == 3 * 72 - 100
    assert shown["saving_shorten_later"] == 3 * 72 - 100
    assert shown["saving_lower"] == -100
    assert shown["break_even_month"] == 2
    assert figures(**loan, rest="next")["saving_now"] == 476 - 72
    everything = figures(**loan, rest="all")
    for name in (
        "saving_now",
        "saving_later",
        "saving_shorten",
        "saving_lower",
        "saving_shorten_later",
    ):
        assert everything[name] == -100
    assert "break_even_month" not in everything
    assert "回不了本" in words(**loan, rest="all")
    assert "不划算：现在还清反而多花 100 元" in words(**loan, rest="all")


def test_interest_only_has_no_shorter_term() -> None:
    shown = figures(**LOAN | {"method": "interest_only"})
    # 18 x 1.5% of 30,000, and of 5,000.
    assert shown["saving_now"] == 8100
    assert shown["saving_lower"] == 1350
    assert "saving_shorten" not in shown


def test_extra_that_settles_is_not_compared() -> None:
    shown = figures(**LOAN | {"extra": 25_000})
    assert "saving_lower" not in shown
    assert "就还清了" in words(**LOAN | {"extra": 25_000})
    assert "saving_lower" not in figures(**LOAN | {"extra": 0})


def test_waiting_to_the_end_is_no_settling() -> None:
    assert "saving_later" not in figures(**LOAN | {"later": 18})
    assert "saving_later" in figures(**LOAN | {"later": 17})


LOANS = st.fixed_dictionaries(
    {
        "principal": st.integers(10_000, 10**8).map(lambda fen: Decimal(fen).scaleb(-2)),
        "instalments": st.integers(1, 120),
        "method": st.sampled_from(METHODS),
        "quote": st.sampled_from(QUOTES),
        "price_year": st.integers(0, 300),
        "price_month": st.integers(0, 30),
        "price_day": st.integers(0, 20).map(lambda points: Decimal(points).scaleb(-1)),
        "price_period_fee": st.integers(0, 30),
        "price_total_fee": st.integers(0, 100_000),
        "fee_fixed": st.integers(0, 5000),
        "fee_share": st.integers(0, 20),
        "early_fee": st.sampled_from(["none", "fixed", "share"]),
        "rest": st.sampled_from(RESTS),
        "later": st.integers(1, 120),
        "extra": st.integers(0, 10**6),
    }
).flatmap(
    lambda loan: st.integers(0, int(str(loan["instalments"])) - 1).map(
        lambda paid: {**loan, "paid": paid}
    )
)


@settings(deadline=None)
@given(LOANS)
def test_every_course_adds_up(loan: dict[str, object]) -> None:
    compared = comparison(**loan)
    balance = compared.loan.balance()
    for course in compared.courses:
        assert course.paid == balance + course.cost
        owed = course.balances(len(compared.loan.left))
        assert list(owed) == sorted(owed, reverse=True)
        assert owed[-1] == 0
        assert compared.saving(course) == compared.keep.cost - course.cost
        assert compared.saving(course) == (
            compared.spared(course) - course.early_fee - course.still_due
        )
        assert course.principal == balance
        if course.kind not in (Kind.NOW, Kind.LATER):
            assert course.instalments[-1].balance == 0
    assert compared.saving(compared.keep) == 0
    for chart in (block for block in result(**loan).blocks if isinstance(block, Chart)):
        assert {len(series.values) for series in chart.series} == {len(chart.x)}


@settings(deadline=None)
@given(LOANS, st.integers(0, 20))
def test_a_higher_fee_never_saves_more(loan: dict[str, object], more: int) -> None:
    share = {**loan, "early_fee": "share"}
    higher = {**share, "fee_share": min(int(str(loan["fee_share"])) + more, 20)}
    cheap, dear = figures(**share), figures(**higher)
    for name in (
        "saving_now",
        "saving_later",
        "saving_shorten",
        "saving_lower",
        "saving_shorten_later",
    ):
        if name in cheap:
            assert dear[name] <= cheap[name]
    assert dear.get("break_even_month", 10**6) >= cheap.get("break_even_month", 10**6)


@settings(deadline=None)
@given(LOANS)
def test_without_a_fee_sooner_is_never_worse(loan: dict[str, object]) -> None:
    compared = comparison(**{**loan, "early_fee": "none", "rest": "none"})
    savings = [compared.saving(course) for course in compared.by_month]
    assert savings == sorted(savings, reverse=True)
    assert savings[0] >= max(compared.saving(course) for course in compared.courses) - Decimal(
        "0.01"
    ) * len(compared.loan.left)


@settings(deadline=None)
@given(LOANS)
def test_the_break_even_month_is_the_first_to_outweigh(loan: dict[str, object]) -> None:
    compared = comparison(**loan)
    price = compared.now.early_fee + compared.now.still_due
    month = compared.break_even
    spared = [
        sum(instalment.charge for instalment in compared.loan.left[:count])
        for count in range(1, len(compared.loan.left) + 1)
    ]
    assert month == next((m for m, amount in enumerate(spared, 1) if amount > price), None)
    assert (month is not None) == (compared.saving(compared.now) > 0)


def test_the_explanation_puts_the_numbers_in() -> None:
    shown = words(**LOAN)
    assert "年利率 18% ÷ 12 = 每月 1.5000%，还了 6 期，剩 23,473.17 元" in shown
    assert "3,485.89 元 − 0.00 元 = 3,485.89 元" in shown


def test_the_rule_is_shown_with_its_verdict() -> None:
    html = answer("prepay", DEFAULTS).html
    assert html is not None
    assert "sources.html#early-repayment" in html


@pytest.mark.parametrize(
    ("texts", "name", "message"),
    [
        ({"paid": "24"}, "paid", "“已经还了几期”要比一共的期数少"),
        ({"paid": "-1"}, "paid", "“已经还了几期”填得太小了。可以填 0 期到"),
        ({"fee_share": "30"}, "fee_share", "“违约金比例”填得太大了。可以填 0% 到 20%"),
        ({"quote": "month", "price_month": "x"}, "price_month", "看不懂“x”。"),
        ({"extra": "-1"}, "extra", "“对比：先还一部分”填得太小了。"),
    ],
)
def test_a_bad_input_gets_a_message(texts: dict[str, str], name: str, message: str) -> None:
    messages = answer("prepay", DEFAULTS | texts).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["0", "0.01", "1", "360", "359", "1亿", "500%", "-0", "1000万", *METHODS, *QUOTES, *RESTS]
)


# The first text of a run waits until hypothesis has sorted all characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), TEXTS))
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, DEFAULTS | typed):
        given_answer = answer("prepay", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)


def test_what_costs_more_is_said_to() -> None:
    shown = words(**{**LOAN, "price_year": 0, "early_fee": "fixed", "fee_fixed": 50})
    assert "反而多花50.00 元违约金等 − 省下的" in shown
    assert "不划算：现在还清反而多花 50 元" in shown


def test_the_last_instalment_is_worth_paying_now_or_not_at_all() -> None:
    texts = {**LOAN, "paid": 23, "early_fee": "share", "fee_share": 1}
    assert "只有现在就还清，才少花钱。" in words(**texts)


@pytest.mark.parametrize("method", METHODS[:3])
def test_what_is_paid_off_by_rounding_has_no_rate(method: str) -> None:
    # 100 / 360 is 0.28 when rounded up: the last instalments are nothing of nothing.
    last = {"principal": 100, "instalments": 360, "paid": 359, "method": method}
    shown = render(result(**last, quote="total_fee", price_total_fee=0))
    assert 'data-carry-row="{}"' in shown
