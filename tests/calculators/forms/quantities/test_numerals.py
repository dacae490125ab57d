"""Numbers in digits, in Chinese and in both are read as they are said."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.numerals import number, simplified

# What cn2an 0.5.24 makes of numbers, and of words for numbers.
_TABLE = Path(__file__).with_name("numerals.tsv").read_text(encoding="utf-8")
AS_ANOTHER_READS = [(text, value) for text, value in map(str.split, _TABLE.splitlines())]


def read(text: str) -> Decimal:
    return number(simplified(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十四", 24),
        ("三十六", 36),
        ("一百零五", 105),
        ("一百五", 150),
        ("一百五十", 150),
        ("二百五", 250),
        ("两百五十六", 256),
        ("一千二", 1_200),
        ("一千零五", 1_005),
        ("一千零五十", 1_050),
        ("三千五百", 3_500),
        ("一万二", 12_000),
        ("一万二千", 12_000),
        ("一万二千五", 12_500),
        ("一万零二百", 10_200),
        ("一万零二十", 10_020),
        ("两万", 20_000),
        ("两万五", 25_000),
        ("两万五千", 25_000),
        ("十二万五", 125_000),
        ("一百二十万", 1_200_000),
        ("一亿二", 120_000_000),
        ("一亿二千万", 120_000_000),
        ("零", 0),
        ("〇", 0),
        ("一点五", "1.5"),
        ("零点零五", "0.05"),
        ("一点五万", 15_000),
        ("三点八五", "3.85"),
        ("壹万贰仟", 12_000),
        ("叁佰陆拾伍", 365),
        ("伍拾", 50),
        ("兩萬", 20_000),
        ("1万2", 12_000),
        ("2万5", 25_000),
        ("1万2千", 12_000),
        ("1万2千5百", 12_500),
        ("1万2000", 12_000),
        ("1万500", 10_500),
        ("1万零500", 10_500),
        ("3千5", 3_500),
        ("1千250", 1_250),
        ("3百5", 350),
        ("3百05", 305),
        ("1.2w", 12_000),
        ("1.2W", 12_000),
        ("2w5", 25_000),
        ("12k", 12_000),
        ("1.5K", 1_500),
        ("3k5", 3_500),
        ("1,000万", 10_000_000),
        ("1亿2千万", 120_000_000),
        ("1点5", "1.5"),
        ("-一万", -10_000),
        ("+3", 3),
        ("-0", 0),
    ],
)
def test_number(text: str, value: int | str) -> None:
    assert read(text) == Decimal(value)
    assert not read(text).is_signed() or read(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        *("", "百", "千", "万", "亿", "万五", "千三", "百二", "w", "k", "点", "点五", "一点"),
        *(
            "一二",
            "二〇二六",
            "一万二万",
            "一千三千",
            "十十",
            "三十百",
            "一万零",
            "1万0",
            "零零",
            "一百二万",
            "1万0000",
            "0万5",
            "0万5000",
            "10万10",
        ),
        *(
            "1万20",
            "1千25",
            "1千05",
            "1.2万5",
            "1.5万2千",
            "1万2.5",
            "1.2.3万",
            "1,2万",
            "半",
            "一半",
        ),
        *("1亿2345", "1e5", "0x10", "١", "½", "①", "Ⅻ", "1_000", "壹貳參x", "1万2万", "1k2w3"),
    ],
)
def test_what_is_no_number_or_several(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text)


@pytest.mark.parametrize(("text", "value"), AS_ANOTHER_READS)
def test_chinese_numerals_as_another_library_reads_them(text: str, value: str) -> None:
    assert read(text) == Decimal(value)


@given(st.sampled_from(AS_ANOTHER_READS), st.sampled_from("元天期%x"))
def test_a_unit_is_no_part_of_a_number(example: tuple[str, str], unit: str) -> None:
    with pytest.raises(UnreadableError):
        read(example[0] + unit)


@given(st.text("零〇一二两三四五六七八九十百千万亿点半0123456789.,+-kw", max_size=12))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        value = read(text)
    except UnreadableError:
        return
    assert value.is_finite()
