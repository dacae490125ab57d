"""What a calculator answers: plain values that say what is shown, not how."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal, NamedTuple, overload

from calculators.finance.money import ZERO
from calculators.language import _


class Tone(StrEnum):
    """How serious a statement is."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A text that stands for an entry of the data files; it is shown with the entry's verdict."""

    text: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toned:
    """A word that says how serious something is, such as a light."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A figure in a table that scripts can find as they find a `Headline`."""

    name: str
    value: Decimal | str
    text: str


type Text = str | Cited | Toned | Keyed


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure that scripts can find: `name` is its ``data-figure``, `value` its ``data-value``.

    `value` is in 元 for money and a fraction (a year) for rates and shares; `text` is what is read.
    """

    name: str
    label: str
    value: Decimal | str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The answer in a sentence or two."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """Figures that belong together; in a comparison, of the `alternative` of that number.

    `key` names the one that matters most, the first if nothing is said. It is shown largest in the
    first figures of a result and in those of an alternative; where the figures are
    vague, such as those that nobody has confirmed, it looks like any other text.
    """

    title: str
    figures: tuple[Headline, ...]
    alternative: int | None = None
    key: str = ""
    is_vague: bool = False

    @property
    def main(self) -> Headline:
        """The figure that matters most."""
        return next((figure for figure in self.figures if figure.name == self.key), self.figures[0])

    @property
    def main_label(self) -> str:
        """What that figure is called where it is alone."""
        label = self.main.label
        return _("{title}，{label}", title=self.title, label=label) if self.alternative else label


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    label: str
    align: Literal["start", "end"] = "end"


type Row = tuple[Text, ...]


class LazyRows(Sequence[Row]):
    """The rows of a long table, each made when it is asked for: most are never looked at.

    >>> rows = LazyRows(3, lambda index: (str(index),))
    >>> len(rows), rows[2], list(rows)
    (3, ('2',), [('0',), ('1',), ('2',)])
    """

    __slots__ = ("_count", "_make")

    def __init__(self, count: int, make: Callable[[int], Row]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        """Return a row, or some."""
        chosen = range(self._count)[index]
        return self._make(chosen) if isinstance(chosen, int) else tuple(map(self._make, chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; a `folded` one is opened by the reader.

    Where a page is narrow, a long folded one is scrolled sideways. Any other has at most three
    columns there, the first and what answers; what comes after these goes below in each row.
    One that is `told` is part of the short text that the reader can copy for a chat.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] | LazyRows
    folded: bool = False
    told: bool = False


POINTS: Final = 61
"""Most places of a line; more could not be told apart on a phone."""


def spread(count: int, most: int) -> tuple[int, ...]:
    """Return at most `most` indices of `count` things, evenly spread from the first to the last.

    >>> spread(5, 10), spread(13, 4)
    ((0, 1, 2, 3, 4), (0, 4, 8, 12))
    """
    if count <= most:
        return tuple(range(count))
    return tuple(round(i * (count - 1) / (most - 1)) for i in range(most))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a chart shows of one thing: a value for each of the chart's places."""

    label: str
    values: tuple[Decimal, ...]


def padded(values: Sequence[Decimal], count: int) -> tuple[Decimal, ...]:
    """Return the values of a series that ends at 0 before others do, for so many places.

    >>> padded([Decimal(5), Decimal(0)], 3)
    (Decimal('5'), Decimal('0'), Decimal('0.00'))
    """
    return (*values, *(ZERO,) * (count - len(values)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: a line over time, or a bar for each of a few named things.

    `x` names the places, in order; every series has a value for each. Lines lie as far to the right
    as these say where all are whole numbers, which then rise from 0. `title` says
    of what the values are, `description` in words what is to be seen. Values are 元, fractions
    (`percent`) or plain numbers (`count`). A single line has its name at its end only if that is
    said.
    """

    kind: Literal["line", "bar"]
    title: str
    description: str
    x_label: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Literal["yuan", "whole yuan", "percent", "count"] = "yuan"
    is_line_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the reader must know beside the figures."""

    text: Text
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a computation: what it is, the formula, and the reader's numbers put in."""

    label: str
    formula: str
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How the result was computed."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A few things in their order, each said in a line that may begin with a light."""

    title: str
    items: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A way on to the `calculator` of that name with what the reader filled in here.

    The page hands over the list of debts and whatever else the other form asks as well. To the
    calculator of a single loan, `texts` are what is then in its form's controls, with their
    names, and `debt` is the number of the row of the list that they are of.
    """

    calculator: str
    text: str
    texts: tuple[tuple[str, str], ...] | None = None
    debt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """The calculators that can go on with the same figures; `owed` is all that is owed, in 元.

    In the calculator of a single loan, `row` is what is known of it as a row of the list: what
    is in the row's controls, by field.
    """

    links: tuple[Onward, ...]
    owed: Decimal
    row: tuple[tuple[str, str], ...] | None = None


PAYMENTS: Final = "payments"
"""Asks, among the names of folded parts, for the payments of a plan."""


class Payee(NamedTuple):
    """Who is paid by a plan: on which day of the month, if that is known, and how much.

    `paid` are the payments of the plan's months in 分, up to the last; there are none for a debt
    that the plan leaves out.
    """

    name: str
    day: int | None
    paid: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """The payments of a plan for calendars and table files: no reader sees them as they are.

    `start` is the first month, such as 2026-12, or empty where that is not known; `make` gives the
    payees, and is called only for who asks.
    """

    start: str
    make: Callable[[], tuple[Payee, ...]]


type Block = Summary | Points | Carry | Headlines | Table | Chart | Notice | Explanation | Payments


@dataclass(frozen=True, slots=True)
class Result:
    """The blocks of an answer in the order in which they are read."""

    blocks: tuple[Block, ...] = field(default_factory=tuple)

    @property
    def keyed(self) -> Iterator[Keyed]:
        """The figures that are in tables."""
        for block in self.blocks:
            if isinstance(block, Table) and isinstance(block.rows, tuple):
                yield from (cell for row in block.rows for cell in row if isinstance(cell, Keyed))
