"""Fields for rates and shares; one that is far from usual is asked about."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from calculators import display, facts
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.forms.numeric import Number
from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.rates import OtherPeriodError, Period, rate
from calculators.forms.quantities.reading import Quantity
from calculators.language import _, sentences
from calculators.ranges import allowed
from calculators.rounding import rounded

_DAYS: Final = "days-in-year"
_USUAL: Final = allowed("usual-yearly-rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Number[Decimal]):
    """A rate or share, typed as a percentage and read as a fraction."""

    period: Period = "year"
    unit: str = "%"
    example: str = _("0.6 或 0.6%")

    def _parse(self, text: str) -> Quantity:
        return rate(text, self.period)

    def _show(self, value: Decimal) -> str:
        return display.short_percent(value)

    def _convert(self, value: Decimal) -> Decimal:
        return value

    def _named(self, value: Decimal) -> str:
        shown = display.short_percent(value)
        match self.period:
            case "day":
                return _("{rate}（一天）", rate=shown)
            case "month":
                return _("{rate}（一个月）", rate=shown)
            case "year":
                return _("{rate}（一年）", rate=shown)
            case "period":
                return _("{rate}（一期）", rate=shown)
            case "share":
                return shown

    def _refusal(self, quoted: str, error: UnreadableError) -> str:
        if not isinstance(error, OtherPeriodError):
            return Number._refusal(self, quoted, error)
        if "share" in (self.period, error.period) or "period" in (self.period, error.period):
            return _(
                "“{text}”是按别的时间算的，不能当{label}。{allowed}",
                text=quoted,
                label=self.label,
                allowed=self._allowed(),
            )
        actual, banking = (facts.figure(f"{_DAYS}.{name}") for name in ("actual", "banking"))
        one, other = (
            error.value * _a_year(error.period, days.value) / _a_year(self.period, days.value)
            for days in (actual, banking)
        )
        return _(
            "“{text}”是按别的时间算的。折成{label}，"
            "一年按 {actual}是 {one}，按 {banking}是 {other}。按合同选一个填。",
            text=quoted,
            label=self.label,
            actual=display.figure(actual),
            banking=display.figure(banking),
            one=_short(one),
            other=_short(other),
        )

    def _question(self, quantity: Quantity) -> str:
        if quantity.otherwise is not None:
            return _("如果说的是月息，请填 {rate}。", rate=_short(quantity.otherwise))
        value = quantity.value
        if not value:
            return ""
        if self.period == "share":
            # Typed as a fraction: 0.03 for 3%.
            fraction = value * 100
            if fraction >= 1 or fraction > self.range.largest:
                return ""
            return _(
                "{label} {rate} 很少见。是不是 {other}？",
                label=self.label,
                rate=display.short_percent(value),
                other=display.short_percent(fraction),
            )
        yearly = value * _a_year(self.period, facts.number(f"{_DAYS}.actual"))
        if _USUAL.smallest <= yearly <= _USUAL.largest:
            return ""
        step = 10 if yearly < _USUAL.smallest else Decimal("0.1")
        likely = [
            display.short_percent(value * factor)
            for factor in (step, step * step)
            if _USUAL.smallest <= yearly * factor <= _USUAL.largest
        ]
        said = {"label": self.label, "rate": display.short_percent(value)}
        if not likely:
            return _("{label} {rate} 很少见，看看是不是填对了。", **said)
        said["other"] = " / ".join(likely)
        if self.period in ("day", "month"):
            return _(
                "{label} {rate} 合一年 {yearly}。是不是 {other}？", yearly=_short(yearly), **said
            )
        by_day = value * facts.number(f"{_DAYS}.actual")
        return sentences(
            _("{label} {rate} 很少见。是不是 {other}？", **said),
            _("如果说的是日利率，请填 {rate}。", rate=_short(by_day))
            if self.period == "year" and _USUAL.smallest <= by_day <= _USUAL.largest
            else "",
        )


def _a_year(period: Period, days_in_year: Decimal) -> Decimal:
    """Return how many times a year a rate's period comes."""
    match period:
        case "day":
            return days_in_year
        case "year" | "share":
            return Decimal(1)
        case "month" | "period":
            return Decimal(MONTHS_IN_YEAR)


def _short(fraction: Decimal) -> str:
    """Return a percentage that need not be exact."""
    return display.short_percent(rounded(fraction, 6))
