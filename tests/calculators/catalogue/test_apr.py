"""The true rate of anything, against published examples and independent implementations.

| what | source |
|---|---|
| 100,000 less 1,000, 12 x 8,833.30: 12.80% and 13.58% | 中国人民银行公告〔2021〕第3号, annex |
| 8,000 in 48 payments of 200: 9.24% | Microsoft, Excel RATE |
| 10,000 paid back on four days: 37.3362535% | Microsoft, Excel XIRR |
| 6,000, long first period, 36 x 200: 11.82% | US Regulation Z, Appendix J (c)(1)(ii) |
| 500, long first period, 30 weeks of 17.60: 14.96% | the same, (c)(1)(v) |
"""

import re
from datetime import date, timedelta
from decimal import Decimal

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.display import short_percent
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Chart, Headlines, Result

APR = calculator("apr")
DEFAULTS = APR.form.defaults()


def result(**texts: object) -> Result:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return APR.compute(APR.form.read(typed))


def figures(**texts: object) -> dict[str, Decimal]:
    return {
        figure.name: Decimal(figure.value)
        for block in result(**texts).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def words(**texts: object) -> str:
    return re.sub("<[^>]*>", "", render(result(**texts))).replace("\N{NO-BREAK SPACE}", " ")


def sheet(*flows: tuple[date, object]) -> str:
    return "\n".join(f"{day}\t{amount}" for day, amount in flows)


def test_the_example_of_the_central_bank() -> None:
    def given_(name: str) -> Decimal:
        return facts.number(f"pbc-irr-example.{name}")

    shown = figures(
        principal=given_("principal"),
        fee=given_("fee"),
        payment=given_("payment"),
        count=given_("instalments"),
    )
    assert round(shown["apr_simple"], 4) == given_("simple") == Decimal("0.1280")
    assert round(shown["apr_compound"], 4) == given_("compound") == Decimal("0.1358")


def test_the_example_of_excel_rate() -> None:
    shown = figures(principal=8000, payment=200, count=48)
    assert round(shown["apr_simple"], 4) == Decimal("0.0924")


def test_the_example_of_excel_xirr() -> None:
    list_ = "1/1/2008 -10000\n3/1/2008 2,750\n10/30/2008 4,250\n2/15/2009 3,250\n4/1/2009 2,750"
    # The spreadsheet writes month first; these two days could be either way round.
    list_ = list_.replace("3/1/2008", "2008-03-01").replace("4/1/2009", "2009-04-01")
    shown = figures(mode="list", flows=list_)
    assert shown["apr_compound"] == pytest.approx(Decimal("0.373362535"), abs=Decimal("5e-9"))
    assert shown["total_cost"] == Decimal(-3000)
    assert "真实的年化收益" in words(mode="list", flows=list_)


@pytest.mark.parametrize(
    ("texts", "apr"),
    [
        ({"principal": 6000, "payment": 200, "count": 36, "first_days": 49}, "0.1182"),
        (
            {"principal": 500, "payment": "17.60", "count": 30, "first_days": 32, "period": "week"},
            "0.1496",
        ),
    ],
)
def test_the_examples_of_appendix_j(texts: dict[str, object], apr: str) -> None:
    shown = figures(**texts, first="odd")
    # 1/8 of a point is what the regulation allows; it counts 52 weeks a year, we 365 / 7.
    assert abs(shown["apr_simple"] - Decimal(apr)) < Decimal("0.00125")
    if "period" not in texts:
        assert round(shown["apr_simple"], 4) == Decimal(apr)


AMOUNTS = st.integers(100, 1_000_000)


@settings(deadline=None)
@given(AMOUNTS, st.integers(60, 900), st.integers(1, 120))
def test_regular_payments_agree_with_other_implementations(
    principal: int, percent: int, count: int
) -> None:
    payment = round(Decimal(principal) * percent / 100 / count, 2)
    shown = figures(principal=principal, payment=payment, count=count)
    rate = pyxirr.irr([principal, *[-float(payment)] * count])
    assert rate is not None
    assert float(shown["apr_simple"]) == pytest.approx(12 * rate, rel=1e-8, abs=1e-8)
    assert float(shown["apr_compound"]) == pytest.approx((1 + rate) ** 12 - 1, rel=1e-7, abs=1e-8)
    if abs(rate) > 1e-6:  # closer to 0 its annuity formula loses its digits
        assert npf.pv(rate, count, -float(payment)) == pytest.approx(principal, rel=1e-7)
    assert shown["total_cost"] == payment * count - principal
    assert shown["total_paid"] == payment * count


@settings(deadline=None)
@given(
    AMOUNTS,
    st.lists(st.tuples(st.integers(20, 900), st.integers(60, 200)), min_size=1, max_size=12),
)
def test_dated_payments_agree_with_pyxirr(principal: int, payments: list[tuple[int, int]]) -> None:
    start = date(2024, 1, 1)
    flows = [(start, Decimal(principal))]
    flows += [
        (start + timedelta(days), round(Decimal(-principal * percent) / 100 / len(payments), 2))
        for days, percent in payments
    ]
    shown = figures(mode="list", flows=sheet(*flows))
    theirs = pyxirr.xirr([day for day, _ in flows], [float(amount) for _, amount in flows])
    assert theirs is not None
    assert float(shown["apr_compound"]) == pytest.approx(theirs, rel=1e-7, abs=1e-7)
    assert shown["total_cost"] == -sum(amount for _, amount in flows)


def test_a_list_of_monthly_payments_is_close_to_regular_ones() -> None:
    days = [date(2026, 1, 10), *(date(2026 + m // 12, m % 12 + 1, 10) for m in range(1, 13))]
    flows = sheet((days[0], 10_000), *((day, "-893.33") for day in days[1:]))
    listed, regular = figures(mode="list", flows=flows), figures(principal=10_000, payment="893.33")
    for name in ("apr_simple", "apr_compound"):
        assert listed[name] == pytest.approx(regular[name], abs=Decimal("0.001"))
    for name in ("total_cost", "received", "total_paid"):
        assert listed[name] == regular[name]


@settings(deadline=None)
@given(AMOUNTS, st.integers(1, 60), st.integers(0, 99), st.integers(0, 99))
def test_more_fee_never_lowers_the_rate(principal: int, count: int, one: int, other: int) -> None:
    payment = round(Decimal(principal) * Decimal("1.1") / count, 2)
    low, high = sorted(round(Decimal(principal) * each / 100, 2) for each in (one, other))
    terms = {"principal": principal, "payment": payment, "count": count}
    cheap, dear = figures(**terms, fee=low), figures(**terms, fee=high)
    for name in ("apr_simple", "apr_compound", "total_cost"):
        assert cheap[name] <= dear[name]


def test_a_deposit_has_the_rate_above_zero_and_says_so() -> None:
    shown = figures(principal=10_000, payment=900, count=12, deposit=5000)
    flows = [5000.0, *[-900.0] * 11, 4100.0]
    assert pyxirr.npv(float(shown["periodic_rate"]), flows) == pytest.approx(0, abs=1e-4)
    assert shown["total_cost"] == 800
    assert shown["apr_simple"] > figures(principal=10_000, payment=900, count=12)["apr_simple"] > 0
    assert "数学上还有别的解：-" in words(principal=10_000, payment=900, count=12, deposit=5000)


YEARLY = [date(2025, 1, 1) + timedelta(365 * k) for k in range(4)]


def test_several_rates_are_all_named_and_none_is_chosen() -> None:
    # 100 - 230 v + 132 v^2 is the product of 1 - 1.1 v and 1 - 1.2 v.
    texts = {"mode": "list", "flows": sheet(*zip(YEARLY, (100, -230, 132), strict=False))}
    assert "apr_compound" not in figures(**texts)
    assert "有 2 个利率都说得通：10.00%、20.00%（复利）" in words(**texts)
    assert figures(**texts)["total_cost"] == -2


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"payment": 0}, "钱只往一个方向走"),
        ({"mode": "list", "flows": "2026-01-01 5\n2026-02-01 6"}, "钱只往一个方向走"),
        ({"mode": "list", "flows": "2026-01-01 -5\n2026-02-01 -6"}, "钱只往一个方向走"),
        ({"mode": "list", "flows": "2026-01-01 0\n2026-02-01 0"}, "金额全是 0"),
        ({"mode": "list", "flows": "2026-01-01 5\n2026-01-01 -6"}, "所有的钱都在同一天"),
        (
            {"mode": "list", "flows": sheet(*zip(YEARLY, (100, -230, 140), strict=False))},
            "没有一个利率能让",
        ),
        ({"mode": "list", "flows": "2026-01-01 5000\n2026-01-02 -1"}, "还款加起来还不够本金"),
        ({"mode": "list", "flows": "2026-01-01 -5000\n2026-01-02 1"}, "利率低到接近 -100%"),
        (
            {"payment": 1, "count": 1, "first": "odd", "first_days": 1},
            "没有一个利率能让",
        ),
    ],
)
def test_no_rate_is_explained(texts: dict[str, object], said: str) -> None:
    assert said in words(**texts)
    shown = figures(**texts)
    assert "apr_simple" not in shown
    assert shown["total_cost"] == shown["total_paid"] - shown["received"]


