"""Reading of dates as people and spreadsheets write them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Final

from calculators.forms.quantities.characters import LONGEST, UnreadableError

_NAMES: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH: Final = (
    r"(?:(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*"
    r"|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC)"
)
_TH: Final = "(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:\d{4}|\d{2})(?!\d)"
_DIGITS: Final = "〇零○一二三四五六七八九"
_SMALL: Final = "[一二三四五六七八九十廿]{1,3}"
_FORMS: Final = (
    *(rf"\d{{4}} *{sign} *\d{{1,2}} *{sign} *\d{{1,2}}(?!\d)" for sign in ("-", "/", r"\.")),
    r"\d{4} *年 *\d{1,2} *月 *\d{1,2} *[日号]?",
    *(rf"\d{{1,2}} ?{sign} ?\d{{1,2}} ?{sign} ?{_YEAR}" for sign in ("-", "/", r"\.")),
    rf"\d{{1,2}}{_TH}[ .-]*{_MONTH}[ .,-]*{_YEAR}",
    rf"{_MONTH}[ .-]*\d{{1,2}}{_TH}[ ,-]+{_YEAR}",
    rf"\d{{4}}[ -]{_MONTH}[ -]\d{{1,2}}(?!\d)",
    rf"[{_DIGITS}]{{4}}年{_SMALL}月{_SMALL}[日号]",
    r"\d{8}(?!\d)",
)
_ENGLISH_DAY: Final = (
    "(?:(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?)"
)
_WEEKDAY: Final = rf"[ ,]*\(?(?:(?:周|星期|礼拜)[一二三四五六日天]|{_ENGLISH_DAY}(?![A-Za-z]))\)?"
_TIME: Final = (
    r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm]\b)?(?:Z|[+-]\d{2}:?\d{2})?"
    r"|(?: *[上下中]午)? *\d{1,2}[时点]\d{1,2}分?(?:\d{1,2}秒)?)"
)
_BEHIND: Final = rf"(?:{_TIME}|{_WEEKDAY}){{0,2}}"
_PATTERN: Final = re.compile(
    rf"(?:{_ENGLISH_DAY}[., ]+)?({'|'.join(_FORMS)}){_BEHIND}(?=[ \t,;:|]|$)", re.ASCII
)
"""A date, behind which a time of the day or the day of the week may be."""

_USUAL: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_PARTS: Final = re.compile(r"\d+", re.ASCII)
_LETTERS: Final = re.compile("[A-Za-z]{3}")
_CHINESE: Final = re.compile(rf"([{_DIGITS}]{{4}})年({_SMALL})月({_SMALL})")
_COMPACT: Final = slice(0, 4), slice(4, 6), slice(6, 8)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_SERIALS: Final = range(36_526, 73_051)
"""The days of this century as spreadsheets count them; other numbers are taken for none."""
_FIRST_SERIAL: Final = date(1899, 12, 30)
_PIVOT: Final = 80
"""From here on, a year of two digits is one of the last century."""


class Order(Enum):
    """In which order a date names its year, month and day."""

    KNOWN = "known"
    """No other could be meant."""
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    YEAR_FIRST = "year first"


class AmbiguousError(UnreadableError):
    """The text may mean any of several days; `days` are all of them."""

    def __init__(self, days: tuple[date, ...]) -> None:
        super().__init__(f"either {' or '.join(map(str, days))}")
        self.days = days


def read(text: str) -> date:
    """Return the day that `text` names.

    Accepted are 2026-01-31, 2026/1/31, 2026.1.31, 2026 年 1 月 31 日, 20260131,
    二〇二六年一月三十一日, 31-Jan-2026, Jan 31, 2026, 31.1.2026, the number by which
    spreadsheets count days, and, where only one order of day and month makes a date, 1/31/2026,
    31/1/2026 and 1/31/26. A time or the day of the week may follow it.

    Raises:
        AmbiguousError: day and month may be either way round.
        UnreadableError: the text is no date, or a day that does not exist.

    >>> read("2026年1月31日"), read("1/31/2026") == read("20260131") == read("46053")
    (datetime.date(2026, 1, 31), True)
    >>> read("3/4/2026")
    Traceback (most recent call last):
    calculators.forms.dates.AmbiguousError: either 2026-03-04 or 2026-04-03
    """
    text = text.strip()
    if found := serial(text):
        return found
    days = tuple(dict.fromkeys(orders(text).values()))
    if len(days) > 1:
        raise AmbiguousError(days)
    return days[0]


def orders(text: str) -> Mapping[Order, date]:
    """Return the days that `text` may name, by the order of year, month and day.

    Raises:
        UnreadableError: the text is no date, or a day that does not exist.

    >>> orders("1/20/25")
    {<Order.MONTH_FIRST: 'month first'>: datetime.date(2025, 1, 20)}
    """
    if match := _USUAL.fullmatch(text):
        return {Order.KNOWN: _day(match[1], match[3], match[4])}
    match = _PATTERN.fullmatch(text) if len(text) <= 2 * LONGEST else None
    if not match:
        raise UnreadableError
    core = match[1]
    if match := _CHINESE.match(core):
        year = "".join(str(_digit(each)) for each in match[1])
        return {Order.KNOWN: _day(year, _number(match[2]), _number(match[3]))}
    parts = _PARTS.findall(core)
    if name := _LETTERS.search(core):
        # Not lower(), for which all alphabets would be sent to the reader.
        lowered = "".join(chr(ord(each) | 0x20) for each in name[0])
        month = _NAMES.split("|").index(lowered) + 1
        one, other = parts
        year, day = (one, other) if len(one) == 4 else (other, one)
        return {Order.KNOWN: _day(_whole(year), month, day)}
    if len(parts) == 1:
        return {Order.KNOWN: _day(*(core[part] for part in _COMPACT))}
    if len(parts[0]) == 4:
        return {Order.KNOWN: _day(*parts)}
    return _any_order(*parts, is_dotted="." in core)


def places(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Give where dates begin and end in a longer text, from a place on.

    >>> list(places("-902.50 2026-01-31 10:23"))
    [(8, 24)]
    """
    return (match.span() for match in _PATTERN.finditer(text, start))


