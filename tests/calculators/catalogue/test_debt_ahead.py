"""The check of debts looks ahead: months until free, trouble, and what one more loan would do."""

import re
from decimal import Decimal

import numpy_financial as npf
import pytest
import reading
from debts import rows
from hypothesis import assume, given
from hypothesis import strategies as st
from reading import read

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.display import percent, plain
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Chart, Result, Table
from calculators.rounding import rounded

DEBT = calculator("debt")
LIGHTS = ["green", "amber", "red"]
NAMES = ("kind", "balance", "limit", "rate", "payment")


def form(
    income: object,
    savings: object,
    *debts: tuple[object, ...],
    rate: object = 18,
    term: object = 12,
) -> dict[str, str]:
    """Return what is typed: each debt as kind, balance, limit, yearly rate in %, payment."""
    texts = {
        "income": str(income),
        "savings": str(savings),
        "rent": "0",
        "living": "0",
        "new_loan": "yes",
        "new_rate": str(rate),
        "new_term": str(term),
    }
    return texts | rows(*(dict(zip(NAMES, debt, strict=True)) for debt in debts))


def debt(
    balance: tuple[int, int], limit: tuple[int, int], payment: tuple[int, int], *kinds: str
) -> st.SearchStrategy[tuple[object, ...]]:
    """Give a debt of one of some kinds, each amount from a range, at 0 to 36% a year."""
    return st.tuples(
        st.sampled_from(kinds),
        st.integers(*balance),
        st.integers(*limit),
        st.integers(0, 36),
        st.integers(*payment),
    )


DEBTS = st.lists(
    debt((0, 100_000), (0, 200_000), (0, 5_000), "card", "weilidai", "housing", "other"),
    min_size=1,
    max_size=3,
)
FORMS = st.builds(
    lambda income, savings, debts, rate, term: form(income, savings, *debts, rate=rate, term=term),
    st.integers(0, 100_000),
    st.integers(0, 300_000),
    DEBTS,
    st.integers(0, 36),
    st.integers(1, 60),
)


def result(texts: Texts) -> Result:
    return DEBT.compute(DEBT.form.read(texts))


def figures(texts: Texts) -> dict[str, Decimal | str]:
    return reading.figures(result(texts))


def number(texts: Texts, name: str) -> Decimal:
    value = figures(texts)[name]
    assert isinstance(value, Decimal)
    return value


def verdict(texts: Texts) -> str:
    return str(figures(texts)["verdict"])


def table(texts: Texts, caption: str) -> Table:
    return next(
        block
        for block in result(texts).blocks
        if isinstance(block, Table) and caption in block.caption
    )


def words(texts: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(texts))).replace("\N{NO-BREAK SPACE}", " ")


def test_a_published_time_and_those_of_a_spreadsheet() -> None:
    """NSF Wall Street, "Eliminate debt" (2019): 37,000 at 6% and 415 a month takes 119 months.

    The others are Excel's NPER and NPER x payment - balance, the last payment being smaller:
    NPER(16%/12, -25, 1000) = 57.54, NPER(25%/12, -150, 4700) = 51.30.
    """
    texts = form(
        100_000,
        100_000,
        ("card", 1000, 1000, 16, 25),
        ("card", 4700, 4700, 25, 150),
        ("other", 37_000, 37_000, 6, 415),
    )
    rows = table(texts, "每一笔还要多久").rows
    assert [row[1] for row in rows] == ["58 个月", "52 个月", "119 个月"]
    for row, (rate, payment, balance) in zip(
        rows, ((16, 25, 1000), (25, 150, 4700), (6, 415, 37_000)), strict=True
    ):
        periods = float(npf.nper(rate / 1200, -payment, balance))
        shown = float(str(row[2]).removesuffix(" 元").replace(",", ""))
        assert shown == pytest.approx(periods * payment - balance, rel=2e-3)
    assert figures(texts)["months_to_free"] == 119


@given(st.integers(1000, 100_000), st.integers(1, 36), st.integers(6, 120))
def test_a_debt_takes_the_time_of_a_spreadsheet(balance: int, rate: int, months: int) -> None:
    payment = round(float(-npf.pmt(rate / 1200, months, balance)) + 0.01, 2)
    texts = form(100_000, 0, ("card", balance, balance, rate, payment))
    assert abs(int(number(texts, "months_to_free")) - months) <= 1


