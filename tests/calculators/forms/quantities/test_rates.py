"""Rates are read with their period; one of another period is converted, or refused with both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import display
from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.rates import OtherPeriodError, Period, rate

PERIODS: tuple[Period, ...] = ("day", "month", "year", "period", "share")

PLAIN: list[tuple[str, Period, str]] = [
    ("0.05", "day", "0.0005"),
    ("0.05%", "day", "0.0005"),
    ("０．０５％", "day", "0.0005"),
    ("日0.05%", "day", "0.0005"),
    ("日利率0.05%", "day", "0.0005"),
    ("0.05%/天", "day", "0.0005"),
    ("每天0.05%", "day", "0.0005"),
    ("0.05% a day", "day", "0.0005"),
    ("0.05% per day", "day", "0.0005"),
    ("0.05%/day", "day", "0.0005"),
    ("0.05% daily", "day", "0.0005"),
    ("月1.5%", "month", "0.015"),
    ("月利率1.5%", "month", "0.015"),
    ("月息 1.5%", "month", "0.015"),
    ("1.5%/月", "month", "0.015"),
    ("1.5% 每月", "month", "0.015"),
    ("1.5% per month", "month", "0.015"),
    ("1.5% a month", "month", "0.015"),
    ("1.5% monthly", "month", "0.015"),
    ("18", "year", "0.18"),
    ("18%", "year", "0.18"),
    ("18%/年", "year", "0.18"),
    ("18％／年", "year", "0.18"),
    ("年18%", "year", "0.18"),
    ("年化18%", "year", "0.18"),
    ("年化利率 18%", "year", "0.18"),
    ("年利率18%", "year", "0.18"),
    ("年利率：18%", "year", "0.18"),
    ("年息18%", "year", "0.18"),
    ("一年18%", "year", "0.18"),
    ("18%年化", "year", "0.18"),
    ("18% p.a.", "year", "0.18"),
    ("18% pa", "year", "0.18"),
    ("18% APR", "year", "0.18"),
    ("18% a year", "year", "0.18"),
    ("18% per annum", "year", "0.18"),
    ("18% annually", "year", "0.18"),
    ("利率18%", "year", "0.18"),
    ("每期0.6%", "period", "0.006"),
    ("0.6%/期", "period", "0.006"),
    ("手续费率 0.6%", "period", "0.006"),
    ("0.6% per instalment", "period", "0.006"),
    ("3%", "share", "0.03"),
    ("\ufeff3%", "share", "0.03"),
    ("-5%", "year", "-0.05"),
]
NOT_PLAIN: list[tuple[str, Period, str]] = [
    ("0.5‰", "day", "0.0005"),
    ("5‱", "day", "0.0005"),
    ("万五", "day", "0.0005"),
    ("万5", "day", "0.0005"),
    ("万2.5", "day", "0.00025"),
    ("万四点五", "day", "0.00045"),
    ("日息万五", "day", "0.0005"),
    ("日万五", "day", "0.0005"),
    ("每天万五", "day", "0.0005"),
    ("一天万五", "day", "0.0005"),
    ("万五/天", "day", "0.0005"),
    ("万分之5", "day", "0.0005"),
    ("万分之五", "day", "0.0005"),
    ("万分之0.5", "day", "0.00005"),
    ("日息万分之五", "day", "0.0005"),
    ("零点零五", "day", "0.0005"),
    ("1厘", "day", "0.0001"),
    ("日息1厘", "day", "0.0001"),
    ("百分之18", "year", "0.18"),
    ("百分之十八", "year", "0.18"),
    ("十八", "year", "0.18"),
    ("十八%", "year", "0.18"),
    ("18个点", "year", "0.18"),
    ("18 percent", "year", "0.18"),
    ("年息8厘", "year", "0.08"),
    ("年息一分五", "year", "0.15"),
    ("千分之6", "period", "0.006"),
    ("千分之三", "month", "0.003"),
    ("千6", "period", "0.006"),
    ("1分", "month", "0.01"),
    ("1分5", "month", "0.015"),
    ("1分5厘", "month", "0.015"),
    ("一分五", "month", "0.015"),
    ("一分五厘", "month", "0.015"),
    ("一分半", "month", "0.015"),
    ("1.5分", "month", "0.015"),
    ("月息1分5", "month", "0.015"),
    ("月息一分半", "month", "0.015"),
    ("两分利", "month", "0.02"),
    ("2分利息", "month", "0.02"),
    ("2厘", "month", "0.002"),
    ("3厘", "month", "0.003"),
    ("3厘5", "month", "0.0035"),
    ("八厘半", "month", "0.0085"),
    ("三成", "share", "0.3"),
    ("2成5", "share", "0.25"),
    ("两成半", "share", "0.25"),
    ("百分之三", "share", "0.03"),
    ("万五", "share", "0.0005"),
    ("万五", "period", "0.0005"),
]
# A rate a month is a twelfth of one a year.
CONVERTED: list[tuple[str, Period, str]] = [
    ("月1.5%", "year", "0.18"),
    ("月息1分5", "year", "0.18"),
    ("月息2分", "year", "0.24"),
    ("1.5%/月", "year", "0.18"),
    ("1.5% a month", "year", "0.18"),
    ("每月1%", "year", "0.12"),
    ("年18%", "month", "0.015"),
    ("年化12%", "month", "0.01"),
    ("18%/年", "month", "0.015"),
    ("18% p.a.", "month", "0.015"),
    ("年息1分", "month", "0.008333333333"),
    ("月0.6%", "period", "0.006"),
    ("0.6% per month", "period", "0.006"),
]
OTHER: list[tuple[str, Period, str, Period]] = [
    ("万五", "year", "0.0005", "day"),
    ("万五", "month", "0.0005", "day"),
    ("日息万五", "year", "0.0005", "day"),
    ("万分之五", "year", "0.0005", "day"),
    ("万分之4.5", "month", "0.00045", "day"),
    ("日0.05%", "month", "0.0005", "day"),
    ("0.05% a day", "year", "0.0005", "day"),
    ("年18%", "day", "0.18", "year"),
    ("18% p.a.", "day", "0.18", "year"),
    ("月息1分5", "day", "0.015", "month"),
    ("1.5%/月", "day", "0.015", "month"),
    ("年7.2%", "period", "0.072", "year"),
    ("日息万五", "period", "0.0005", "day"),
    ("每期0.6%", "year", "0.006", "period"),
    ("每期0.6%", "month", "0.006", "period"),
    ("3%/年", "share", "0.03", "year"),
    ("月3%", "share", "0.03", "month"),
]
REFUSED = (
    *(
        "",
        " ",
        "%",
        "年",
        "利率",
        "年利率",
        "每天",
        "万",
        "万分之",
        "分",
        "厘",
        "成",
        "分5",
        ".",
        "-",
    ),
    *("18年", "18个月", "12月", "5天", "12期", "18 months", "3 days", "5元", "1万", "1.2w", "12k"),
    *(
        "1厘5厘",
        "1成5厘",
        "1.5分5",
        "分之5",
        "百分5",
        "9折",
        "折",
        "月利率1.5%/月",
        "年18%/月",
        "1.5%/周",
    ),
    *(
        "18%左右",
        "约18%",
        "12%-18%",
        "12~18",
        "18%%",
        "18%‰",
        "1e2",
        "NaN",
        "٣%",
        "½%",
        "<b>",
        "高",
    ),
)


@pytest.mark.parametrize(("text", "period", "value"), PLAIN)
def test_plain(text: str, period: Period, value: str) -> None:
    assert rate(text, period) == (Decimal(value), True, None)


@pytest.mark.parametrize(("text", "period", "value"), NOT_PLAIN + CONVERTED)
def test_not_plain(text: str, period: Period, value: str) -> None:
    assert rate(text, period) == (Decimal(value), False, None)


@pytest.mark.parametrize(
    ("text", "value", "monthly"),
    [
        ("1分", "0.1", "0.12"),
        ("1分5", "0.15", "0.18"),
        ("8厘", "0.08", "0.096"),
        ("两分利", "0.2", "0.24"),
    ],
)
def test_fen_of_a_year_may_be_meant_of_a_month(text: str, value: str, monthly: str) -> None:
    assert rate(text, "year") == (Decimal(value), False, Decimal(monthly))


@pytest.mark.parametrize(("text", "period", "value", "said"), OTHER)
def test_another_period(text: str, period: Period, value: str, said: Period) -> None:
    with pytest.raises(OtherPeriodError) as caught:
        rate(text, period)
    assert (caught.value.value, caught.value.period) == (Decimal(value), said)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str, period: Period) -> None:
    with pytest.raises(UnreadableError) as caught:
        rate(text, period)
    assert not isinstance(caught.value, OtherPeriodError)


@pytest.mark.parametrize("unit", ["元", "x", "个", "倍", "/周", "小时", "kg", "¥"])
@pytest.mark.parametrize(("text", "period", "_value"), PLAIN[::3] + NOT_PLAIN[::3] + CONVERTED[::3])
def test_an_unknown_unit_behind_is_not_passed_over(
    text: str, period: Period, _value: str, unit: str
) -> None:
    with pytest.raises(UnreadableError):
        rate(text + unit, period)


@given(st.text(), st.sampled_from(PERIODS))
def test_any_text_is_read_or_refused(text: str, period: Period) -> None:
    try:
        value = rate(text, period).value
    except UnreadableError:
        return
    assert value.is_finite()


@given(st.text("0123456789.%‰万千百分之厘成年月日天期利率化息每一二五半/ p.a", max_size=10))
def test_words_of_rates_in_any_order_are_read_or_refused(text: str) -> None:
    for period in PERIODS:
        try:
            value = rate(text, period).value
        except UnreadableError:
            continue
        assert value.is_finite()


@given(st.decimals(0, 5, places=6), st.sampled_from(PERIODS))
def test_what_is_shown_reads_as_itself(value: Decimal, period: Period) -> None:
    assert rate(display.short_percent(value), period) == (value, True, None)
    assert rate(display.percent(value, 4), period) == (value, True, None)


@given(st.decimals(0, 5, places=6))
def test_a_rate_a_month_is_a_twelfth_of_one_a_year(value: Decimal) -> None:
    yearly = rate(f"月{display.short_percent(value)}", "year").value
    assert yearly == 12 * value
    assert rate(f"{display.short_percent(yearly)} p.a.", "month").value == value
