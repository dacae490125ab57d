"""Reading of numbers as people type them: full-width digits, separators, 万, %, ‰, 分, 厘."""

import re
from decimal import Decimal
from typing import Final, Literal

type Period = Literal["day", "month", "year", "period"]

LONGEST: Final = 40
"""More characters than any number needs; longer input is refused before it is looked at."""

_NUMBER: Final = r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)?(?:\.\d+|\.)?"
_MONEY: Final = re.compile(rf"¥?({_NUMBER})([千万亿])?(?:元|块|块钱|人民币)?", re.ASCII)
_RATE: Final = re.compile(rf"({_NUMBER})([%‰‱分厘])?|([百千万])分之({_NUMBER})", re.ASCII)
_COUNT: Final = re.compile(rf"({_NUMBER})(?:个?[期月天日年家张个次]+)?", re.ASCII)
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
VARIANTS: Final = _HALF_WIDTH | str.maketrans(
    {"￥": "¥", "。": ".", "、": ",", "'": ",", "−": "-", "–": "-", "—": "-"}
)
"""For ``str.translate``: full-width characters and other ways to write the same as half-width."""
_MULTIPLES: Final = {None: 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_PERCENT: Final = Decimal("0.01")
_SIGNS: Final = {
    None: _PERCENT,
    "%": _PERCENT,
    "‰": Decimal("0.001"),
    "‱": Decimal("0.0001"),
    "百": _PERCENT,
    "千": Decimal("0.001"),
    "万": Decimal("0.0001"),
}
# 分 is a tenth of the period's customary unit and 厘 a hundredth: 月息 1 分 is 1% a month,
# 年息 1 分 is 10% a year, 日息 1 厘 is 0.01% a day.
_FEN: Final[dict[Period, Decimal]] = {
    "year": Decimal("0.1"),
    "month": Decimal("0.01"),
    "period": Decimal("0.01"),
    "day": Decimal("0.001"),
}


class UnreadableError(ValueError):
    """The text is no number of the kind asked for."""


def tidy(text: str) -> str:
    """Return `text` with half-width characters and without blanks.

    >>> tidy(" １２ ０００．５ ％")
    '12000.5%'
    """
    if len(text) > LONGEST:
        raise UnreadableError
    return "".join(text.split()).translate(VARIANTS)


def money(text: str) -> Decimal:
    """Read an amount in 元.

    >>> money("1.5万"), money("￥12,000"), money("３千元")
    (Decimal('15000.0'), Decimal('12000'), Decimal('3000'))
    """
    match = _MONEY.fullmatch(tidy(text))
    if not match:
        raise UnreadableError
    return _number(match[1]) * _MULTIPLES[match[2]]


def rate(text: str, period: Period) -> Decimal:
    """Read a rate for a day, a month, a year or a period; a bare number counts as a percentage.

    >>> rate("0.05", "day"), rate("万分之5", "day"), rate("1分", "month"), rate("1分", "year")
    (Decimal('0.0005'), Decimal('0.0005'), Decimal('0.01'), Decimal('0.1'))
    """
    match = _RATE.fullmatch(tidy(text))
    if not match:
        raise UnreadableError
    value, sign = (match[1], match[2]) if match[3] is None else (match[4], match[3])
    if sign == "分":
        return _number(value) * _FEN[period]
    if sign == "厘":
        return _number(value) * _FEN[period] / 10
    return _number(value) * _SIGNS[sign]


def count(text: str) -> Decimal:
    """Read a number of things, with or without its measure word.

    >>> count("12"), count("12 期"), count("24个月")
    (Decimal('12'), Decimal('12'), Decimal('24'))
    """
    match = _COUNT.fullmatch(tidy(text))
    if not match:
        raise UnreadableError
    return _number(match[1])


def _number(text: str) -> Decimal:
    digits = text.replace(",", "")
    if not any(character.isdigit() for character in digits):
        raise UnreadableError
    return Decimal(digits)
