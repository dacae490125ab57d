"""Numbers of things are converted where that has one meaning, and refused where not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.counts import Measure, OtherMeasureError, count

DAYS, WEEKS, MONTHS, PAYMENTS, THINGS = (
    Measure.DAYS,
    Measure.WEEKS,
    Measure.MONTHS,
    Measure.PAYMENTS,
    Measure.THINGS,
)
PLAIN = [
    *(
        (text, measure, "12")
        for text in ("12", "１２", " 12 ", "12.", "+12")
        for measure in Measure
    ),
    *((text, DAYS, "90") for text in ("90天", "90 日", "90 days", "90 Days", "90d", "９０天")),
    *((text, MONTHS, "12") for text in ("12期", "12 期", "12次", "12 instalments", "12 payments")),
    *((text, PAYMENTS, "12") for text in ("12次", "12期", "12 times", "12 installments")),
    *((text, WEEKS, "12") for text in ("12次", "12期")),
    *((text, THINGS, "3") for text in ("3次", "3个", "3家", "3笔", "3张", "3 times", "第3次")),
    ("第6期", MONTHS, "6"),
    ("分12期", MONTHS, "12"),
    ("共12期", MONTHS, "12"),
    ("一共12期", MONTHS, "12"),
    ("1,000", DAYS, "1000"),
    ("\ufeff12\u200b期", MONTHS, "12"),
    ("1 day", DAYS, "1"),
    ("6.5", MONTHS, "6.5"),
]
NOT_PLAIN = [
    ("十二", MONTHS, "12"),
    ("十二期", MONTHS, "12"),
    ("三十六期", MONTHS, "36"),
    ("12个月", MONTHS, "12"),
    ("12 月", MONTHS, "12"),
    ("12个", MONTHS, "12"),
    ("二十四个月", MONTHS, "24"),
    ("12 months", MONTHS, "12"),
    ("1 month", MONTHS, "1"),
    ("18 mths", MONTHS, "18"),
    ("6mo", MONTHS, "6"),
    ("1年", MONTHS, "12"),
    ("3年", MONTHS, "36"),
    ("三年期", MONTHS, "36"),
    ("半年期", MONTHS, "6"),
    ("三年", MONTHS, "36"),
    ("两年", MONTHS, "24"),
    ("2 years", MONTHS, "24"),
    ("1 year", MONTHS, "12"),
    ("1.5年", MONTHS, "18"),
    ("1.5 years", MONTHS, "18"),
    ("半年", MONTHS, "6"),
    ("一年半", MONTHS, "18"),
    ("1年半", MONTHS, "18"),
    ("两年半", MONTHS, "30"),
    ("1年6个月", MONTHS, "18"),
    ("1年零3个月", MONTHS, "15"),
    ("1 year 6 months", MONTHS, "18"),
    ("1 year and 6 months", MONTHS, "18"),
    ("1季度", MONTHS, "3"),
    ("2个季度", MONTHS, "6"),
    ("1个半月", MONTHS, "1.5"),
    ("半个月", MONTHS, "0.5"),
    ("12個月", MONTHS, "12"),
    ("2周", DAYS, "14"),
    ("两周", DAYS, "14"),
    ("2个星期", DAYS, "14"),
    ("一个礼拜", DAYS, "7"),
    ("2 weeks", DAYS, "14"),
    ("1 wk", DAYS, "7"),
    ("1周3天", DAYS, "10"),
    ("三十天", DAYS, "30"),
    ("九十", DAYS, "90"),
    ("半天", DAYS, "0.5"),
    ("8周", WEEKS, "8"),
    ("28天", WEEKS, "4"),
    ("第三次", THINGS, "3"),
    ("三家", THINGS, "3"),
]
# Not exact: about so many, or nothing can be said.
OTHER = [
    ("3个月", DAYS, 91),
    ("1个月", DAYS, 30),
    ("一个半月", DAYS, 46),
    ("半个月", DAYS, 15),
    ("半年", DAYS, 183),
    ("1年", DAYS, 365),
    ("2 years", DAYS, 730),
    ("3 months", DAYS, 91),
    ("1季度", DAYS, 91),
    ("90天", MONTHS, 3),
    ("30 days", MONTHS, 1),
    ("52周", MONTHS, 12),
    ("3天", MONTHS, 0),
    ("1年", WEEKS, 52),
    ("3个月", WEEKS, 13),
    ("10天", WEEKS, 1),
    ("1年", PAYMENTS, None),
    ("30天", PAYMENTS, None),
    ("2周", PAYMENTS, None),
    ("3 months", PAYMENTS, None),
]
REFUSED = [
    *(
        (text, measure)
        for measure in Measure
        for text in ("", " ", "abc", "期", "第", "半", "年半")
    ),
    *((text, measure) for measure in Measure for text in ("12元", "12%", "12倍", "12x", "12期期")),
    *((text, measure) for measure in Measure for text in ("2w", "12k", "1e2", "NaN", "1/2", "1_0")),
    *(
        (text, measure)
        for measure in Measure
        for text in ("12左右", "约12", "6-12", "1.2.3", "٣", "½")
    ),
    *(
        (text, measure)
        for measure in Measure
        for text in ("1年12天", "6个月1年", "1年2年", "1.5年半")
    ),
    *((text, DAYS) for text in ("12期", "12次", "3个", "3家", "12 instalments", "3 times")),
    *((text, MONTHS) for text in ("3家", "3张", "3笔")),
    *((text, THINGS) for text in ("3天", "3个月", "1年", "2周", "3 days")),
    *((text, PAYMENTS) for text in ("3家", "3张")),
]


@pytest.mark.parametrize(("text", "measure", "value"), PLAIN)
def test_plain(text: str, measure: Measure, value: str) -> None:
    assert count(text, measure) == (Decimal(value), True, None)


@pytest.mark.parametrize(("text", "measure", "value"), NOT_PLAIN)
def test_not_plain(text: str, measure: Measure, value: str) -> None:
    assert count(text, measure) == (Decimal(value), False, None)


@pytest.mark.parametrize(("text", "measure", "about"), OTHER)
def test_another_measure(text: str, measure: Measure, about: int | None) -> None:
    with pytest.raises(OtherMeasureError) as caught:
        count(text, measure)
    assert caught.value.about == about


@pytest.mark.parametrize(("text", "measure"), REFUSED)
def test_refused(text: str, measure: Measure) -> None:
    with pytest.raises(UnreadableError) as caught:
        count(text, measure)
    assert not isinstance(caught.value, OtherMeasureError)


@pytest.mark.parametrize("unit", ["元", "%", "x", "倍", "小时", "kg", "分", "万块"])
@pytest.mark.parametrize(("text", "measure", "_value"), PLAIN[::4] + NOT_PLAIN[::4])
def test_an_unknown_unit_behind_is_not_passed_over(
    text: str, measure: Measure, _value: str, unit: str
) -> None:
    with pytest.raises(UnreadableError):
        count(text + unit, measure)


@given(st.text(), st.sampled_from(Measure))
def test_any_text_is_read_or_refused(text: str, measure: Measure) -> None:
    try:
        value = count(text, measure).value
    except UnreadableError:
        return
    assert value.is_finite()


@given(
    st.text("0123456789.半一二两十个月年天周期次第零days ", max_size=10), st.sampled_from(Measure)
)
def test_words_of_counts_in_any_order_are_read_or_refused(text: str, measure: Measure) -> None:
    try:
        value = count(text, measure).value
    except UnreadableError:
        return
    assert value.is_finite()


@given(st.integers(0, 10**6))
def test_a_number_reads_as_itself_with_and_without_its_unit(value: int) -> None:
    for text, measure in ((f"{value}", THINGS), (f"{value:,} 天", DAYS), (f"{value} 期", MONTHS)):
        assert count(text, measure) == (value, True, None)
    assert count(f"{value}年", MONTHS).value == 12 * value
    assert count(f"{value} weeks", DAYS).value == 7 * value
