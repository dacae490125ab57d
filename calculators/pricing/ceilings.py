"""The two yearly rates against which the true rate of a loan is held."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators import display, facts
from calculators.display import short_percent
from calculators.facts import DatedValue, Figure
from calculators.finance.money import EXACT
from calculators.language import _
from calculators.results import Cited, Notice, Tone
from calculators.rounding import rounded

_PLACES = 4
"""Decimals of a rate that is read as a percentage with two."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The ceilings of what courts protect between private people and of what a loan may cost."""

    protected: Decimal
    all_in: Decimal
    protected_label: str
    announced: str
    """What the higher ceiling was announced to become, which is said behind it."""

    @property
    def all_in_label(self) -> str:
        """The higher ceiling as it is read."""
        return short_percent(self.all_in)

    def is_exceeded(self, rate: Decimal) -> bool:
        """Whether a true yearly rate is above the higher ceiling, as exactly as it is read.

        A loan at the ceiling can lie a hair above it because instalments are rounded to 分.
        """
        return rounded(rate, _PLACES) > self.all_in

    def standing(self, rate: Decimal) -> str:
        """Say between which ceilings a true yearly rate lies."""
        if self.is_exceeded(rate):
            return _("超过 {rate} 上限", rate=self.all_in_label)
        if rounded(rate, _PLACES) > self.protected:
            return _("没超过 {rate} 上限", rate=self.all_in_label)
        return _("没超过 {rate}", rate=short_percent(self.protected))

    def notices(self, *above: str) -> tuple[Notice, ...]:
        """Warn of what is `above` the higher ceiling, by its names, and say what both are."""
        warning = Notice(
            tone=Tone.RED,
            text=_(
                "{names}的真实年化超过 {rate}。正规机构的新贷款不应这么贵。"
                "先别签，核实放款的是谁。",
                names=display.spaced(_("、").join(above)),
                rate=self.all_in_label,
            ),
        )
        return (
            *((warning,) if above else ()),
            Notice(
                text=Cited(
                    text=_(
                        "监管要求贷款的综合融资成本一年不超过 {rate}。",
                        rate=self.all_in_label + self.announced,
                    ),
                    entry="all-in-cost-ceiling",
                )
            ),
            Notice(
                text=Cited(
                    text=_(
                        "民间借贷受法院保护的上限是 {rate}；它管的是民间借贷，这里只作对照。",
                        rate=self.protected_label,
                    ),
                    entry="private-lending-ceiling",
                )
            ),
        )


def ceilings(day: date | None = None) -> Ceilings:
    """Return the ceilings of a loan that is paid out on `day`.

    Without a day, and for one before the first that is known, they are those of the day on which
    they were looked up.
    """
    lpr, all_in = facts.figure("lpr-1y.rate"), facts.figure("all-in-cost-ceiling.rate")
    base, multiple = _held(lpr, day), facts.number("private-lending-ceiling.multiple")
    protected = EXACT.multiply(base.value, multiple)
    return Ceilings(
        protected=protected,
        all_in=_held(all_in, day).value,
        protected_label=_(
            "{multiple} 倍 LPR（{rate}，LPR 取 {since} 起的 {lpr}）",
            multiple=display.plain(multiple),
            rate=short_percent(protected),
            since=base.since,
            lpr=short_percent(base.value) + _announced(lpr, day),
        ),
        announced=_announced(all_in, day),
    )


def _held(figure: Figure, day: date | None) -> DatedValue:
    return figure.dated(day) if day and figure.values[0].holds(day) else figure.current


def _announced(figure: Figure, day: date | None) -> str:
    """Say what a figure is going to be, where no day says which value counts."""
    return "" if day else display.announced(figure)