def test_an_absurd_rate_is_said_to_be_one() -> None:
    texts = {"mode": "list", "flows": "2026-01-01 100\n2026-01-02 -200"}
    assert "年化（复利）超过 1000%" in words(**texts)
    assert figures(**texts)["apr_simple"] == 365
    assert not any(isinstance(block, Chart) for block in result(**texts).blocks)


def test_a_rate_too_large_for_a_float_is_still_answered() -> None:
    texts = {"principal": 100, "payment": 10**7, "count": 1, "period": "days", "period_days": 1}
    assert figures(**texts)["apr_compound"] == Decimal("Infinity")
    assert "超过 100,000,000%" in words(**texts)


@pytest.mark.parametrize(
    ("texts", "less"),
    [
        # As it stands while 893.33 is typed.
        ({"payment": 8}, "一共还 96 元，比到手的 10,000 元少 9,904 元。"),
        ({"payment": 89}, "一共还 1,068 元，比到手的 10,000 元少 8,932 元。"),
        ({"payment": 800}, "一共还 9,600 元，比到手的 10,000 元少 400 元。"),
        ({"payment": "833.33"}, "一共还 9,999.96 元，比到手的 10,000 元少 0.04 元。"),
        (
            {"mode": "list", "flows": "2026-01-01 10000\n2026-02-01 -900"},
            "一共还 900 元，比到手的 10,000 元少 9,100 元。",
        ),
    ],
)
def test_payments_that_do_not_add_up_to_the_loan_give_no_rate(
    texts: dict[str, object], less: str
) -> None:
    texts = {"principal": 10_000, "count": 12, **texts}
    assert f"还款加起来还不够本金：{less}" in words(**texts)
    assert "%" not in words(**texts)
    # The figures are there for whoever computes with them, but not as what matters.
    assert next(iter(figures(**texts))) == "missing"
    assert figures(**texts).get("apr_simple", -1) < 0