def test_a_debt_that_never_ends_is_said() -> None:
    texts = form(10_000, 1000, ("card", 10_000, 10_000, 24, 200), ("other", 100, 100, 0, 50))
    assert figures(texts)["months_to_free"] == "never"
    assert "interest_to_come" not in figures(texts)
    assert [row[1] for row in table(texts, "每一笔还要多久").rows] == ["还不完", "2 个月"]
    # The 50 of the debt that is gone pay the other off.
    assert "各还各的有一笔还不完" in words(texts)


def test_a_housing_loan_has_its_time_but_counts_not() -> None:
    house = ("housing", 900_000, 1_000_000, 4, 5000)
    texts = form(30_000, 1000, ("card", 1000, 10_000, 12, 500), house)
    assert figures(texts)["months_to_free"] == 3
    rows = table(texts, "每一笔还要多久").rows
    # nper(4%/12, -5000, 900000) = 275.3
    assert rows[1][1] == "276 个月"


def test_no_debts_no_time() -> None:
    texts = form(10_000, 1000, ("other", 0, 0, 0, 0))
    assert "months_to_free" not in figures(texts)
    assert "stress_all" not in figures(texts)
    assert not any(isinstance(block, Chart) for block in result(texts).blocks)


@given(FORMS)
def test_the_chart_ends_with_nothing(texts: dict[str, str]) -> None:
    charts = [block for block in result(texts).blocks if isinstance(block, Chart)]
    months = figures(texts).get("months_to_free", Decimal(0))
    assert bool(charts) == (isinstance(months, Decimal) and months > 0)
    for chart in charts:
        values = chart.series[0].values
        assert len(values) - 1 == months
        assert values[-1] == 0 < values[-2]


def test_each_trouble_is_that_of_the_data() -> None:
    texts = form(10_000, 3000, ("card", 6000, 10_000, 12, 2000), ("other", 4000, 8000, 24, 1000))
    rows = {str(row[0]): row[1:] for row in table(texts, "变差以后").rows if row[0] == "现在"}
    assert rows["现在"][0] == "30.0%"
    drop, rise, cut = map(
        facts.number, ("stress-income.drop", "stress-rate.rise", "stress-limit.cut")
    )
    income, rate, limit, all_three = table(texts, "变差以后").rows[1:]
    earned = 10_000 * (1 - drop)
    paid = 3000 + 10_000 * rise / 100 / 12
    granted = max(10_000 * (1 - cut), Decimal(6000)) + 8000  # no limit falls below what is owed
    assert income[1] == percent(3000 / earned, 1)
    assert rate[1] == percent(paid / 10_000, 1)
    assert limit[4] == percent(10_000 / granted, 1)
    times = f"{plain(rounded(granted / (12 * earned), 2))} 倍"
    shares = percent(paid / earned, 1), times, "30.0%", percent(10_000 / granted, 1)
    assert all_three[1:5] == shares


def test_without_room_a_cut_changes_nothing() -> None:
    texts = form(10_000, 3000, ("card", 6000, 6000, 12, 3900))
    assert "没有一家有多余的额度可降" in words(texts)
    assert "降额的一家取额度最大的：微粒贷" in words(
        form(10_000, 3000, ("card", 1000, 6000, 12, 1950), ("weilidai", 1000, 9000, 12, 1950))
    )


TENSE = st.builds(
    lambda savings, debts: form(20_000, savings, *debts),
    st.integers(20_000, 300_000),
    st.lists(
        debt((10_000, 30_000), (40_000, 100_000), (3_400, 4_200), "card", "weilidai", "other"),
        min_size=2,
        max_size=2,
    ),
)
"""Households whose payments any trouble brings over a line."""


@given(FORMS | TENSE)
def test_trouble_never_improves_payments_and_all_of_it_is_worst(texts: dict[str, str]) -> None:
    shown = figures(texts)
    assume("stress_all" in shown)
    for trouble in ("income", "rate", "limit"):
        # A cut of a limit makes the credit smaller, which is the one thing that gets better.
        if trouble != "limit":
            assert LIGHTS.index(str(shown[f"stress_{trouble}"])) >= LIGHTS.index(verdict(texts))
    rows = table(texts, "变差以后").rows
    assert [read(row[-1]) for row in rows] == [
        {"green": "绿灯", "amber": "黄灯", "red": "红灯"}[str(light)]
        for light in (verdict(texts), *(shown[f"stress_{name}"] for name in TROUBLES))
    ]


