"""A list whose columns are known: its rows told apart, and the amounts and days of its columns."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from calculators.display import WAN
from calculators.finance.money import EXACT, ZERO, total
from calculators.forms import dates
from calculators.forms.dates import Order
from calculators.forms.field import FieldError, quote
from calculators.forms.listing import notes
from calculators.forms.listing.cells import Row, has_digit, is_nothing, number
from calculators.forms.listing.columns import Layout, Role, instalment
from calculators.forms.listing.days import Days, UnsettledError, settle
from calculators.forms.quantities.characters import UnreadableError
from calculators.language import _

NEAR: Final = Decimal("0.05")
"""So much may sums differ by rounding."""
_TOTALS: Final = re.compile(
    r"^(?:[合总小共] *计|累计|总额|(?:[Ss]ub-?|[Gg]rand )?[Tt]otals?\b|TOTAL|[Ss]um\b)", re.ASCII
)
MOVING: Final = (Role.AMOUNT, Role.IN, Role.OUT)
_UNIT: Final = re.compile(r"([万千])元")
_ONE: Final = Decimal(1)
_SIZES: Final = {"万": WAN, "千": Decimal(1000)}
_DIGITS: Final = "0123456789-"
_SENTENCE: Final = 20


def is_totals(row: Row) -> bool:
    """Tell whether a row says that it holds the sums of others."""
    return any(_TOTALS.match(cell) for cell in row.cells if cell and cell[0] not in _DIGITS)


@dataclass(slots=True)
class Table:
    """Rows whose columns are known.

    `check` and `check_day` raise where an amount or a day of a line is out of range. `body` holds
    the rows with payments, `titles` those above the headings; of the others only the number is
    known.
    """

    layout: Layout
    check: Callable[[int, Decimal], None]
    check_day: Callable[[int, date], None]
    titles: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    totals: int = 0
    sentences: int = 0
    used: set[int] = field(default_factory=set)

    def sort(self, rows: Sequence[Row]) -> None:
        """Tell apart what is a row of the plan, a title, a sum, and neither.

        Raises:
            FieldError: there is no row of a plan.
        """
        head = -1 if self.layout.head is None else self.layout.head
        self.titles = list(rows[: max(head, 0)])
        for row in rows[head + 1 :]:
            if is_totals(row) or self._is_sum(row):
                self.totals += 1
            elif self._is_sentence(row):
                if self.body:
                    self.sentences += 1
                else:
                    self.titles.append(row)
            else:
                self.body.append(row)
        if not self.body:
            raise FieldError(_("只有列名，没有一行还款。"))

    @property
    def _keys(self) -> tuple[int | None, int | None]:
        """The columns of the days and of the numbers."""
        return self.layout.day, self.layout.column(Role.NUMBER)

    def _is_sentence(self, row: Row) -> bool:
        """Tell whether a row has no amount, and neither a day nor a number."""
        day, numbered = self._keys
        if day is not None and has_digit(row.cell(day)) and len(row.cell(day)) <= _SENTENCE:
            return False
        if numbered is not None and instalment(row.cell(numbered)) is not None:
            return False
        return sum(map(has_digit, row.cells)) <= 1

    def _is_sum(self, row: Row) -> bool:
        """Tell whether a row without day and number holds the sum of a column so far."""
        if not self.body or any(key is not None and row.cell(key) for key in self._keys):
            return False
        for column in {each for some in self.layout.roles.values() for each in some}:
            so_far = total(_or_nothing(each.cell(column)) for each in self.body)
            if so_far and abs(EXACT.subtract(_or_nothing(row.cell(column)), so_far)) <= NEAR:
                return True
        return False

    def has(self, *roles: Role) -> bool:
        """Tell whether there is a column of one of some roles."""
        return self.layout.has(*roles)

    def column(self, column: int) -> list[Decimal]:
        """Return the amounts of a column; an empty cell holds nothing."""
        self.used.add(column)
        name = self.layout.names[column] if column < len(self.layout.names) else ""
        unit = _UNIT.search(name)
        size = _SIZES[unit[1]] if unit else _ONE
        return [self._amount(row, column, size) for row in self.body]

    def sum(self, *roles: Role) -> list[Decimal]:
        """Return the amounts of all columns of some roles, added up row by row."""
        found = [self.column(each) for role in roles for each in self.layout.roles.get(role, ())]
        if not found:
            return [ZERO] * len(self.body)
        return found[0] if len(found) == 1 else [total(each) for each in zip(*found, strict=True)]

    def says_nothing(self, row: Row) -> bool:
        """Tell whether a row says that no money is moved: there is a 0 in a column of amounts."""
        columns = {each for role in MOVING for each in self.layout.roles.get(role, ())}
        return any(not is_nothing(row.cell(each)) for each in columns)

    def _amount(self, row: Row, column: int, size: Decimal) -> Decimal:
        cell = row.cell(column)
        if is_nothing(cell):
            return ZERO
        try:
            value = number(cell, size)
        except UnreadableError:
            raise FieldError(
                _("第 {number} 行的金额“{text}”看不懂。", number=row.number, text=quote(cell))
            ) from None
        self.check(row.number, value)
        return value

    def name(self, column: int) -> str:
        """Return what a column is called: its heading, in quotes, or which one it is."""
        names = self.layout.names
        if column < len(names) and names[column]:
            return notes.quoted(names[column])
        return _("第 {number} 列", number=column + 1)

    def names(self, *roles: Role) -> list[str]:
        """Return what the columns of some roles are called."""
        return [self.name(each) for role in roles for each in self.layout.roles.get(role, ())]

    def days(self) -> tuple[tuple[date, ...], str]:
        """Return the days, and a note where they are not read as they are written.

        Raises:
            FieldError: one cannot be read, or may be any of several.
        """
        column = self.layout.day or 0
        self.used.add(column)
        if self.layout.start is not None:
            self.used.add(self.layout.start)
        found = [self._day(row, row.cell(column)) for row in self.body]
        try:
            days, order = settle(found)
        except UnsettledError as error:
            row = self.body[error.place]
            raise FieldError(notes.which_month(row.number, row.cell(column), error.days)) from None
        for row, day in zip(self.body, days, strict=True):
            self.check_day(row.number, day)
        first = self.body[0].cell(column)
        note = notes.serial if dates.serial(first) else notes.order(order)
        return days, note(first, days[0])

    @staticmethod
    def _day(row: Row, cell: str) -> Days:
        if counted := dates.serial(cell):
            return {Order.KNOWN: counted}
        try:
            return dates.orders(cell)
        except UnreadableError:
            line = quote(cell or " ".join(row.cells))
            raise FieldError(
                _("第 {number} 行没有看得懂的日期：“{line}”。", number=row.number, line=line)
            ) from None

    def aside(self) -> str:
        """Say what was left aside."""
        known = self.used | set(self.layout.roles.get(Role.NUMBER, ()))
        filled = {at for row in self.body for at, cell in enumerate(row.cells) if cell}
        unused = [self.name(each) for each in sorted(filled - known)]
        return notes.aside(len(self.titles), self.totals, self.sentences, unused)


def _or_nothing(cell: str) -> Decimal:
    try:
        return ZERO if is_nothing(cell) else number(cell)
    except UnreadableError:
        return ZERO
