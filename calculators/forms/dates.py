"""Reading of dates as people and spreadsheets write them."""

import re
from datetime import date
from typing import Final

from calculators.forms.quantities.characters import UnreadableError

PATTERN: Final = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2}"
    r"|\d{4}年\d{1,2}月\d{1,2}日?|\d{1,2}/\d{1,2}/\d{4}|\d{8})"
)
"""What a date looks like, for those who look for one in a longer text."""

_DATE: Final = re.compile(PATTERN, re.ASCII)
_PARTS: Final = re.compile(r"\d+", re.ASCII)
_YEAR_DIGITS: Final = 4
_COMPACT: Final = slice(0, 4), slice(4, 6), slice(6, 8)


class AmbiguousError(UnreadableError):
    """The text may mean either of two days; `days` are both."""

    def __init__(self, days: tuple[date, date]) -> None:
        super().__init__(f"either {days[0]} or {days[1]}")
        self.days = days


def read(text: str) -> date:
    """Return the day that `text` names.

    Accepted are 2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日, 20260131, and, where only one
    order of day and month makes a date, 1/31/2026 and 31/1/2026.

    Raises:
        AmbiguousError: day and month may be either way round.
        UnreadableError: the text is no date, or a day that does not exist.

    >>> read("2026年1月31日"), read("1/31/2026") == read("20260131")
    (datetime.date(2026, 1, 31), True)
    >>> read("3/4/2026")
    Traceback (most recent call last):
    calculators.forms.dates.AmbiguousError: either 2026-03-04 or 2026-04-03
    """
    text = text.strip()
    if not _DATE.fullmatch(text):
        raise UnreadableError
    parts = _PARTS.findall(text)
    if len(parts) == 1:
        year, month, day = (text[part] for part in _COMPACT)
    elif len(parts[0]) == _YEAR_DIGITS:
        year, month, day = parts
    else:
        return _either_order(*map(int, parts))
    found = _day(int(year), int(month), int(day))
    if found is None:
        raise UnreadableError
    return found


def _either_order(one: int, other: int, year: int) -> date:
    american, european = _day(year, one, other), _day(year, other, one)
    if american and european and american != european:
        raise AmbiguousError((american, european))
    found = american or european
    if found is None:
        raise UnreadableError
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
