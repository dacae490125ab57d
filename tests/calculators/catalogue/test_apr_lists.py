"""Plans and statements in every format have the rate that pyxirr finds for what they mean."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest
import pyxirr
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.results import Headlines

if TYPE_CHECKING:
    from calculators.forms.form import Texts

APR = calculator("apr")
DEFAULTS = APR.form.defaults()


def figures(**texts: object) -> dict[str, Decimal]:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    result = APR.compute(APR.form.read(typed))
    return {
        figure.name: Decimal(figure.value)
        for block in result.blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def month(start: date, count: int) -> date:
    """Return a day some months later; the day is in every month."""
    index = start.month - 1 + count
    return date(start.year + index // 12, index % 12 + 1, start.day)


@dataclass(frozen=True)
class Loan:
    """A loan as its lender sees it, in 分, made without our own schedules."""

    lent_on: date
    rows: tuple[tuple[int, date, int, int, int, int, int], ...]
    """Number, day, payment, principal, interest, fee, balance."""

    @property
    def lent(self) -> int:
        return sum(row[3] for row in self.rows)

    @property
    def rate(self) -> float:
        days = [self.lent_on, *(row[1] for row in self.rows)]
        found = pyxirr.xirr(days, [self.lent / 100, *(-row[2] / 100 for row in self.rows)])
        assert found is not None
        return found


def loan(seed: int) -> Loan:
    chance = Random(seed)  # noqa: S311 (nothing secret)
    start = date(chance.randint(2015, 2030), chance.randint(1, 12), chance.randint(1, 28))
    count = chance.choice([3, 6, 12, 24, 36])
    left = lent = chance.randint(50, 2000) * 1000
    monthly, fee = chance.uniform(0.001, 0.02), chance.choice([0, 0, 500, 1234])
    rows = []
    for number in range(1, count + 1):
        interest = round(left * monthly)
        principal = left if number == count else lent // count
        left -= principal
        day = month(start, number)
        rows.append((number, day, principal + interest + fee, principal, interest, fee, left))
    return Loan(start, tuple(rows))


HEADINGS = (
    ("期数", "还款日期", "应还金额", "本金", "利息", "手续费", "剩余本金"),
    ("期次", "到期日", "每期还款", "应还本金", "应还利息", "服务费", "贷款余额"),
    ("期", "还款日", "应还（元）", "本金（元）", "利息（元）", "手续费（元）", "剩余本金（元）"),
    ("No.", "Due date", "Total payment", "Principal", "Interest", "Fee", "Balance"),
    ("期數", "還款日期", "應還總額", "本金", "利息", "手續費", "未還本金"),
)
DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y 年 %m 月 %d 日", "%Y%m%d",
    "%d-%b-%Y", "%b %d, %Y", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d 00:00:00",
    "%Y/%m/%d %a", "serial",
)  # fmt: skip


def day_text(day: date, style: str) -> str:
    return str((day - date(1899, 12, 30)).days) if style == "serial" else day.strftime(style)


def amount_text(fen: int, style: int) -> str:
    value = Decimal(fen) / 100
    styles = (
        f"{value:.2f}",
        f"{value:,.2f}",
        f"¥{value:,.2f}",
        f"{value:.2f}元",
        f"￥ {value:.2f}",
    )
    return styles[style]


def cell(text: str, separator: str) -> str:
    return f'"{text}"' if separator.strip() and separator in text else text


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**6),
    headings=st.sampled_from(HEADINGS),
    style=st.sampled_from(DAYS),
    money=st.integers(0, 4),
    separator=st.sampled_from(["\t", ",", ";", "   "]),
    columns=st.permutations(range(7)),
    extras=st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()),
)
@example(1, HEADINGS[0], "%m/%d/%Y", 1, ",", (6, 5, 4, 3, 2, 1, 0), (True,) * 4)
def test_a_plan_has_its_rate_in_every_format(
    seed: int,
    headings: tuple[str, ...],
    style: str,
    money: int,
    separator: str,
    columns: tuple[int, ...],
    extras: tuple[bool, ...],
) -> None:
    plan = loan(seed)
    has_title, has_total, has_blank, is_windows = extras
    if separator == "   " and style == "%Y/%m/%d %a":
        style = "%Y/%m/%d"
    lines = ["某某贷还款计划", f"放款日期：{plan.lent_on}"] if has_title else []
    lines.append(separator.join(headings[column] for column in columns))
    for number, day, *amounts in plan.rows:
        cells = [str(number), day_text(day, style), *(amount_text(each, money) for each in amounts)]
        lines.append(separator.join(cell(cells[column], separator) for column in columns))
    if has_total:
        sums = [sum(int(str(row[at])) for row in plan.rows) for at in range(2, 6)]
        cells = ["合计", "-", *(amount_text(each, money) for each in sums), "-"]
        lines.append(separator.join(cell(cells[column], separator) for column in columns))
    if has_blank:
        lines = [each for line in lines for each in (line, "")]
    text = ("\r\n" if is_windows else "\n").join(lines)
    shown = figures(mode="list", flows=text)
    assert float(shown["apr_compound"]) == pytest.approx(plan.rate, rel=1e-6, abs=1e-7)
    assert shown["received"] == Decimal(plan.lent) / 100
    assert shown["total_paid"] == Decimal(sum(row[2] for row in plan.rows)) / 100
    note = answer("apr", DEFAULTS | {"mode": "list", "flows": text}).notes["flows"]
    assert "没有用" in note
    assert ("合计 1 行" in note) == has_total


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**6),
    form=st.sampled_from(["minus", "brackets", "in and out", "direction", "unsigned", "debit"]),
    style=st.sampled_from([each for each in DAYS if each != "serial"]),
    order=st.randoms(use_true_random=False),
)
def test_a_statement_has_its_rate_in_every_format_and_order(
    seed: int, form: str, style: str, order: Random
) -> None:
    plan = loan(seed)
    flows = [(plan.lent_on, plan.lent), *((row[1], -row[2]) for row in plan.rows)]
    lines = []
    for day, fen in flows:
        text, size = day_text(day, style), f"{abs(fen) / 100:,.2f}"
        lines.append(
            {
                "minus": f"{text}\t{'-' if fen < 0 else ''}{size}",
                "brackets": f"{text}\t{f'({size})' if fen < 0 else size}",
                "in and out": f"{text}\t{size}\t" if fen > 0 else f"{text}\t\t{size}",
                "debit": f"{text}\t\t{size}" if fen > 0 else f"{text}\t{size}\t",
                "direction": f"{text}\t{'收入' if fen > 0 else '支出'}\t{size}",
                "unsigned": f"{text}\t{size}",
            }[form]
        )
    if style not in ("%m/%d/%Y", "%d/%m/%Y"):
        # What could be exchanged is told by the sequence, of which nothing is left then.
        order.shuffle(lines)
    head = {
        "in and out": "日期\t收入\t支出",
        "debit": "日期\t借方\t贷方",
        "direction": "日期\t收/支\t金额",
    }.get(form, "日期\t金额")
    if form == "unsigned" and plan.lent < 2 * max(-fen for _, fen in flows[1:]):
        return
    shown = figures(mode="list", flows="\n".join((head, *lines)))
    assert float(shown["apr_compound"]) == pytest.approx(plan.rate, rel=1e-6, abs=1e-7)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6))
def test_a_plan_without_days_has_the_rate_of_its_months(seed: int) -> None:
    plan = loan(seed)
    rows = [f"{row[0]},{row[2] / 100:.2f},{row[3] / 100:.2f}" for row in plan.rows]
    shown = figures(mode="list", flows="\n".join(("期数,应还,本金", *rows)))
    rate = pyxirr.irr([plan.lent, *(-row[2] for row in plan.rows)])
    assert rate is not None
    assert float(shown["apr_simple"]) == pytest.approx(12 * rate, rel=1e-6)
    assert float(shown["apr_compound"]) == pytest.approx((1 + rate) ** 12 - 1, rel=1e-6)


def test_our_own_export_has_the_rates_of_its_offer() -> None:
    interest = calculator("interest")
    texts = interest.form.defaults()
    result = interest.compute(interest.form.read(texts))
    expected = {
        figure.name: Decimal(figure.value)
        for block in result.blocks
        if isinstance(block, Headlines) and block.alternative == 1
        for figure in block.figures
    }
    table = next(block for block in result.blocks if "还款计划" in getattr(block, "caption", ""))
    names = ",".join(column.label for column in table.columns)
    rows = [",".join(re.sub(r"[, 元]", "", str(each)) for each in row) for row in table.rows]
    shown = figures(mode="list", flows="\n".join((names, *rows)))
    for name in ("apr_simple", "apr_compound"):
        # A list counts days, an offer months.
        assert shown[name] == pytest.approx(expected[name], abs=Decimal("3e-4"))


TIMES = {"month": 12, "half_month": 24, "quarter": 4, "year": 1}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(TIMES)),
    st.integers(1000, 1_000_000),
    st.integers(101, 250),
    st.integers(1, 60),
)
def test_each_frequency_agrees_with_pyxirr(
    period: str, principal: int, percent: int, count: int
) -> None:
    payment = round(Decimal(principal) * percent / 100 / count, 2)
    shown = figures(principal=principal, payment=payment, count=count, period=period)
    rate = pyxirr.irr([principal, *[-float(payment)] * count])
    assert rate is not None
    times = TIMES[period]
    assert float(shown["periodic_rate"]) == pytest.approx(rate, rel=1e-8, abs=1e-9)
    assert float(shown["apr_simple"]) == pytest.approx(times * rate, rel=1e-8, abs=1e-8)
    assert float(shown["apr_compound"]) == pytest.approx((1 + rate) ** times - 1, rel=1e-7)


@settings(deadline=None)
@given(
    st.sampled_from(["first", "last", "both"]),
    st.integers(1000, 100_000),
    st.integers(2, 36),
    st.integers(0, 200),
    st.integers(1, 300),
)
def test_a_payment_that_differs_agrees_with_pyxirr(
    different: str, principal: int, count: int, first: int, last: int
) -> None:
    usual = round(Decimal(principal) * Decimal("1.2") / count, 2)
    ends = [round(usual * each / 100, 2) for each in (first, last)]
    payments = [usual] * count
    if different != "last":
        payments[0] = ends[0]
    if different != "first":
        payments[-1] = ends[1]
    if sum(payments) <= principal:
        return
    shown = figures(
        principal=principal,
        payment=usual,
        count=count,
        different=different,
        first_payment=ends[0],
        last_payment=ends[1],
    )
    rate = pyxirr.irr([principal, *(-float(each) for each in payments)])
    assert rate is not None
    assert float(shown["apr_simple"]) == pytest.approx(12 * rate, rel=1e-7, abs=1e-8)
    assert shown["total_paid"] == sum(payments)


def test_interest_first_and_all_the_rest_at_the_end() -> None:
    shown = figures(principal=10_000, payment=100, count=12, different="last", last_payment=10_100)
    assert shown["apr_simple"] == Decimal("0.12")


@pytest.mark.parametrize(
    ("period", "first_days", "expected"),
    [("quarter", 90, None), ("half_month", 15, None), ("year", 365, None), ("quarter", 100, 0.1)],
)
def test_a_first_period_of_usual_length_changes_nothing(
    period: str, first_days: int, expected: float | None
) -> None:
    terms = {"principal": 10_000, "payment": 3000, "count": 4, "period": period}
    odd = figures(**terms, first="odd", first_days=first_days)
    usual = figures(**terms)
    assert (odd["apr_simple"] == pytest.approx(usual["apr_simple"])) == (expected is None)


def test_one_payment_cannot_be_the_first_and_the_last() -> None:
    texts: Texts = DEFAULTS | {"count": "1", "different": "both"}
    assert list(answer("apr", texts).messages) == ["different"]
    assert answer("apr", {**texts, "different": "last", "last_payment": "12000"}).html


def test_what_came_to_hand_completes_a_list_of_repayments() -> None:
    listed = {"mode": "list", "flows": "2026-02-15 3500\n2026-03-15 3500\n2026-04-15 3500"}
    said = answer("apr", DEFAULTS | listed)
    assert "实际到手多少" in (said.html or "")
    shown = figures(**listed, lent="1万", lent_on="2026-01-20")
    rate = pyxirr.xirr(
        [date(2026, 1, 20), *(date(2026, each, 15) for each in (2, 3, 4))], [10_000, *[-3500] * 3]
    )
    assert float(shown["apr_compound"]) == pytest.approx(rate, rel=1e-7)
    assert list(answer("apr", DEFAULTS | listed | {"lent": "x"}).messages) == ["lent"]
    assert list(answer("apr", DEFAULTS | listed | {"lent_on": "x"}).messages) == ["lent_on"]


@settings(deadline=None, max_examples=200)
@given(
    st.text(alphabet='0123456789-/.年月日,;\t\n "()万¥期数还款金额本利息合计收支|', max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "日期",
                "应还",
                "本金",
                "收入",
                "支出",
                "合计",
                "2026-01-15",
                "3/4/2026",
                "902.5",
                "-",
                "",
            ]
        ),
        max_size=30,
    ).map("\t".join)
)
def test_any_table_is_answered(text: str) -> None:
    given_answer = answer("apr", DEFAULTS | {"mode": "list", "flows": text})
    assert (given_answer.html is None) == bool(given_answer.messages)
