"""The plan to pay debts off: three orders, a little more a month, budgets that are too small."""

import re
from decimal import Decimal

import pytest
import reading
from debts import rows
from hypothesis import given
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Chart, Notice, Result, Summary, Table, Tone

PAYOFF = calculator("payoff")
NAMES = ("kind", "balance", "rate", "payment", "place")


def form(budget: object, *debts: tuple[object, ...], **others: str) -> dict[str, str]:
    """Return what is typed: each debt as balance, yearly rate in %, minimum and own place."""
    texts = {"budget": str(budget), "start": "2026-12", "method": "avalanche"}
    listed = rows(*(dict(zip(NAMES, ("other", *debt), strict=True)) for debt in debts))
    return PAYOFF.form.emptied() | texts | listed | others


DEBTS = st.lists(
    st.tuples(st.integers(0, 50_000), st.integers(0, 60), st.integers(0, 2000), st.integers(1, 30)),
    min_size=1,
    max_size=5,
)
FORMS = st.builds(
    lambda budget, debts, method: form(budget, *debts, method=method),
    st.integers(0, 10_000),
    DEBTS,
    st.sampled_from(["avalanche", "snowball", "own"]),
)


def result(texts: Texts) -> Result:
    return PAYOFF.compute(PAYOFF.form.read(texts))


def figures(texts: Texts) -> dict[str, Decimal | str]:
    return reading.figures(result(texts))


def number(texts: Texts, name: str) -> Decimal:
    value = figures(texts)[name]
    assert isinstance(value, Decimal)
    return value


def words(texts: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(texts))).replace("\N{NO-BREAK SPACE}", " ")


def summary(texts: Texts) -> Summary:
    first = result(texts).blocks[0]
    assert isinstance(first, Summary)
    return first


def table(texts: Texts, caption: str) -> Table:
    return next(
        block
        for block in result(texts).blocks
        if isinstance(block, Table) and caption in block.caption
    )


def notices(texts: Texts, tone: Tone) -> list[str]:
    return [
        str(block.text)
        for block in result(texts).blocks
        if isinstance(block, Notice) and block.tone is tone
    ]


TWO = ((10_000, 4, 0, 2), (20_000, 25, 0, 1))


def test_a_case_by_hand() -> None:
    # 1,200 at 12% with 412 a month: 12.00, 8.00, 3.96 interest; 1,223.96 in three payments.
    texts = form(412, (1200, 12, 0, 1))
    shown = figures(texts)
    assert shown["months"] == 3
    assert shown["interest"] == Decimal("23.96")
    assert shown["total_paid"] == Decimal("1223.96")
    assert shown["free_on"] == "2027-02"
    assert "1,200.00 元 × 12% ÷ 12 = 12.00 元" in words(texts)
    # Nobody asked for more a month.
    assert "extra_months" not in shown
    assert "每月多还" not in words(texts)
    # With 512: 12.00, 7.00, 1.95.
    more = figures(texts | {"extra": "100"})
    assert more["extra_months"] == 0
    assert more["extra_interest"] == Decimal("23.96") - Decimal("20.95")
    assert "每月多还 100 元，利息少付 3.01 元。" in summary(texts | {"extra": "100"}).text


def test_the_orders_differ() -> None:
    """20,000 at 25% bears more than 10,000 at 4%; the published table for the snowball."""
    shown = figures(form(1000, *TWO))
    avalanche, snowball, own = (
        shown[f"interest_{name}"] for name in ("avalanche", "snowball", "own")
    )
    assert isinstance(avalanche, Decimal)
    assert isinstance(snowball, Decimal)
    assert own == avalanche < snowball
    rows = table(form(1000, *TWO, method="snowball"), "每个月怎么还").rows
    # The debts after eight months: 2,176 and 23,587 to the dollar in the published table.
    assert abs(Decimal(str(rows[7][-1]).replace(",", "")) - 2176 - 23_587) <= 1
    assert [row[3] for row in rows[:2]] == ["1,000.00", "1,000.00"]
    assert "换成雪崩法，利息少" in summary(form(1000, *TWO, method="snowball")).text
    assert summary(form(1000, *TWO)).text.startswith("先集中还欠款 2：欠 20,000 元，年利率 25%。")


def test_an_own_order_counts_only_if_it_is_asked_for() -> None:
    debts = [(100, 10, 10, ""), (200, 20, 10, "")]
    texts = form(100, *debts)
    assert "interest_own" not in figures(texts)
    assert "自己的顺序" not in words(texts)
    assert "interest_own" in figures(texts | {"debts.1.place": "1"})
    assert "interest_own" in figures(texts | {"method": "own"})


