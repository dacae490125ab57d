"""Penalty interest, against plain arithmetic, numpy-financial and what always holds."""

import re
from decimal import Decimal

import numpy_financial as npf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.overdue.stages import days_to_next_level, record_level
from calculators.display import money, percent, short_percent
from calculators.rendering.result import render
from calculators.results import Chart, Headlines, Result, Table

OVERDUE = calculator("overdue")
DEFAULTS = OVERDUE.form.defaults()
LOW, HIGH = (facts.number(f"penalty-interest.{name}") for name in ("low", "high"))


def result(**texts: object) -> Result:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return OVERDUE.compute(OVERDUE.form.read(typed))


def figures(**texts: object) -> dict[str, Decimal]:
    return {
        figure.name: Decimal(figure.value)
        for block in result(**texts).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def words(**texts: object) -> str:
    return re.sub("<[^>]*>", "", render(result(**texts))).replace("\N{NO-BREAK SPACE}", " ")


CASE = {
    "principal": 10_000,
    "interest": 100,
    "per": "day",
    "day_rate": "0.05",
    "days": 40,
    "grace": 0,
}


def test_the_rule_by_hand() -> None:
    """银发〔2003〕251号 三: 1.3 to 1.5 times the rate of the contract, on unpaid interest too."""
    assert (Decimal("0.3"), Decimal("0.5")) == (LOW, HIGH)
    shown = figures(**CASE)
    # 0.05% x 1.3 x 40 days = 2.6%, 0.05% x 1.5 x 40 = 3%, both on 10,100.
    assert shown["penalty_low"] == Decimal("262.60")
    assert shown["penalty_high"] == Decimal("303.00")
    assert shown["total_due_low"] == Decimal("10362.60")
    assert shown["total_due_high"] == Decimal("10403.00")
    assert shown["ordinary_interest"] == 200
    # 18.25% a year, the well-known figure of 0.05% a day, times 1.3 and 1.5.
    assert shown["penalty_rate_low"] == Decimal("0.1825") * Decimal("1.3")
    assert shown["penalty_rate_high"] == Decimal("0.1825") * Decimal("1.5")
    assert shown["record_level"] == 2


def test_a_yearly_rate_is_divided_by_the_days() -> None:
    yearly = figures(**CASE | {"per": "year", "year_rate": "18.25"})
    daily = figures(**CASE)
    assert {name: round(value, 9) for name, value in yearly.items()} == {
        name: round(value, 9) for name, value in daily.items()
    }
    banking = figures(**CASE | {"per": "year", "year_rate": 18, "days_in_year": "banking"})
    assert banking["ordinary_interest"] == 200


def test_rolling_is_compound_interest() -> None:
    days = int(facts.number("penalty-settlement.days"))
    shown = figures(**CASE | {"compounding": "rolling", "days": 12 * days})
    for name, uplift in (("penalty_low", LOW), ("penalty_high", HIGH)):
        rate = 0.0005 * (1 + float(uplift)) * days
        expected = -float(npf.fv(rate, 12, 0, 10_100)) - 10_100
        # Twelve times two amounts are rounded to 分.
        assert float(shown[name]) == pytest.approx(expected, abs=0.15)


def test_days_of_grace_cost_the_ordinary_interest_only() -> None:
    within = figures(**CASE | {"days": 3, "grace": 3})
    assert within["penalty_low"] == within["penalty_high"] == within["record_level"] == 0
    assert within["total_due_low"] == 10_000 + 100 + 15
    assert "还在宽限期里，今天是最后一天" in words(**CASE | {"days": 3, "grace": 3})
    after = figures(**CASE | {"days": 4, "grace": 3})
    assert after == figures(**CASE | {"days": 4, "grace": 0})


@pytest.mark.parametrize(
    ("days", "level", "more"),
    [(1, 1, 30), (30, 1, 1), (31, 2, 30), (180, 6, 1), (181, 7, None), (3650, 7, None)],
)
def test_the_levels_of_the_credit_report(days: int, level: int, more: int | None) -> None:
    """1: 1 to 30 days, 2: 31 to 60, ..., 7: more than 180 (csai.cn and others)."""
    assert record_level(days) == level
    assert days_to_next_level(days) == more


AMOUNTS = st.integers(10_000, 10**8).map(lambda fen: Decimal(fen).scaleb(-2))
CASES = st.fixed_dictionaries(
    {
        "principal": AMOUNTS,
        "interest": st.integers(0, 10**7).map(lambda fen: Decimal(fen).scaleb(-2)),
        "per": st.sampled_from(["day", "year"]),
        "day_rate": st.integers(0, 200).map(lambda points: Decimal(points).scaleb(-2)),
        "year_rate": st.integers(0, 500),
        "days": st.integers(1, 1825),
        "grace": st.integers(0, 30),
        "compounding": st.sampled_from(["once", "rolling"]),
    }
)


@settings(deadline=None)
@given(CASES)
def test_what_is_owed_adds_up(case: dict[str, object]) -> None:
    shown = figures(**case)
    principal, interest = Decimal(str(case["principal"])), Decimal(str(case["interest"]))
    late = int(str(case["days"])) > int(str(case["grace"]))
    for end in ("low", "high"):
        extra = shown[f"penalty_{end}"] if late else shown["ordinary_interest"]
        assert shown[f"total_due_{end}"] == principal + interest + extra
        assert extra == round(extra, 2)
    assert shown["penalty_low"] <= shown["penalty_high"]
    if late:
        assert shown["ordinary_interest"] <= shown["penalty_low"]
    chart = next(block for block in result(**case).blocks if isinstance(block, Chart))
    for series in chart.series:
        assert list(series.values) == sorted(series.values)


@settings(deadline=None)
@given(CASES, st.integers(1, 100))
def test_longer_and_more_never_cost_less(case: dict[str, object], more: int) -> None:
    before = figures(**case)
    for changed in (
        {"days": min(int(str(case["days"])) + more, 1825)},
        {"principal": Decimal(str(case["principal"])) + more},
        {"interest": Decimal(str(case["interest"])) + more},
        {"compounding": "rolling"},
    ):
        after = figures(**case | changed)
        for name in ("penalty_low", "penalty_high", "record_level"):
            # Rounding each settlement may cost a 分 each.
            slack = Decimal("2.5") if changed == {"compounding": "rolling"} else Decimal(0)
            assert after[name] >= before[name] - slack


def test_what_else_happens_comes_with_its_verdict() -> None:
    html = answer("overdue", DEFAULTS).html
    assert html is not None
    for entry in (
        "penalty-interest",
        "stage-grace",
        "stage-record",
        "stage-lawsuit",
        "negative-record",
        "loan-relief",
        "collection-rules",
        "hotline-12363",
        "hotline-12378",
    ):
        assert f"sources.html#{entry}" in html


def table(caption: str, **texts: object) -> dict[str, tuple[str, ...]]:
    """Return the rows of a table by what is in their first cell."""
    (found,) = [
        block
        for block in result(**texts).blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    ]
    rows = [
        tuple(cell if isinstance(cell, str) else cell.text for cell in row) for row in found.rows
    ]
    return {row[0]: row[1:] for row in rows}


BY_DAY, WHAT_ELSE = "按天看", "除了罚息"


def test_the_readers_row_has_the_readers_own_figures() -> None:
    rows = table(BY_DAY, **CASE)
    # 40 days: 262.60 and 303.00 as above; 31 days: 0.05% x 1.3 x 31 x 10,100, and x 1.5.
    assert rows["40 天（现在）"] == ("262.60 到 303.00", "数字 2")
    assert rows["31 天"] == ("203.52 到 234.83", "数字 2")
    assert list(rows) == [
        *("1 天", "31 天", "40 天（现在）"),
        *(f"{day} 天" for day in (61, 91, 121, 151, 181)),
    ]


@settings(deadline=None)
@given(CASES)
def test_the_row_of_today_and_the_figures_agree(case: dict[str, object]) -> None:
    shown, rows = figures(**case), table(BY_DAY, **case)
    (today,) = [row for day, row in rows.items() if day.endswith("（现在）")]
    ends = [f"{shown[f'penalty_{end}']:,.2f}" for end in ("low", "high")]
    level = shown["record_level"]
    assert today[0].split(" 到 ") in (ends, ends[:1])
    assert today[1] == (f"数字 {level}" if level else "还没有")
    levels = [row[1] for row in rows.values()]
    assert levels == sorted(levels, key=lambda text: text.removeprefix("还没有"))


@settings(deadline=None)
@given(CASES)
def test_no_stage_is_said_to_have_come_that_the_days_cannot_tell(case: dict[str, object]) -> None:
    """However late: a lawsuit takes a court's document, a judgement a court."""
    late = int(str(case["days"])) > int(str(case["grace"]))
    rows = {name: row[0] for name, row in table(WHAT_ELSE, **case).items()}
    assert not any("已经可能" in text for text in rows.values())
    lawsuit, judgement = rows["可能被起诉"], rows["判决和强制执行也会上征信"]
    assert ("收到法院的文书才算" in lawsuit) == ("法院判了才有" in judgement) == late
    assert (rows["开始收罚息"] == "已经在收") == late
    for text in rows.values():
        assert late or text.startswith(("还没到", "还剩", "还清那天"))


def test_the_title_is_answered_first() -> None:
    assert "晚了 40 天，要多付 263 元到 303 元罚息，连本带息一共还 10,363 元到" in words(**CASE)
    assert "不用付罚息，今天还 10,115 元" in words(**CASE | {"days": 3, "grace": 3})


def test_the_explanation_puts_the_numbers_in() -> None:
    shown = words(**CASE)
    low, high = (
        f"0.05% × (1 + {short_percent(uplift)}) = {percent(Decimal('0.0005') * (1 + uplift), 5)}"
        for uplift in (LOW, HIGH)
    )
    assert f"{low}；{high}" in shown
    penalty = 10_100 * Decimal("0.0005") * 40 * (1 + LOW)
    assert f"10,000.00 元 + 100.00 元 + {money(penalty)} = {money(10_100 + penalty)}" in shown


@pytest.mark.parametrize(
    ("texts", "name", "message"),
    [
        ({"days": "0"}, "days", "“晚了几天”填得太小了。可以填 1 天到"),
        ({"principal": ""}, "principal", "“逾期的本金”没有填。可以填"),
        ({"per": "year", "year_rate": "x"}, "year_rate", "看不懂“x”。"),
        ({"grace": "1.5"}, "grace", "合同给的宽限期要填整数。"),
    ],
)
def test_a_bad_input_gets_a_message(texts: dict[str, str], name: str, message: str) -> None:
    messages = answer("overdue", DEFAULTS | texts).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["0", "0.01", "1", "1825", "1亿", "2%", "500%", "-0", "1000万", "day", "year", "rolling"]
)


# The first text of a run waits until hypothesis has sorted all characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), TEXTS))
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, DEFAULTS | typed):
        given_answer = answer("overdue", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
