"""Numbers in digits, in Chinese numerals and in both: 1,234.5, 一万二, 1万2, 1.2w, 12k."""

import re
from decimal import Decimal
from typing import Final

from calculators.forms.quantities.characters import UnreadableError

PLAIN: Final = r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)?(?:\.\d+|\.)?"
"""A number in digits, with separators at thousands or at 万, for those who look for one."""
NUMERAL: Final = r"[\d.,零〇一二两三四五六七八九十百千万亿点kw]+"
"""What any number is made of once `simplified`."""

_PLAIN: Final = re.compile(PLAIN, re.ASCII)
_DIGITS: Final = "零一二三四五六七八九"
_SMALL_LETTERS: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_SIMPLER: Final = _SMALL_LETTERS | str.maketrans(
    "〇兩两俩貳贰參叁肆伍陸陆柒捌玖壹拾佰仟萬億點個週圓圆塊",
    "零二二二二二三三四五六六七八九一十百千万亿点个周元元块",
)
_UNITS: Final = (
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
    ("十", 10),
)
_SPOKEN_FRACTION: Final = re.compile(f"([^点]*)点([{_DIGITS}]+|\\d+)", re.ASCII)


def simplified(text: str) -> str:
    """Return a text in small letters, with the simplest of the characters that mean the same.

    >>> simplified("壹萬貳仟"), simplified("1.2W")
    ('一万二千', '1.2w')
    """
    # Not lower(), for which all alphabets would be sent to the reader.
    return text.translate(_SIMPLER)


def plain(text: str) -> Decimal:
    """Return the value of a number in digits.

    Raises:
        UnreadableError: it is none.

    >>> plain("1,234.5"), plain("-0")
    (Decimal('1234.5'), Decimal('0'))
    """
    digits = text.replace(",", "")
    if not _PLAIN.fullmatch(text) or not any(character.isdigit() for character in digits):
        raise UnreadableError
    return Decimal(digits) or Decimal(0)


def number(text: str) -> Decimal:
    """Return the value of a `simplified` number, however it is written.

    A single digit behind 万, 千 or 百 counts the next smaller unit: 一万二 is 12,000.

    Raises:
        UnreadableError: it is none, or may mean several, such as 1万20.

    >>> number("1万2"), number("十二"), number("二万零五百"), number("零点零五"), number("12k")
    (Decimal('12000'), Decimal('12'), Decimal('20500'), Decimal('0.05'), Decimal('12000'))
    """
    if text[:1] in ("+", "-"):
        value = number(text[1:])
        return value if text[0] == "+" or not value else -value
    if _PLAIN.fullmatch(text):
        return plain(text)
    return _whole(text.replace("w", "万").replace("k", "千"))


def _whole(text: str, *, is_end: bool = True) -> Decimal:
    """Return the value of a number that holds a unit, a Chinese digit or a spoken point.

    Only at the end of what is said, a digit may leave its unit out.
    """
    if match := _SPOKEN_FRACTION.fullmatch(text):
        return Decimal(f"{_whole(match[1], is_end=False)}.{''.join(map(_digit, match[2]))}")
    for name, size in _UNITS:
        before, found, behind = text.partition(name)
        if not found:
            continue
        times, rest = _times(before, size), _rest(behind, size, is_end=is_end)
        if rest and ("." in before or not times):
            # 1.2万5 is neither 12,005 nor 17,000 to everybody.
            raise UnreadableError
        return times + rest
    return Decimal(_digit(text)) if len(text) == 1 and text in _DIGITS else plain(text)


def _times(text: str, size: int) -> Decimal:
    """Return so many times `size`; only 十 may stand alone."""
    if not text:
        if size == 10:
            return Decimal(size)
        raise UnreadableError
    factor = _whole(text, is_end=False)
    if size < 10_000 and factor >= 10 and not _PLAIN.fullmatch(text):
        raise UnreadableError
    return factor * size


def _rest(text: str, size: int, *, is_end: bool) -> Decimal:
    """Return the value of what follows a unit of `size`, which must be less than one."""
    if not text:
        return Decimal(0)
    if text.isdecimal() and len(text) > 1:
        # All of the places that are left, or for 万 all but one; fewer may be meant otherwise.
        places = len(str(size)) - 1
        if not places - (size == 10_000) <= len(text) <= places:
            raise UnreadableError
        return _less(Decimal(text), size)
    if text[0] == "零" and len(text) > 1:
        return _less(number(text[1:]), size)
    if len(text) == 1 and size > 10:
        digit = _digit(text)
        if not is_end or not digit.isdecimal() or digit == "0":
            raise UnreadableError
        return Decimal(digit) * size / 10
    return _less(_whole(text, is_end=is_end), size)


def _less(value: Decimal, size: int) -> Decimal:
    if not value or value >= size or value != value.to_integral_value():
        raise UnreadableError
    return value


def _digit(text: str) -> str:
    return str(_DIGITS.index(text)) if text in _DIGITS else text
