"""Amounts are read as people write them, and what may be something else is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import display
from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.money import money
from calculators.rounding import rounded

PLAIN = [
    ("10000", "10000"),
    ("10,000", "10000"),
    ("1,0000", "10000"),
    ("10 000", "10000"),
    ("１００００", "10000"),
    ("１０，０００．５０", "10000.50"),
    ("￥88.80", "88.80"),
    ("¥1,234.5", "1234.5"),
    ("88块", "88"),
    ("88 元", "88"),
    ("-5", "-5"),
    ("－5", "-5"),
    ("+5", "5"),
    ("-¥5", "-5"),
    ("-0", "0"),
    (".5", "0.5"),
    ("5.", "5"),
    ("12。5", "12.5"),
    ("\ufeff10000\u200b", "10000"),
    ("10\u00a0000", "10000"),
    ("\u202d10000\u202c", "10000"),
    ("RMB 10000", "10000"),
    ("rmb10000", "10000"),
    ("CNY 10,000", "10000"),
    ("10000 RMB", "10000"),
    ("10,000 yuan", "10000"),
    ("人民币10000元", "10000"),
    ("10000元整", "10000"),
    ("10000块钱", "10000"),
    ("10000人民币", "10000"),
]
NOT_PLAIN = [
    ("1万", "10000"),
    ("1.5 万元", "15000"),
    ("0.2亿", "20000000"),
    ("3千", "3000"),
    ("3千元", "3000"),
    ("3百", "300"),
    ("1万2", "12000"),
    ("2万5", "25000"),
    ("1万2千", "12000"),
    ("1万2000", "12000"),
    ("1.2w", "12000"),
    ("1.2W", "12000"),
    ("1.2 W", "12000"),
    ("１．２ｗ", "12000"),
    ("2w", "20000"),
    ("2w5", "25000"),
    ("12k", "12000"),
    ("10K", "10000"),
    ("￥1.5万", "15000"),
    ("RMB 1.2万", "12000"),
    ("人民币一万二千元整", "12000"),
    ("一万二", "12000"),
    ("一万块", "10000"),
    ("两万", "20000"),
    ("两万五", "25000"),
    ("三千五百块钱", "3500"),
    ("五百", "500"),
    ("壹万贰仟元整", "12000"),
    ("壹萬圓整", "10000"),
    ("3块5", "3.5"),
    ("3块5毛", "3.5"),
    ("三块五", "3.5"),
    ("10元5角", "10.5"),
    ("10元5角3分", "10.53"),
    ("10元零3分", "10.03"),
    ("12.000", "12"),
]
REFUSED = (
    *(
        "",
        " ",
        "元",
        "¥",
        "RMB",
        "人民币",
        "万",
        "万五",
        "千",
        "w",
        "k",
        ",",
        ".",
        "+",
        "-",
        "零零",
    ),
    *("abc", "1e308", "1e5", "NaN", "Infinity", "0x10", "1_000", "--5", "-¥-5", "1.2.3", "1,00"),
    *("1,5", "1.234,56", "1,2345,678", "1万20", "1.2万5", "<b>1</b>", "٣", "²", "½", "1" * 100_000),
    *(
        "12期",
        "3天",
        "18%",
        "万分之5",
        "1分",
        "100美元",
        "$100",
        "€5",
        "HK$10",
        "2026-01-01",
        "1-2",
    ),
    *(
        "约1万",
        "1万左右",
        "1万多",
        "1~2万",
        "1万-2万",
        "1万/月",
        "10元5",
        "5个",
        "一点",
        "10000元月",
    ),
)


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_plain(text: str, value: str) -> None:
    assert money(text) == (Decimal(value), True, None)


@pytest.mark.parametrize(("text", "value"), NOT_PLAIN)
def test_not_plain(text: str, value: str) -> None:
    assert money(text) == (Decimal(value), False, None)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        money(text)


@pytest.mark.parametrize(
    "unit", ["期", "天", "个月", "%", "x", "美元", "kg", "/月", "年", "倍", "吨"]
)
@pytest.mark.parametrize(("text", "_value"), PLAIN[:10] + NOT_PLAIN[:10])
def test_an_unknown_unit_behind_is_not_passed_over(text: str, _value: str, unit: str) -> None:
    with pytest.raises(UnreadableError):
        money(text + unit)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = money(text).value
    except UnreadableError:
        return
    assert value.is_finite()


@given(st.decimals(0, 10**9, places=2))
def test_what_is_shown_reads_as_itself(amount: Decimal) -> None:
    assert money(f"{amount}") == money(f"{amount:,}") == (amount, True, None)
    for shown in (display.money, display.grouped_amount, display.amount):
        assert money(shown(amount)).value == amount


@given(st.decimals(0, 10**7, places=2))
def test_a_whole_amount_reads_as_itself(amount: Decimal) -> None:
    whole = rounded(amount, 0)
    assert money(display.whole_money(whole)).value == whole
    assert money(f"{display.plain(amount / 10_000)}万").value == amount
    assert money(f"{display.plain(amount / 10_000)}w").value == amount