TROUBLES = ("income", "rate", "limit", "all")


def with_loan(texts: dict[str, str], amount: Decimal) -> dict[str, str]:
    """Type the loan as one more debt, with the payment that numpy-financial gives."""
    count = sum(name.endswith(".kind") for name in texts) + 1
    rate = int(texts["new_rate"])
    payment = -npf.pmt(rate / 1200, int(texts["new_term"]), float(amount))
    # Where no limit is known, that of the loan counts no more than the others.
    limit = amount if "utilization" in figures(texts) else 0
    row = ("other", amount, limit, rate, f"{payment:.2f}")
    added = rows(*[{}] * (count - 1), dict(zip(NAMES, row, strict=True)))
    return texts | {name: text for name, text in added.items() if f".{count}." in name}


@given(FORMS)
def test_the_largest_loan_keeps_all_green_and_more_does_not(texts: dict[str, str]) -> None:
    if verdict(texts) == "red":
        assert "largest_loan" not in figures(texts)
        return
    amount = number(texts, "largest_loan")
    assert amount == amount.to_integral_value()
    if verdict(texts) != "green":
        assert amount == 0
        assert "一元也不该再借" in words(texts)
        return
    # A loan of a few 元 may not shrink for rounding; it is no part of the promise.
    if amount >= 100:
        assert verdict(with_loan(texts, amount)) == "green"
    assert verdict(with_loan(texts, amount + 2)) != "green"


def test_each_line_allows_its_own_amount() -> None:
    # 40,000 granted, 21,000 owed, 6,000 saved: utilization (21,000 + x) / (40,000 + x) <= 60%
    # allows 7,500; the buffer 6,000 / (21,000 + x) >= 20% allows 9,000; 24 x 8,000 - 40,000 =
    # 152,000 by the income; two lenders are the most.
    texts = form(
        8000, 6000, ("card", 9000, 20_000, 18, 600), ("weilidai", 12_000, 20_000, "14.6", 1350)
    )
    rows = {str(row[0]): row[1] for row in table(texts, "单看每一项").rows}
    assert rows == {
        # 8,000 - 1,950 = 6,050 a month; pv(1.5%, 12, 6,050) = 65,990.42
        "每月剩下": "65,990 元",
        # 0.4 x 8,000 - 1,950 = 1,250 a month; pv(1.5%, 12, 1,250) = 13,634.38
        "月还款占月收入": "13,634 元",
        "总额度相当于年收入": "15.2 万元",
        "存款占欠款": "9,000 元",
        "额度用掉了": "7,500 元",
        "同时欠着": "0 元",
    }
    assert number(texts, "largest_loan") == 0
    assert "只要再借，“同时欠着”就不再是绿灯" in words(texts)


def test_one_line_stops_the_loan() -> None:
    texts = form(10_000, 10_000, ("card", 10_000, 40_000, 12, 500))
    # (10,000 + x) / (40,000 + x) <= 60%: x = 35,000; the payments allow 3,500 a month, which is
    # pv(1.5%, 12, 3,500) = 38,176.27.
    assert number(texts, "largest_loan") == 35_000
    assert number(texts, "new_payment") == Decimal("3208.80")
    assert "再多一元，“额度用掉了”就不再是绿灯" in words(texts)
    assert "这是算术，不是建议再借" in words(texts)


@given(FORMS, st.integers(0, 36), st.integers(0, 60))
def test_a_dearer_or_shorter_loan_is_never_larger(
    texts: dict[str, str], points: int, shorter: int
) -> None:
    assume(verdict(texts) != "red")
    dearer = {**texts, "new_rate": str(int(texts["new_rate"]) + points)}
    assert number(dearer, "largest_loan") <= number(texts, "largest_loan")
    short = {**texts, "new_term": str(max(1, int(texts["new_term"]) - shorter))}
    assert number(short, "largest_loan") <= number(texts, "largest_loan")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("new_rate", "", "“年利率”没有填。可以填 0% 到"),
        ("new_term", "0", "“分几期还（一月一期）”填得太小了。可以填 1 期到 360 期"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    asked = DEBT.form.defaults() | {"new_loan": "yes"}
    messages = answer("debt", asked | {name: text}).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)
