"""Numbers as readers expect to see them: 10,720.00 元, 30 万元, 13.03%, 2.5 倍."""

from datetime import date
from decimal import Decimal
from typing import Final

from calculators.facts import Figure, Unit
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.language import LANGUAGE, SOURCE, _, forms
from calculators.rounding import rounded, solved

WAN: Final = Decimal(10_000)
_MILLION: Final = Decimal(10**6)
_YI: Final = Decimal(100_000_000)
_SIZES: Final = ((_YI, "亿元"), (WAN, "万元")) if LANGUAGE == SOURCE else ()
"""Names for large round amounts, the largest first; other languages separate thousands."""
_LARGEST_RATE: Final = 10**6
_LARGEST_AMOUNT: Final = Decimal(10**15)
_NAMES: Final = {
    Unit.DAYS: forms(" 天", " 天"),
    Unit.DAYS_A_YEAR: forms(" 天", " 天"),
    Unit.MONTHS: forms(" 个月", " 个月"),
    Unit.YEARS: forms(" 年", " 年"),
    Unit.PERIODS: forms(" 期", " 期"),
    Unit.TIMES: forms(" 倍", " 倍"),
    Unit.POINTS: forms(" 个百分点", " 个百分点"),
}
"""What follows one of a unit, and what follows several."""
_MONTHS: Final = (
    _("1 月"),
    _("2 月"),
    _("3 月"),
    _("4 月"),
    _("5 月"),
    _("6 月"),
    _("7 月"),
    _("8 月"),
    _("9 月"),
    _("10 月"),
    _("11 月"),
    _("12 月"),
)


_ROUGH: Final = Decimal(100)
"""From so many 元 on, no sentence needs the 分."""


def plain(value: Decimal) -> str:
    """Return `value` without exponent and without trailing zeros; zero has no sign.

    >>> plain(Decimal("1E+3")), plain(Decimal("0.0500")), plain(Decimal("-0.0"))
    ('1000', '0.05', '0')
    """
    text = f"{value or value.copy_abs():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def raw(value: Decimal | str) -> str:
    """Return the value of a figure as scripts and files read it.

    >>> raw(Decimal("1200.50")), raw("never")
    ('1200.5', 'never')
    """
    return plain(value) if isinstance(value, Decimal) else value


def money(value: Decimal) -> str:
    """Return an amount in 元, exact to 分; one that no one can picture, as beyond a round number.

    >>> money(Decimal("10720")), money(Decimal("-1e99"))
    ('10,720.00 元', '不到 -1000 万亿元')
    """
    if value.copy_abs() >= _LARGEST_AMOUNT:
        return _("超过 1000 万亿元") if value > 0 else _("不到 -1000 万亿元")
    return _in_yuan(f"{rounded(value, 2):,f}")


def whole_money(value: Decimal) -> str:
    """Return a whole amount in 元.

    >>> whole_money(Decimal(1234))
    '1,234 元'
    """
    return _in_yuan(f"{rounded(value, 0):,f}")


def rough_money(value: Decimal) -> str:
    """Return an amount in 元 as it is said in a sentence: with 分 only if it is small.

    >>> rough_money(Decimal("4663.02")), rough_money(Decimal("3.50"))
    ('4,663 元', '3.50 元')
    """
    return whole_money(value) if value.copy_abs() >= _ROUGH else grouped_amount(value)


def amount(value: Decimal) -> str:
    """Return a round amount in 元, 万元 or 亿元, as short as it is exact.

    >>> amount(Decimal(2000)), amount(Decimal(28000)), amount(Decimal("12345.6"))
    ('2,000 元', '2.8 万元', '12,345.60 元')
    """
    for size, name in _SIZES:
        if abs(value) >= size and value % (size / 100) == 0:
            return f"{plain(value / size)} {name}"
    return grouped_amount(value)


def _grouped(value: Decimal) -> str:
    """Return an amount with its thousands set apart, and with 分 only if it has any."""
    return f"{rounded(value, 0 if value == value.to_integral_value() else 2):,f}"


def _in_yuan(number: str) -> str:
    sign = "-" if number.startswith("-") else ""
    return sign + _("{amount} 元", amount=number.removeprefix("-"))


def grouped_amount(value: Decimal) -> str:
    """Return an amount in 元 with all its digits, and with 分 only if it has any.

    >>> grouped_amount(Decimal(12_000)), grouped_amount(Decimal("3.5"))
    ('12,000 元', '3.50 元')
    """
    return _in_yuan(_grouped(value))


