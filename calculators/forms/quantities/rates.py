"""Rates and shares: 0.05, 18%, 万五, 千分之三, 1分5, 年化18%, 1.5% per month."""

import re
from decimal import Decimal
from typing import Final, Literal

from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.forms.quantities.characters import UnreadableError, tidy
from calculators.forms.quantities.numerals import PLAIN, number, plain, simplified
from calculators.forms.quantities.reading import Quantity

type Period = Literal["day", "month", "year", "period", "share"]
"""What a rate is for: a time, an instalment, or, for a share, nothing of the kind."""

_PLAIN: Final = re.compile(rf"({PLAIN})%?", re.ASCII)
_PERCENT: Final = Decimal("0.01")
_PLACES: Final = 12
"""Decimals of a share of a rate that does not come out even."""
_PARTS: Final = {"百": _PERCENT, "千": Decimal("0.001"), "万": Decimal("0.0001")}
_SIGNS: Final = {
    "‰": _PARTS["千"],
    "‱": _PARTS["万"],
    "成": Decimal("0.1"),
}
# 分 is a tenth of the period's customary unit and 厘 a hundredth: 月息 1 分 is 1% a month,
# 年息 1 分 is 10% a year, 日息 1 厘 is 0.01% a day.
_FEN: Final[dict[str, Decimal]] = {
    "year": Decimal("0.1"),
    "month": Decimal("0.01"),
    "period": Decimal("0.01"),
    "day": Decimal("0.001"),
}
_TIMES: Final[dict[str, Period]] = {
    **dict.fromkeys(("年", "year", "yr", "annum", "annual", "p.a.", "p.a", "pa", "apr"), "year"),
    **dict.fromkeys(("月", "month", "mo"), "month"),
    **dict.fromkeys(("日", "天", "day", "daily"), "day"),
    **dict.fromkeys(("期", "instalment", "installment", "payment", "period"), "period"),
}
"""What the times are called for which rates are."""
_WORDS: Final = "|".join(map(re.escape, _TIMES))
_OF: Final = "(?:手续)?(?:利率|利息|费率|费|率)"
_BEFORE: Final = re.compile(rf"(?:(?:每|一)?([年月日天期])[化息]?{_OF}?|{_OF})[:=为是]?(?=.)")
_BEHIND: Final = re.compile(rf"([/每一]|per|each|an?)?({_WORDS})(?:ly)?(?:[化息]|利率)?$")
_NUMERAL: Final = r"[\d.,零一二三四五六七八九十百点]+"
_NUMBER: Final = re.compile(rf"([+-]?{_NUMERAL})(%|‰|‱|percent|pct|个点)?", re.ASCII)
_SPOKEN: Final = re.compile(rf"([百千万])分之([+-]?{_NUMERAL})", re.ASCII)
_SHORT: Final = re.compile(r"([千万])([\d.]+|[零一二三四五六七八九点]+)", re.ASCII)
_OLD: Final = re.compile(
    rf"({_NUMERAL})([分厘成])(?:([\d一二三四五六七八九])(?:(?<=分.)厘)?|(半))?(?:利息?)?", re.ASCII
)


class OtherPeriodError(UnreadableError):
    """The text is a rate for a time from which none for the field's follows: `value` a `period`."""

    def __init__(self, value: Decimal, period: Period) -> None:
        super().__init__()
        self.value = value
        self.period = period


def rate(text: str, period: Period) -> Quantity:
    """Read a rate, a fraction, for a field's period; a bare number counts as a percentage.

    A rate a month is a twelfth of one a year.

    Raises:
        OtherPeriodError: it is a rate for another time.
        UnreadableError: it is none.

    >>> rate("0.05", "day").value
    Decimal('0.0005')
    >>> rate("万五", "day").value, rate("1分5", "month").value, rate("月息1分", "year").value
    (Decimal('0.0005'), Decimal('0.015'), Decimal('0.12'))
    """
    tidied = tidy(text)
    if match := _PLAIN.fullmatch(tidied):
        return Quantity(plain(match[1]) * _PERCENT, is_plain=True)
    core, said = _without_period(simplified(tidied))
    value, usual = _core(core, said or period)
    is_plain = bool(_PLAIN.fullmatch(core))
    if not said and period in ("month", "year"):
        if usual == "day":
            said = "day"
        elif usual == "month" and period == "year":
            return Quantity(value, is_plain=False, otherwise=rate(f"月{core}", period).value)
    match said or period, period:
        case one, other if one == other:
            return Quantity(value, is_plain)
        case "month", "year":
            return Quantity(value * MONTHS_IN_YEAR, is_plain=False)
        case "year", "month":
            return Quantity(round(value / MONTHS_IN_YEAR, _PLACES), is_plain=False)
        case "month", "period":
            return Quantity(value, is_plain=False)
        case _:
            raise OtherPeriodError(value, said or period)


def _without_period(text: str) -> tuple[str, Period | None]:
    """Return the rate itself and the time that is named before or behind it."""
    before = _BEFORE.match(text)
    said = _TIMES.get(before[1]) if before and before[1] else None
    core = text[before.end() :] if before else text
    behind = _BEHIND.search(core)
    if not behind:
        return core, said
    core = core[: behind.start()]
    # 18年 is a time and no rate.
    if said or (not behind[1] and core[-1:].isdecimal()):
        raise UnreadableError
    return core, _TIMES[behind[2]]


def _core(text: str, period: Period) -> tuple[Decimal, Period | None]:
    """Return the value of a rate, and the time that people mean when they write it so.

    万五 and 万分之五 are said of a day. 1 分 is 10% a year in banks, but 1% a month between people.
    """
    if match := _SPOKEN.fullmatch(text) or _SHORT.fullmatch(text):
        return number(match[2]) * _PARTS[match[1]], "day" if match[1] == "万" else None
    if match := _NUMBER.fullmatch(text):
        return number(match[1]) * _SIGNS.get(match[2], _PERCENT), None
    if match := _OLD.fullmatch(text):
        return _old(match, period), None if match[2] == "成" else "month"
    raise UnreadableError


def _old(match: re.Match[str], period: Period) -> Decimal:
    """Return the value of a rate in 分 and 厘, or of a share in 成, tenths."""
    value = number(match[1])
    if match[3] or match[4]:
        if value != value.to_integral_value():
            raise UnreadableError
        value += Decimal("0.5") if match[4] else number(match[3]) / 10
    if match[2] == "成":
        return value * _SIGNS["成"]
    if period not in _FEN:
        raise UnreadableError
    return value * _FEN[period] / (10 if match[2] == "厘" else 1)