def test_the_verdict_names_the_debts_the_month_and_what_it_saves() -> None:
    texts = form(
        900,
        (8000, 24, 400, ""),
        (6000, 18, 300, ""),
        (3000, 0, 200, ""),
        **{"debts.1.name": "招行", "debts.2.kind": "huabei"},
    )
    shown = figures(texts)
    said = summary(texts).text
    assert said.startswith("先集中还招行：欠 8,000 元，年利率 24%。再依次还花呗、欠款 3；")
    # As now: nper(2%, -400, 8000) = 25.8, nper(1.5%, -300, 6000) = 23.96, 3000 / 200 = 15.
    assert shown["saved_months"] == 26 - number(texts, "months")
    assert f"早 {shown['saved_months']} 个月" in said
    alone = [
        figures(form(paid, (owed, rate, paid, "")))
        for owed, rate, paid in ((8000, 24, 400), (6000, 18, 300), (3000, 0, 200))
    ]
    now = sum(Decimal(each["interest"]) for each in alone)
    assert shown["saved_interest"] == now - number(texts, "interest")


def test_without_a_budget_what_is_paid_now_is_paid_on() -> None:
    debts = ((8000, 24, 400, ""), (6000, 18, 300, ""))
    assert figures(form("", *debts)) == figures(form(700, *debts))


def test_without_a_beginning_months_are_counted() -> None:
    texts = form(100, (300, 0, 0, ""), start="")
    assert figures(texts)["free_on"] == "3"
    assert "第 3 个月还清" in summary(texts).text


def test_this_month_is_paid_by_the_day_on_which_it_is_due() -> None:
    texts = form(
        900,
        (8000, 24, 400, ""),
        (6000, 18, 300, ""),
        (3000, 0, 0, ""),
        **{"debts.1.due": "25", "debts.2.due": "3"},
    )
    rows = table(texts, "2026 年 12 月这样还").rows
    assert rows == (
        ("欠款 2", "300.00 元", "3 号前"),
        ("欠款 1", "600.00 元", "25 号前"),
    )
    assert len(table(form(900, (8000, 24, 400, "")), "这样还").columns) == 2


def test_a_housing_loan_goes_on_as_agreed() -> None:
    house = {"debts.2.kind": "housing"}
    alone = form(1000, (8000, 24, 400, ""))
    both = form(1000, (8000, 24, 400, ""), (900_000, 4, 5000, ""), **house)
    assert figures(both) == figures(alone)
    assert "房贷照合同还" in words(both)


def test_nothing_is_answered_before_something_is_filled_in() -> None:
    empty = PAYOFF.form.emptied()
    assert not figures(empty)
    assert summary(empty).tone is Tone.NEUTRAL
    begun = empty | {"debts.1.balance": "5000", "debts.1.kind": "huabei"}
    assert notices(begun, Tone.AMBER) == ["花呗还没填“利率”“每月要还”，先没有算进去。"]


def test_own_places_give_the_order_and_ties_go_by_number() -> None:
    debts = ((100, 10, 0, 3), (200, 20, 0, 3), (300, 30, 0, 1))
    rows = table(form(100, *debts, method="own"), "先集中还哪一笔").rows
    assert [row[0] for row in rows] == ["1. 欠款 3", "2. 欠款 1", "3. 欠款 2"]


def test_a_month_is_counted_from_the_start() -> None:
    texts = form(100, (300, 0, 0, 1), start="2027年11月")
    assert figures(texts)["free_on"] == "2028-01"
    assert [row[0] for row in table(texts, "每个月怎么还").rows] == [
        "2027-11",
        "2027-12",
        "2028-01",
    ]


def test_nothing_owed_needs_no_plan() -> None:
    assert summary(form(0, (0, 20, 500, 1))).text == "没有欠款，不用还。"


def test_a_budget_below_the_minimums_is_explained() -> None:
    texts = form(500, (5000, 12, 400, 1), (8000, 18, 300, 2))
    assert summary(texts).tone is Tone.RED
    assert "各笔至少要还的加起来是 700.00 元，还差 200.00 元" in summary(texts).text
    assert number(texts, "minimums") == 700
    assert number(texts, "budget_needed") == 700
    assert figures(texts | {"budget": "700"})["months"]


def test_a_budget_that_is_too_small_without_any_interest_is_explained() -> None:
    texts = form(1, (10_000, 0, 0, 1))
    assert summary(texts).text.endswith("也还不完：一共欠 10,000.00 元，每月还的太少。")


def test_a_budget_that_interest_eats_is_explained() -> None:
    # 10,000 x 24% / 12 = 200 a month
    texts = form(200, (10_000, 24, 0, 1))
    assert "还不完：第一个月光利息就有 200.00 元" in summary(texts).text
    assert number(texts, "owed_after_year") == 10_000
    needed = number(texts, "budget_needed")
    assert needed == 201
    assert "months" in figures(texts | {"budget": str(needed)})
    smaller = form(100, (10_000, 24, 0, 1))
    assert number(smaller, "owed_after_year") > 10_000
    assert notices(smaller, Tone.RED) == [
        "欠款 1 第一个月的利息是 200.00 元，只还 100.00 元，欠的钱会越来越多。"
    ]


def test_an_order_that_ends_is_named_where_the_chosen_one_does_not() -> None:
    # The snowball leaves 20,000 at 60% to grow by 1,000 a month while it pays the small one.
    debts = ((15_000, 0, 0, 1), (20_000, 60, 0, 2))
    texts = form(1010, *debts, method="snowball")
    assert "还不完" in summary(texts).text
    assert "换成雪崩法，同样的钱" in words(texts)