def short_amount(value: Decimal) -> str:
    """Return a large amount as it is written where there is little room.

    >>> short_amount(Decimal(25_000))
    '2.5 万'
    """
    if _SIZES:
        return f"{plain(value / WAN)} 万"
    if abs(value) >= _MILLION:
        return f"{plain(value / _MILLION)}m"
    return f"{rounded(value, 0):,f}"


def percent(value: Decimal | float, places: int = 2) -> str:
    """Return a fraction as a percentage with a fixed number of decimals.

    >>> percent(Decimal("0.130310")), percent(0.5, 0)
    ('13.03%', '50%')
    """
    return f"{rounded(Decimal(value) * 100, places):,f}%"


def solved_percent(rate: float, places: int = 2) -> str:
    """Return a solved rate as a percentage; one that no one can picture, as beyond a round number.

    >>> solved_percent(0.1303104), solved_percent(2e9), solved_percent(-3.65)
    ('13.03%', '超过 100,000,000%', '低于 -100%')
    """
    if rate > _LARGEST_RATE:
        return _("超过 {rate}", rate=f"{_LARGEST_RATE * 100:,}%")
    if rate < -1:
        return _("低于 {rate}", rate="-100%")
    return percent(solved(rate), places)


def telling_places(one: Decimal, other: Decimal, places: int = 2) -> int:
    """Return with how many decimals two rates do not look different merely by being rounded.

    However close two rates are, a half that lies between them sets them apart; a decimal more
    shows how little that is.

    >>> telling_places(Decimal("0.038750"), Decimal("0.038749"))
    3
    >>> telling_places(Decimal("0.0388"), Decimal("0.0387"))
    2
    """
    close = abs(one - other) * 2 < Decimal(1).scaleb(-places - 2)
    return places + 1 if close and percent(one, places) != percent(other, places) else places


def short_percent(value: Decimal) -> str:
    """Return a fraction as the shortest exact percentage.

    >>> short_percent(Decimal("0.0005")), short_percent(Decimal("0.4"))
    ('0.05%', '40%')
    """
    return f"{plain(value * 100)}%"


def spaced(text: str) -> str:
    """Return `text` with the blank that sets a digit or Latin letter off from Chinese behind it.

    In a language whose words are set off by blanks anyway, the text stays as it is.

    >>> spaced("方案 1"), spaced("方案 2（微粒贷）")
    ('方案 1 ', '方案 2（微粒贷）')
    """
    return f"{text} " if LANGUAGE == SOURCE and text and text[-1].isascii() else text


def figure(figure: Figure) -> str:
    """Return a figure of the data files with its unit, and what it was announced to become."""
    return quantity(figure.value, figure.unit) + announced(figure)


def announced(figure: Figure) -> str:
    """Say from which days a figure will be another, as far as that is known: usually nothing."""
    return "".join(
        _("（{since} 起 {value}）", since=each.since, value=quantity(each.value, figure.unit))
        for each in figure.announced
    )


def typed(figure: Figure) -> str:
    """Return how a figure is typed into a field: 10000, or 18 for a share or rate of 0.18."""
    return plain(figure.value * 100 if figure.unit.is_fraction else figure.value)


def quantity(value: Decimal, unit: Unit) -> str:
    """Return a number with its unit.

    >>> quantity(Decimal(30), Unit.DAYS), quantity(Decimal("0.0385"), Unit.RATE_YEAR)
    ('30 天', '3.85%')
    """
    if unit is Unit.YUAN:
        return amount(value)
    if unit.is_fraction:
        return short_percent(value)
    one, several = _NAMES.get(unit, ("", ""))
    return f"{plain(value)}{one if value == 1 else several}"


def in_months(count: int) -> str:
    """Return a number of months.

    >>> in_months(9)
    '9 个月'
    """
    return quantity(Decimal(count), Unit.MONTHS)


def span(months: int) -> str:
    """Return a number of months, with the years where there are any.

    >>> span(9), span(24), span(25)
    ('9 个月', '24 个月（2 年）', '25 个月（2 年 1 个月）')
    """
    years, rest = divmod(months, MONTHS_IN_YEAR)
    if not years:
        return in_months(months)
    whole = quantity(Decimal(years), Unit.YEARS)
    return _(
        "{months}（{years}）",
        months=in_months(months),
        years=f"{whole} {in_months(rest)}" if rest else whole,
    )


def calendar_month(month: date) -> str:
    """Return a month as it is read in a sentence.

    >>> calendar_month(date(2028, 5, 1))
    '2028 年 5 月'
    """
    return _("{year} 年 {month}", year=month.year, month=_MONTHS[month.month - 1])