def test_a_loan_without_cost_has_a_rate_of_zero() -> None:
    shown = words(principal=10_000, payment=2000, count=5)
    assert "真实年化 0.00%（单利），0.00%（复利）。拿到的和付出的一样多。" in shown


def test_a_loss_that_is_more_than_everything_a_year_is_no_number() -> None:
    texts = {"mode": "list", "flows": "2026-01-01 -10000\n2026-03-11 5000"}
    assert "真实的年化收益是 低于 -100%（单利）" in words(**texts)


def test_a_rate_above_the_ceiling_is_red() -> None:
    ceiling = facts.number("all-in-cost-ceiling.rate")
    for rate, is_told in ((float(ceiling) + 0.01, True), (float(ceiling) - 0.01, False)):
        payment = round(npf.pmt(rate / 12, 12, -10_000), 2)
        shown = words(principal=10_000, payment=payment, count=12)
        assert (f"真实年化超过 {short_percent(ceiling)}" in shown) == is_told


def test_the_explanation_puts_the_numbers_in() -> None:
    shown = words(principal=10_000, fee=300, deposit=200, payment=900, count=12)
    assert "10,000.00 元 − 300.00 元 − 200.00 元 = 9,500.00 元" in shown
    odd = words(first="odd", first_days=49)
    assert "第一期 49 天，一期按 30 天，是 1 期零 19 天" in odd


