"""A pasted list of dates and amounts: one of each a line, as a spreadsheet gives them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from calculators import display
from calculators.forms import dates
from calculators.forms.dates import AmbiguousError
from calculators.forms.fields import FieldError, Multiline, quote
from calculators.forms.quantities.characters import UnreadableError, clean
from calculators.forms.quantities.money import money
from calculators.forms.ranges import Range
from calculators.language import _

LONGEST: Final = 100_000
"""More characters than any list needs; longer input is refused before it is looked at."""

_LONGEST_LINE: Final = 200
_COLUMN: Final = r"[\t;]"
_BETWEEN: Final = " \t,;:"
_TIME: Final = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?"
_DATE_FIRST: Final = re.compile(rf"({dates.PATTERN}){_TIME}(?=[{_BETWEEN}]|$)(.*)", re.ASCII)
_DATE_LAST: Final = re.compile(rf"(.*?)(?:^|[{_BETWEEN}])({dates.PATTERN}){_TIME}", re.ASCII)
_SEPARATED: Final = re.compile(rf"\s|{_COLUMN}")
_LOOSE: Final = re.compile(r"(?<![\d.])[ ]+|[ ]+(?![\d.])")
# Two columns of four digits must not be taken for one number with separators at four digits.
_ODD_GROUPS: Final = re.compile(r",\d{1,2}(?!\d)|,\d{4}|\d{4},", re.ASCII)
_BRACKETS: Final = re.compile(r"\((.+)\)")


class DatedAmount(NamedTuple):
    """An amount in 元, exact to 分, positive where it was received and negative where paid."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Multiline[tuple[DatedAmount, ...]]):
    """A list of dated amounts, one a line, in the order in which they were typed.

    `range` is that of the number of lines, `amounts` that of an amount's size, `years` that of
    the dates.
    """

    range: Range
    amounts: Range
    years: Range

    def read(self, text: str) -> tuple[DatedAmount, ...]:
        """Return the amounts; a message names the line that it is about."""
        if not text.strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        if len(text) > LONGEST:
            raise FieldError(
                _("{label}太长了。{allowed}", label=self.label, allowed=self._allowed())
            )
        lines = [
            (number, line)
            for number, line in enumerate(map(_tidy, text.splitlines()), 1)
            if line.strip(_BETWEEN)
        ]
        if lines and not any(character.isdigit() for character in lines[0][1]):
            del lines[0]  # the names of the columns
        low, high = self.range
        said = {"label": self.label, "count": len(lines), "allowed": self._allowed()}
        if len(lines) < low:
            raise FieldError(_("{label}一共 {count} 行，太少了。{allowed}", **said))
        if len(lines) > high:
            raise FieldError(_("{label}一共 {count} 行，太多了。{allowed}", **said))
        return tuple(self._line(number, line) for number, line in lines)

    def _allowed(self) -> str:
        low, high = (display.plain(edge) for edge in self.range)
        return _(
            "可以填 {low} 到 {high} 行，每行一个日期和一个金额，例如 2026-01-31 -902.50。",
            low=low,
            high=high,
        )

    def _line(self, number: int, line: str) -> DatedAmount:
        day_text, amount_text = _columns(line) if len(line) <= _LONGEST_LINE else (None, "")
        if day_text is None:
            raise FieldError(
                _(
                    "第 {number} 行没有看得懂的日期：“{line}”。{allowed}",
                    number=number,
                    line=quote(line),
                    allowed=self._allowed(),
                )
            )
        return DatedAmount(self._day(number, day_text), self._amount(number, amount_text))

    def _day(self, number: int, text: str) -> date:
        try:
            day = dates.read(text)
        except AmbiguousError as error:
            one, other = error.days
            raise FieldError(
                _(
                    "第 {number} 行的日期“{text}”分不清哪个是月。可以填成 {one} 或 {other}。",
                    number=number,
                    text=text,
                    one=one,
                    other=other,
                )
            ) from None
        except UnreadableError:
            raise FieldError(
                _(
                    "第 {number} 行的日期“{text}”不存在。{allowed}",
                    number=number,
                    text=text,
                    allowed=self._allowed(),
                )
            ) from None
        low, high = self.years
        if not low <= day.year <= high:
            raise FieldError(
                _(
                    "第 {number} 行的年份是 {year}。可以填 {low} 到 {high} 年。",
                    number=number,
                    year=day.year,
                    low=low,
                    high=high,
                )
            )
        return day

    def _amount(self, number: int, text: str) -> Decimal:
        if not text:
            raise FieldError(
                _("第 {number} 行没有金额。{allowed}", number=number, allowed=self._allowed())
            )
        try:
            value = _amount(text)
        except UnreadableError:
            raise FieldError(
                _(
                    "第 {number} 行的金额“{text}”看不懂。{allowed}",
                    number=number,
                    text=quote(text),
                    allowed=self._allowed(),
                )
            ) from None
        if abs(value) > self.amounts.largest:
            raise FieldError(
                _(
                    "第 {number} 行的金额太大了。可以填 -{largest}到 {largest}。",
                    number=number,
                    largest=display.amount(self.amounts.largest),
                )
            )
        return display.rounded(value, 2)


def _tidy(line: str) -> str:
    """Return the line with half-width characters, and without quotes around its columns."""
    return clean(line).replace('"', "").strip()


def _columns(line: str) -> tuple[str | None, str]:
    """Return the date of a line, if there is one, and the rest of it, which is the amount."""
    if match := _DATE_FIRST.fullmatch(line):
        return match[1], match[2].strip(_BETWEEN)
    if match := _DATE_LAST.fullmatch(line):
        return match[2], match[1].strip(_BETWEEN)
    return None, ""


def _amount(text: str) -> Decimal:
    """Read an amount that may stand in brackets and must be a single one.

    >>> _amount("(1,234.50)"), _amount("- ¥ 1.5 万")
    (Decimal('-1234.50'), Decimal('-15000.0'))
    """
    text = _LOOSE.sub("", text)
    if _SEPARATED.search(text) or _ODD_GROUPS.search(text):
        raise UnreadableError
    if match := _BRACKETS.fullmatch(text):
        inner = money(match[1]).value
        if inner < 0:
            raise UnreadableError
        return inner.copy_negate()
    return money(_sign_before_currency(text)).value


def _sign_before_currency(text: str) -> str:
    return f"¥{text[0]}{text[2:]}" if text[:2] in ("-¥", "+¥") else text
