"""Fields for a day of the calendar; one of them may stay empty."""

from dataclasses import dataclass
from datetime import date

from calculators.forms import dates
from calculators.forms.dates import AmbiguousError
from calculators.forms.field import Field, FieldError, Reading, quote
from calculators.forms.quantities.characters import UnreadableError, clean
from calculators.language import _
from calculators.ranges import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated[T: date | None](Field[T]):
    years: Range

    def reading(self, text: str) -> Reading[T]:
        """Return the day, and which one was read where its year does not come first."""
        day = self.read(text)
        is_plain = day is None or clean(text).strip().startswith(f"{day:%Y}")
        return Reading(day, "" if is_plain else _("读作 {value}。", value=day))

    def _day(self, text: str) -> date:
        try:
            day = dates.read(clean(text))
        except AmbiguousError as error:
            *some, other = map(str, error.days)
            raise FieldError(
                _(
                    "“{text}”分不清哪个是月。可以填 {one} 或 {other}。",
                    text=quote(text),
                    one=_("、").join(some),
                    other=other,
                )
            ) from None
        except UnreadableError:
            raise FieldError(
                _(
                    "看不懂“{text}”，或者没有这一天。{allowed}",
                    text=quote(text),
                    allowed=self._allowed(),
                )
            ) from None
        if not self.years.smallest <= day.year <= self.years.largest:
            raise FieldError(
                _("{label}太远了。{allowed}", label=self.label, allowed=self._allowed())
            )
        return day

    def _allowed(self) -> str:
        low, high = self.years
        return _(
            "可以填 {low} 到 {high} 年里的一天，例如 2026-12-01 或 2026年12月1日。",
            low=low,
            high=high,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(_Dated[date]):
    """A day; `years` is the range of its year.

    >>> from decimal import Decimal
    >>> years = Range(Decimal(1900), Decimal(2200))
    >>> Day(name="start", label="放款日", default="", years=years).read("２０２６年12月1日")
    datetime.date(2026, 12, 1)
    """

    def read(self, text: str) -> date:
        """Return the day that `text` names."""
        if not text.strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        return self._day(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionalDay(_Dated[date | None]):
    """A day, or nothing."""

    def read(self, text: str) -> date | None:
        """Return the day that `text` names, if it names one."""
        return self._day(text) if text.strip() else None