@given(
    st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-(10**8), -1))),
    st.integers(1, 10**8),
)
@example([(date(2100, 1, 1), -(10**8)), (date(2200, 1, 1), -(10**8))], 1)
@example([(date(1901, 1, 1), -10), (date(2200, 1, 1), -1)], 10**8)
@example([(date(1900, 4, 1), -1)], 3779)
def test_the_chart_shows_what_is_owed_over_any_time(
    payments: list[tuple[date, int]], principal: int
) -> None:
    list_ = sheet((date(1900, 1, 1), principal), *payments)
    if not payments:
        return
    shown = result(mode="list", flows=list_)
    for chart in (block for block in shown.blocks if isinstance(block, Chart)):
        owed = chart.series[0].values
        assert owed[-1] == pytest.approx(0, abs=Decimal("0.01"))
        # Nobody owes more than what was lent, or less than nothing, or what will be paid.
        assert min(owed) >= Decimal("-0.01")
        assert max(owed) <= max(principal, -sum(amount for _, amount in payments))
    for table in (block for block in shown.blocks if getattr(block, "caption", "") == "每一笔钱"):
        if len(table.columns) == 3:
            assert abs(Decimal(str(table.rows[-1][2]).replace(",", ""))) <= 1


@settings(deadline=None)
@given(AMOUNTS, st.integers(1, 60), st.integers(90, 200), st.integers(1, 100))
def test_the_values_of_the_first_day_add_up_to_nothing(
    principal: int, count: int, percent: int, first_days: int
) -> None:
    payment = round(Decimal(principal) * percent / 100 / count, 2)
    for first in ("usual", "odd"):
        shown = result(
            principal=principal, payment=payment, count=count, first=first, first_days=first_days
        )
        if any("apr_simple" in str(block) for block in shown.blocks):
            table = next(b for b in shown.blocks if getattr(b, "caption", "") == "每一笔钱")
            assert abs(Decimal(str(table.rows[-1][2]).replace(",", ""))) <= Decimal("0.01")
            for chart in (block for block in shown.blocks if isinstance(block, Chart)):
                assert abs(chart.series[0].values[-1]) <= Decimal("0.01") * principal


@pytest.mark.parametrize(
    ("texts", "name", "message"),
    [
        ({"payment": ""}, "payment", "“每期还多少”没有填。可以填 0 元到"),
        ({"count": "1.5"}, "count", "一共还几次要填整数。"),
        ({"principal": "9000", "fee": "9000"}, "fee", "费用和押金加起来要比借的钱少"),
        (
            {"principal": "9000", "fee": "1", "deposit": "8999"},
            "deposit",
            "费用和押金加起来要比借的钱少",
        ),
        ({"period": "days", "period_days": "0"}, "period_days", "“每隔几天”填得太小了。"),
        ({"first": "odd", "first_days": "x"}, "first_days", "看不懂“x”。"),
        ({"mode": "list", "flows": "2026-01-01 1"}, "flows", "日期和金额一共 1 行，太少了。"),
        ({"mode": "guess"}, "mode", "请从列表里选一项"),
    ],
)
def test_a_bad_input_gets_a_message(texts: Texts, name: str, message: str) -> None:
    messages = answer("apr", {**DEFAULTS, **texts}).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


def test_what_does_not_matter_is_not_read() -> None:
    bad = {"period": "days", "period_days": "x", "first": "odd", "first_days": "x", "fee": "x"}
    assert answer("apr", DEFAULTS | bad | {"mode": "list"}).html
    assert answer("apr", DEFAULTS | {"flows": "x"}).html


LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.dates(date(2020, 1, 1), date(2030, 1, 1)) | st.text(max_size=12),
        st.sampled_from(["\t", " ", ",", "; "]),
        st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2) | st.text(max_size=8),
    ),
    max_size=12,
).map("\n".join)
TEXTS = st.text(max_size=20) | st.sampled_from(["0", "0.01", "1", "360", "1亿", "5%", "-0", "1万"])


# The first text of a run waits until hypothesis has sorted all characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), TEXTS),
    st.sampled_from(["terms", "list", ""]),
    st.sampled_from(["month", "week", "days", ""]),
    st.sampled_from(["usual", "odd", ""]),
    LINES,
)
@example({"payment": "1亿", "principal": "100", "count": "360"}, "terms", "days", "odd", "")
@example({}, "list", "month", "usual", "1900-01-01 0.01\n2200-12-31 -1亿")
@example({}, "list", "month", "usual", "1900-01-01 1亿\n2200-12-31 -0.01")
def test_anything_typed_is_answered(
    typed: dict[str, str], mode: str, period: str, first: str, lines: str
) -> None:
    choices = {"mode": mode, "period": period, "first": first, "flows": lines}
    for texts in (typed, DEFAULTS | choices | typed, DEFAULTS | typed | choices):
        given_answer = answer("apr", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)