def test_a_debt_that_grows_for_a_while_is_named() -> None:
    texts = form(2000, (10_000, 30, 0, 1), (10_000, 24, 100, 2))
    assert notices(texts, Tone.AMBER) == [
        "欠款 2 第一个月的利息是 200.00 元，只还 100.00 元，轮到它之前会越欠越多。"
    ]


@given(FORMS)
def test_the_figures_agree_with_each_other(texts: dict[str, str]) -> None:
    shown = figures(texts)
    owed = sum(int(text) for name, text in texts.items() if name.endswith(".balance"))
    if "months" not in shown:
        assert summary(texts).tone in (Tone.RED, Tone.GREEN)
        return
    assert shown["total_paid"] == owed + number(texts, "interest")
    months = table(texts, "每个月怎么还").rows
    assert len(months) == number(texts, "months") <= facts.number("payoff-horizon.months")
    assert sum(Decimal(str(row[1]).replace(",", "")) for row in months) == shown["total_paid"]
    assert months[-1][-1] == "0.00"
    assert shown["free_on"] == months[-1][0]
    more = texts | {"extra": "100"}
    assert number(more, "extra_months") >= 0
    assert number(more, "extra_interest") >= 0
    charts = [block for block in result(texts).blocks if isinstance(block, Chart)]
    for chart in charts:
        assert all(series.values[-1] == 0 for series in chart.series)
    assert sum(series.values[0] for series in charts[-1].series) == owed


@given(FORMS, st.integers(0, 5000))
def test_more_budget_is_never_slower(texts: dict[str, str], more: int) -> None:
    richer = {**texts, "budget": str(int(texts["budget"]) + more)}
    before, after = figures(texts), figures(richer)
    if "months" in before:
        assert number(richer, "months") <= number(texts, "months")
        assert number(richer, "interest") <= number(texts, "interest")
    elif "months" not in after and "budget_needed" in before:
        assert after["budget_needed"] == before["budget_needed"]


@given(FORMS)
def test_the_budget_that_is_named_is_enough(texts: dict[str, str]) -> None:
    shown = figures(texts)
    if needed := shown.get("budget_needed"):
        assert "months" in figures(texts | {"budget": str(needed)})
        less = figures(texts | {"budget": str(Decimal(needed) - 1)})
        assert "months" not in less
    elif "months" in shown:
        for row in table(texts, "想多久还清").rows:
            years = int(str(row[0]).removesuffix(" 年以内"))
            enough = str(row[1]).removesuffix(" 元").replace(",", "")
            assert number(texts | {"budget": enough}, "months") <= 12 * years


def test_orders_are_drawn_only_where_they_can_be_told_apart() -> None:
    alike = form(1_500, (9_000, 18, 300, 1), (8_500, 17, 300, 2))
    apart = form(1_500, (20_000, 36, 600, 1), (3_000, 5, 100, 2))
    titles = [
        [block.title for block in result(texts).blocks if isinstance(block, Chart)]
        for texts in (alike, apart)
    ]
    assert "一共还欠多少" not in titles[0]
    assert "一共还欠多少" in titles[1]
    assert all(len(each) >= 1 for each in titles)


def test_many_debts_are_shown_in_few_lines() -> None:
    texts = form(20_000, *((1000 + n, 10 + n, 50, 1) for n in range(30)))
    charts = [block for block in result(texts).blocks if isinstance(block, Chart)]
    assert max(len(chart.series) for chart in charts) == 6
    assert charts[-1].series[-1].label == "其余 25 笔"
    assert sum(series.values[0] for series in charts[-1].series) == 30_000 + 435
    assert len(table(texts, "每个月怎么还").columns) == 5


def test_the_example_comes_from_the_data() -> None:
    defaults = PAYOFF.form.defaults()
    assert Decimal(defaults["budget"]) == facts.number("example-payoff.budget")
    assert defaults["start"] == f"{facts.figure('example-payoff.budget').day:%Y-%m}"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("budget", "-1", "“每月一共能拿出多少还债”填得太小了。可以填 0 元到"),
        ("start", "明年", "看不懂“明年”。可以填 1900 到 2200 年里的一个月"),
        ("method", "fast", "请从列表里选一项"),
        ("debts.1.balance", "-5", "“还欠多少”填得太小了。可以填 0 元到"),
        ("debts.2.place", "0", "“自己排第几个还”填得太小了。可以填 1 到 30"),
        ("debts.2.payment", "1e9", "看不懂“1e9”"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    messages = answer("payoff", PAYOFF.form.defaults() | {name: text}).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


@given(
    st.dictionaries(
        st.sampled_from([*PAYOFF.form.defaults(), "debts.4.balance", "debts.30.rate", "other"]),
        st.text(max_size=50)
        | st.sampled_from(["own", "card", "0", "0.01", "1亿", "500%", "33.3333333333", "-0", "5"]),
    )
)
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, PAYOFF.form.defaults() | typed):
        given_answer = answer("payoff", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