def serial(text: str) -> date | None:
    """Return the day that a spreadsheet counts by this number, if `text` is one of this century.

    >>> serial("45672"), serial("45672.75"), serial("10000")
    (datetime.date(2025, 1, 15), datetime.date(2025, 1, 15), None)
    """
    match = _SERIAL.fullmatch(text)
    if not match or int(match[1]) not in _SERIALS:
        return None
    return _FIRST_SERIAL + timedelta(int(match[1]))


def _any_order(one: str, two: str, three: str, *, is_dotted: bool) -> Mapping[Order, date]:
    """Return the days of a date that ends with its year, or that has two digits of it anywhere."""
    tried = {
        Order.MONTH_FIRST: (_whole(three), one, two),
        Order.DAY_FIRST: (_whole(three), two, one),
    }
    if len(three) == 2 and len(one) == 2:
        tried[Order.YEAR_FIRST] = (_whole(one), two, three)
    found: dict[Order, date] = {}
    for order, parts in tried.items():
        try:
            found[order] = _day(*parts)
        except UnreadableError:
            continue
    if not found:
        raise UnreadableError
    if is_dotted and Order.DAY_FIRST in found:
        # Where dots are used, the month does not come first.
        found.pop(Order.MONTH_FIRST, None)
    return found


def _whole(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= _PIVOT else 2000)


def _day(year: str | int, month: str | int, day: str | int) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadableError from None


def _digit(text: str) -> int:
    return max(0, _DIGITS.index(text) - 2)


def _number(text: str) -> int:
    """Return a number below a hundred.

    >>> _number("十"), _number("廿一"), _number("三十一"), _number("七")
    (10, 21, 31, 7)
    """
    tens, found, ones = text.replace("廿", "二十").partition("十")
    if not found:
        return _digit(tens) if len(tens) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)
