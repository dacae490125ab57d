"""The field for a list of payments: read line by line, or as a plan by its columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from calculators import display
from calculators.finance.returns import DatedAmount
from calculators.forms import dates
from calculators.forms.fields import FieldError, Multiline, Reading, quote
from calculators.forms.listing import notes, plan
from calculators.forms.listing.cells import Row, has_digit, rows
from calculators.forms.listing.cells import number as cell_number
from calculators.forms.listing.columns import Layout, Role, lay_out
from calculators.forms.listing.days import Days, UnsettledError, settle
from calculators.forms.listing.flows import Lent, Listed
from calculators.forms.listing.loan import with_loan
from calculators.forms.listing.table import Table, is_totals
from calculators.forms.quantities.characters import UnreadableError, clean
from calculators.language import _, sentences
from calculators.ranges import Range

LONGEST: Final = 300_000
"""More characters than any list needs; longer input is refused before it is looked at."""

_LONGEST_LINE: Final = 200
_BETWEEN: Final = " \t,;:"
_FEW: Final = 2
_UNKNOWN: Final = Lent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Multiline[Listed]):
    """A list of dated amounts, one a line, in the order in which they were typed, or a plan.

    `range` is that of the number of lines, `amounts` that of an amount's size, `years` that of
    the dates. `lent` is what the reader says beside it of the loan.
    """

    range: Range
    amounts: Range
    years: Range
    lent: Lent = _UNKNOWN

    def read(self, text: str) -> Listed:
        """Return the amounts; a message names the line that it is about."""
        return self.reading(text).value

    def reading(self, text: str) -> Reading[Listed]:
        """Return the amounts, and what was taken for what where that is not plain."""
        if not text.strip():
            raise FieldError(
                _("“{label}”没有填。{allowed}", label=self.label, allowed=self._allowed())
            )
        if len(text) > LONGEST:
            raise FieldError(
                _("{label}太长了。{allowed}", label=self.label, allowed=self._allowed())
            )
        text = clean(text)
        lines = self._lines(text)
        if len(lines) > 1 and not has_digit(text):
            raise FieldError(
                _("{label}里没有日期和金额。{allowed}", label=self.label, allowed=self._allowed())
            )
        first = lines[0][1] if lines else ""
        # Most lists are plain: that they have no columns need not be found out.
        layout, cut = (None, ()) if self._is_dated(first) else self._layout(text)
        if layout and layout.is_plan and self._is_whole(layout):
            return self._plan(layout, cut)
        try:
            return self._plain(lines)
        except FieldError:
            if layout is None:
                layout, cut = self._layout(text)
            is_wide = self._is_wide(layout, cut)
            try:
                if self._is_whole(layout):
                    return self._plan(layout, cut)
            except FieldError:
                if is_wide:
                    raise
            if is_wide and layout.day is not None and not layout.names:
                raise FieldError(plan.unclear()) from None
            raise

    @staticmethod
    def _layout(text: str) -> tuple[Layout, tuple[Row, ...]]:
        cut = rows(text)
        return lay_out(cut, is_totals), cut

    @staticmethod
    def _is_whole(layout: Layout) -> bool:
        """Whether the columns tell when something is paid, and how much."""
        is_timed = layout.day is not None or layout.has(Role.NUMBER)
        return is_timed and any(role not in (Role.NUMBER, Role.OTHER) for role in layout.roles)

    @staticmethod
    def _is_wide(layout: Layout, cut: tuple[Row, ...]) -> bool:
        """Whether most lines have more than a date and an amount, or headings say what they are."""
        wide = sum(len([cell for cell in row.cells if cell]) > _FEW for row in cut)
        is_named = layout.head is not None and layout.is_plan
        return is_named or (len(cut) > _FEW and 2 * wide > len(cut))

    def _plan(self, layout: Layout, cut: tuple[Row, ...]) -> Reading[Listed]:
        table = Table(layout, self._check_amount, self._check_day)
        table.sort(cut)
        self._check_count(len(table.body) + int(layout.is_plan))
        return Reading(*plan.read(table, self.lent))

    @staticmethod
    def _is_dated(line: str) -> bool:
        return len(line) <= _LONGEST_LINE and _columns(line)[0] is not None

    @staticmethod
    def _lines(text: str) -> list[tuple[int, str]]:
        """Return the lines that hold anything, without quotes around their columns."""
        tidied = (
            (number, line.replace('"', "").strip())
            for number, line in enumerate(text.splitlines(), 1)
        )
        return [(number, line) for number, line in tidied if line.strip(_BETWEEN)]

    def _plain(self, lines: list[tuple[int, str]]) -> Reading[Listed]:
        """Read a date and an amount a line."""
        if lines and not any(character.isdigit() for character in lines[0][1]):
            lines = lines[1:]  # the names of the columns
        kept = [each for each in lines if not is_totals(Row(each[0], (each[1],)))]
        self._check_count(len(kept))
        read = [(number, *self._line(number, line)) for number, line in kept]
        try:
            days, order = settle([found for _number, _text, found, _amount in read])
        except UnsettledError as error:
            number, day_text, *_others = read[error.place]
            raise FieldError(notes.which_month(number, day_text, error.days)) from None
        for (number, *_others), day in zip(read, days, strict=True):
            self._check_day(number, day)
        listed = [DatedAmount(day, each[3]) for day, each in zip(days, read, strict=True)]
        value, note = with_loan(listed, self.lent)
        ordered = notes.order(order)(read[0][1], days[0]) if read else ""
        return Reading(
            value, sentences(note, ordered, notes.aside(0, len(lines) - len(kept), 0, ()))
        )

    def _check_count(self, count: int) -> None:
        low, high = self.range
        said = {"label": self.label, "count": count, "allowed": self._allowed()}
        if count < low:
            raise FieldError(_("{label}一共 {count} 行，太少了。{allowed}", **said))
        if count > high:
            raise FieldError(_("{label}一共 {count} 行，太多了。{allowed}", **said))

    def _allowed(self) -> str:
        low, high = (display.plain(edge) for edge in self.range)
        return _(
            "可以填 {low} 到 {high} 行，每行一个日期和一个金额，例如 2026-01-31 -902.50。",
            low=low,
            high=high,
        )

    def _line(self, number: int, line: str) -> tuple[str, Days, Decimal]:
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
        try:
            found = dates.orders(day_text)
        except UnreadableError:
            raise FieldError(
                _(
                    "第 {number} 行的日期“{text}”不存在。{allowed}",
                    number=number,
                    text=day_text,
                    allowed=self._allowed(),
                )
            ) from None
        for day in found.values():
            if len(found) == 1:
                self._check_day(number, day)
        return day_text, found, self._amount(number, amount_text)

    def _check_day(self, number: int, day: date) -> None:
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

    def _amount(self, number: int, text: str) -> Decimal:
        if not text:
            raise FieldError(
                _("第 {number} 行没有金额。{allowed}", number=number, allowed=self._allowed())
            )
        try:
            value = cell_number(text)
        except UnreadableError:
            raise FieldError(
                _(
                    "第 {number} 行的金额“{text}”看不懂。{allowed}",
                    number=number,
                    text=quote(text),
                    allowed=self._allowed(),
                )
            ) from None
        self._check_amount(number, value)
        return value

    def _check_amount(self, number: int, value: Decimal) -> None:
        if abs(value) > self.amounts.largest:
            raise FieldError(
                _(
                    "第 {number} 行的金额太大了。可以填 -{largest}到 {largest}。",
                    number=number,
                    largest=display.amount(self.amounts.largest),
                )
            )


def _columns(line: str) -> tuple[str | None, str]:
    """Return the date of a line, if there is one, and the rest of it, which is the amount."""
    start = end = -1
    for start, end in dates.places(line):
        if start == 0:
            return line[:end], line[end:].strip(_BETWEEN)
    if end == len(line) and line[start - 1] in _BETWEEN:
        return line[start:], line[:start].strip(_BETWEEN)
    return None, ""