LOAN = (date(2026, 1, 10), 10_000)
MONTHLY = (
    *tuple((date(2026, month, 10), -900) for month in range(2, 13)),
    (date(2027, 1, 10), -900),
)


@pytest.mark.parametrize(
    "before",
    [
        ((date(2026, 1, 10), -500),),
        ((date(2026, 1, 9), -200),),
        ((date(2026, 1, 5), -300),),
        ((date(2026, 1, 1), -1), (date(2026, 1, 3), -500)),
        ((date(2025, 12, 20), -1000),),
        ((date(2025, 11, 1), -99), (date(2025, 12, 1), -99), (date(2026, 1, 1), -99)),
        # A deposit that comes back with the last payment.
        ((date(2026, 1, 2), -2000), (date(2027, 1, 10), 2000)),
        # The check of a card, with what it took given back.
        ((date(2026, 1, 2), "-0.01"), (date(2026, 1, 3), "0.01")),
    ],
    ids=range(8),
)
def test_what_is_paid_before_the_money_comes_makes_no_investment_of_a_loan(
    before: tuple[tuple[date, object], ...],
) -> None:
    flows = (*before, LOAN, *MONTHLY)
    shown = figures(mode="list", flows=sheet(*flows))
    expected = pyxirr.xirr([day for day, _ in flows], [float(str(each)) for _, each in flows])
    assert expected is not None
    assert float(shown["apr_compound"]) == pytest.approx(expected, abs=1e-6)
    said = words(mode="list", flows=sheet(*flows))
    assert "收益" not in said
    assert "上限" in said


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations([(date(2026, 1, 10), -500), (date(2026, 1, 10), -50), LOAN, *MONTHLY]))
def test_the_order_of_lines_means_nothing(flows: list[tuple[date, object]]) -> None:
    ordered = words(mode="list", flows=sheet((date(2026, 1, 10), 9450), *MONTHLY))
    said = words(mode="list", flows=sheet(*flows))
    assert re.findall(r"真实年化.*?%", said)[:1] == re.findall(r"真实年化.*?%", ordered)[:1]
    assert "收益" not in said


@pytest.mark.parametrize(
    "flows",
    [
        # Invested, then returned.
        ((date(2026, 1, 1), -10_000), *(((date(2026, m, 1)), 900) for m in range(2, 13))),
        # Saved month by month, and taken out at once.
        (*(((date(2026, m, 1)), -100) for m in range(1, 12)), (date(2026, 12, 1), 1_200)),
        # A small first payment, more later, and more than twice as much in the end.
        ((date(2026, 1, 1), -100), (date(2026, 6, 1), 300)),
    ],
    ids=["invested", "saved", "doubled"],
)
def test_money_that_goes_out_first_is_lent(flows: tuple[tuple[date, object], ...]) -> None:
    assert "收益" in words(mode="list", flows=sheet(*flows))


def test_a_rate_that_is_beyond_all_bounds_is_named_beside_the_one_that_is_meant() -> None:
    said = words(mode="list", flows=sheet((date(2025, 12, 1), -1000), LOAN, *MONTHLY))
    assert "所以取小的那一个" in said


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        (((date(2026, 1, 1), 1000), (date(2026, 1, 1), -1000)), "都在同一天"),
        (
            (
                (date(2026, 1, 1), 1000),
                (date(2026, 1, 1), -1000),
                (date(2026, 2, 1), -7),
                (date(2026, 2, 1), 7),
            ),
            "每一天拿到的和付出的都正好一样多",
        ),
        (((date(2026, 1, 1), 0), (date(2026, 2, 1), 0)), "金额全是 0"),
    ],
)
def test_what_cancels_is_not_called_nothing(
    flows: tuple[tuple[date, object], ...], expected: str
) -> None:
    assert expected in words(mode="list", flows=sheet(*flows))
