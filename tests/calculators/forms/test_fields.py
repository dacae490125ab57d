"""A field reads what is allowed and says, in Chinese, what is when it is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculators.forms.fields import Choice, Count, FieldError, Money, Option, Rate
from calculators.forms.quantities.counts import Measure
from calculators.forms.quantities.rates import Period
from calculators.ranges import Range

PRINCIPAL = Money(
    name="principal", label="本金", default="", range=Range(Decimal(100), Decimal(100000))
)
RATE = Rate(
    name="rate", label="日利率", default="", period="day", range=Range(Decimal(0), Decimal("0.01"))
)
TERM = Count(
    name="term",
    label="期数",
    default="",
    unit="期",
    measure=Measure.MONTHS,
    range=Range(Decimal(1), Decimal(60)),
)
METHOD = Choice(
    name="method",
    label="还款方式",
    default="flat",
    options=(Option(value="flat", label="等本等息"), Option(value="bullet", label="到期还")),
)


def message(field: Money | Rate | Count | Choice, text: str) -> str:
    with pytest.raises(FieldError) as caught:
        field.read(text)
    return str(caught.value)


def test_money_is_rounded_to_fen() -> None:
    assert PRINCIPAL.read("1234.565") == Decimal("1234.57")


def test_the_ends_of_the_range_are_allowed() -> None:
    assert (PRINCIPAL.read("100"), PRINCIPAL.read("10万")) == (Decimal(100), Decimal(100000))
    assert (TERM.read("1"), TERM.read("60期")) == (1, 60)


def test_empty() -> None:
    assert message(PRINCIPAL, "  ") == "“本金”没有填。可以填 100 元到 10 万元，例如 10000 或 1万。"


def test_unreadable() -> None:
    assert message(RATE, "很低").startswith("看不懂“很低”。可以填 0% 到 1%")


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(message(PRINCIPAL, "9" * 100_000)) < 80


@pytest.mark.parametrize(("text", "size"), [("99.99", "小"), ("-5", "小"), ("100001", "大")])
def test_out_of_range(text: str, size: str) -> None:
    assert message(PRINCIPAL, text).startswith(f"“本金”填得太{size}了。可以填 100 元到 10 万元")


def test_a_count_is_whole() -> None:
    assert message(TERM, "2.5").startswith("期数要填整数。")


def test_a_choice_is_one_of_its_options() -> None:
    assert METHOD.read("bullet") == "bullet"
    assert message(METHOD, "<script>") == "请从列表里选一项还款方式。"


def reading(field: Money | Rate | Count, text: str) -> tuple[object, str]:
    read = field.reading(text)
    assert field.read(text) == read.value
    return read.value, read.note


@pytest.mark.parametrize(
    ("field", "text", "value", "note"),
    [
        (PRINCIPAL, "12000", "12000", ""),
        (PRINCIPAL, "12,000.50 元", "12000.50", ""),
        (PRINCIPAL, "１２０００", "12000", ""),
        (PRINCIPAL, "1.2w", "12000", "读作 12,000 元。"),
        (PRINCIPAL, "一万二", "12000", "读作 12,000 元。"),
        (PRINCIPAL, "1234.567", "1234.57", "读作 1,234.57 元。"),
        (TERM, "12 期", "12", ""),
        (TERM, "十二期", "12", "读作 12 期。"),
        (TERM, "3年", "36", "读作 36 期。"),
        (TERM, "12 months", "12", "读作 12 期。"),
        (RATE, "0.05%", "0.0005", ""),
        (RATE, "万五", "0.0005", "读作 0.05%（一天）。"),
        (RATE, "0", "0", ""),
    ],
)
def test_what_is_not_plain_is_repeated(
    field: Money | Rate | Count, text: str, value: str, note: str
) -> None:
    assert reading(field, text) == (Decimal(value), note)


def rate_for(period: Period) -> Rate:
    return Rate(
        name="rate", label="利率", default="", range=Range(Decimal(0), Decimal(5)), period=period
    )


# What is asked about a rate, computed here as it would be by hand.
@pytest.mark.parametrize(
    ("period", "text", "question"),
    [
        ("day", "0.05", ""),
        ("day", "0.02", ""),
        ("day", "0.1", ""),
        ("day", "0", ""),
        ("day", "0.5", "利率 0.5% 合一年 182.5%。是不是 0.05%？"),
        ("day", "0.005", "利率 0.005% 合一年 1.825%。是不是 0.05%？"),
        ("day", "0.0005", "利率 0.0005% 合一年 0.1825%。是不是 0.05%？"),
        ("day", "5‰", "读作 0.5%（一天）。利率 0.5% 合一年 182.5%。是不是 0.05%？"),
        ("month", "1.5", ""),
        ("month", "15", "利率 15% 合一年 180%。是不是 1.5%？"),
        ("month", "0.15", "利率 0.15% 合一年 1.8%。是不是 1.5%？"),
        ("year", "3", ""),
        ("year", "36", ""),
        ("year", "180", "利率 180% 很少见。是不是 18%？"),
        ("year", "0.18", "利率 0.18% 很少见。是不是 18%？"),
        ("year", "0.05", "利率 0.05% 很少见。是不是 5%？如果说的是日利率，请填 18.25%。"),
        ("year", "1.8", "利率 1.8% 很少见。是不是 18%？"),
        ("year", "1分5", "读作 15%（一年）。如果说的是月息，请填 18%。"),
        ("year", "月息1分5", "读作 18%（一年）。"),
        ("month", "18% p.a.", "读作 1.5%（一个月）。"),
        ("period", "0.6", ""),
        ("period", "6", "利率 6% 很少见。是不是 0.6%？"),
        ("day", "0.00005", "利率 0.00005% 很少见，看看是不是填对了。"),
        ("period", "0.0006", "利率 0.0006% 很少见，看看是不是填对了。"),
        ("share", "0", ""),
        ("share", "0.01", "利率 0.01% 很少见。是不是 1%？"),
        ("share", "0.03", "利率 0.03% 很少见。是不是 3%？"),
        ("share", "3", ""),
        ("share", "90", ""),
        ("share", "3成", "读作 30%。"),
    ],
)
def test_a_rate_that_is_far_from_usual_is_asked_about(
    period: Period, text: str, question: str
) -> None:
    assert rate_for(period).reading(text).note == question


@pytest.mark.parametrize(
    ("period", "text", "said"),
    [
        ("year", "日息万五", "折成利率，一年按 365 天是 18.25%，按 360 天是 18%。按合同选一个填。"),
        ("year", "0.05% a day", "一年按 365 天是 18.25%，按 360 天是 18%。"),
        ("month", "万五", "一年按 365 天是 1.5208%，按 360 天是 1.5%。"),
        ("day", "年18%", "一年按 365 天是 0.0493%，按 360 天是 0.05%。"),
        ("day", "月息1分5", "一年按 365 天是 0.0493%，按 360 天是 0.05%。"),
        ("period", "年7.2%", "“年7.2%”是按别的时间算的，不能当利率。可以填 0% 到 500%"),
        ("year", "每期0.6%", "“每期0.6%”是按别的时间算的，不能当利率。"),
        ("share", "3%/年", "“3%/年”是按别的时间算的，不能当利率。"),
    ],
)
def test_a_rate_of_another_period_is_refused_with_the_reason(
    period: Period, text: str, said: str
) -> None:
    assert said in message(rate_for(period), text)


@pytest.mark.parametrize(
    ("measure", "text", "said"),
    [
        (Measure.DAYS, "3个月", "“3个月”不能准确折成期数，大约是 91 期。可以填 1 期到 60 期"),
        (Measure.MONTHS, "90天", "“90天”不能准确折成期数，大约是 3 期。"),
        (Measure.MONTHS, "3天", "“3天”不能准确折成期数。可以填"),
        (Measure.PAYMENTS, "1年", "“1年”是多久，这里要填几期。可以填"),
        (Measure.THINGS, "1年", "看不懂“1年”。"),
    ],
)
def test_a_count_of_another_measure_is_refused_with_the_reason(
    measure: Measure, text: str, said: str
) -> None:
    assert message(replace(TERM, measure=measure), text).startswith(said)
