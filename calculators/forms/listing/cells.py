"""A pasted text as rows of cells, whatever separates them, and what a single cell holds."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from calculators.finance.money import EXACT, ZERO
from calculators.forms import dates
from calculators.forms.quantities.characters import UnreadableError
from calculators.forms.quantities.money import money
from calculators.rounding import rounded

_ONE: Final = Decimal(1)
_LONGEST: Final = 16
_LONGEST_LINE: Final = 2000
"""A longer line is no row of a table, and cutting it might take long."""
_SAMPLE: Final = 30
"""So many lines tell what separates the cells."""
_DATED: Final = 5
"""A date is worth more than the numbers of which it may be made."""
_LONGEST_RECORD: Final = 5
"""Most lines of a record that has line breaks in its cells."""
_SEPARATORS: Final = tuple(map(re.compile, (r"\|", "\t", ";", ",", r" {2,}|\t", r"\s+")))
_QUOTED: Final = {
    sign: re.compile(rf'\s*(?:"((?:[^"]|"")*)"|([^{sign}]*?))\s*(?:{sign}|$)') for sign in "\t;,"
}
_PLAIN: Final = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?", re.ASCII)
_DIGIT: Final = re.compile(r"\d", re.ASCII)
_OTHER_CURRENCY: Final = re.compile(r"(?:US|HK|NT|AU|CA|S)?\$|€|£|USD|HKD|EUR|GBP")
_LOOSE: Final = re.compile(r"(?<![\d.])[ ]+|[ ]+(?![\d.])")
# Two columns of four digits must not be taken for one number with separators at four digits.
_ODD_GROUPS: Final = re.compile(r",\d{1,2}(?!\d)|,\d{4}|\d{4},", re.ASCII)
_SEPARATED: Final = re.compile(r"[\s;]")
_BRACKETS: Final = re.compile(r"\((.+)\)")
_EMPTY: Final = " \t,;|:-"
_NOTHING: Final = frozenset(("", "-", "--", "---", "/", "—", "n/a", "N/A", "无"))


class Row(NamedTuple):
    """The cells of a line, and its number, counted from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell; what a short line does not have is empty."""
        return self.cells[column] if column < len(self.cells) else ""


def rows(text: str) -> tuple[Row, ...]:
    r"""Return the lines of a `clean` text that are not blank, each cut where most lines are cut.

    >>> rows('期数,应还\n1,"1,000.00"')[1].cells
    ('1', '1,000.00')
    """
    records = tuple(_records(text))
    with_digits = [line for _, line in records if has_digit(line)][:_SAMPLE]
    separator = max(_SEPARATORS, key=lambda each: _score(with_digits, each))
    return tuple(Row(number, _cut(line, separator)) for number, line in records)


def has_digit(text: str) -> bool:
    """Tell whether there is a digit in a text."""
    return _DIGIT.search(text) is not None


def is_nothing(cell: str) -> bool:
    """Tell whether a cell is left empty, or holds what is written for that."""
    return cell in _NOTHING


def number(cell: str, size: Decimal = _ONE) -> Decimal:
    """Return the number in a cell, counted in 元 of a `size`, exact to 分.

    Raises:
        UnreadableError: it holds none, or more than one.

    >>> number("-1,234.5"), number("(902.50)"), number("$ 12")
    (Decimal('-1234.50'), Decimal('-902.50'), Decimal('12.00'))
    """
    if size == _ONE and len(cell) <= _LONGEST and _PLAIN.fullmatch(cell):
        if cell[-3:-2] == ".":
            return Decimal(cell.replace(",", "")) or ZERO
        return rounded(Decimal(cell.replace(",", "")), 2)
    return rounded(EXACT.multiply(amount(_OTHER_CURRENCY.sub("", cell)), size), 2)


def amount(text: str) -> Decimal:
    """Return an amount that may be in brackets and must be a single one.

    Raises:
        UnreadableError: it is none.

    >>> amount("(1,234.50)"), amount("- ¥ 1.5 万"), amount("902.5-")
    (Decimal('-1234.50'), Decimal('-15000.0'), Decimal('-902.5'))
    """
    text = _LOOSE.sub("", text)
    if _SEPARATED.search(text) or _ODD_GROUPS.search(text):
        raise UnreadableError
    match = _BRACKETS.fullmatch(text)
    if match or (text[-1:] == "-" and text[:-1]):
        inner = money(match[1] if match else text[:-1]).value
        if inner < 0:
            raise UnreadableError
        return inner.copy_negate()
    return money(f"¥{text[0]}{text[2:]}" if text[:2] in ("-¥", "+¥") else text).value


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number."""
    try:
        number(cell)
    except UnreadableError:
        return False
    return True


def is_date(cell: str) -> bool:
    """Tell whether a cell holds a date, written as one."""
    try:
        dates.orders(cell)
    except UnreadableError:
        return False
    return True


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines with their numbers, those joined that a quoted cell breaks."""
    begun: list[str] = []
    count = 0
    for count, line in enumerate(text.splitlines(), 1):
        begun.append(line)
        is_open = sum(each.count('"') for each in begun) % 2
        if is_open and len(begun) < _LONGEST_RECORD:
            continue
        if is_open:
            # A sign of inches, or nothing that was ever closed.
            yield from _unbroken(count, begun)
        elif (joined := " ".join(begun)).strip(_EMPTY):
            yield count - len(begun) + 1, joined
        begun = []
    yield from _unbroken(count, begun)


def _unbroken(count: int, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, line in enumerate(lines, count - len(lines) + 1):
        if line.strip(_EMPTY):
            yield at, line.replace('"', "")


def _cut(line: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    if len(line) > _LONGEST_LINE:
        return (line,)
    quoted = _QUOTED.get(separator.pattern) if '"' in line else None
    if quoted:
        found = quoted.findall(line)
        if found and line[-1:] != separator.pattern:
            # What the pattern finds behind the end of the line.
            found.pop()
        return tuple((one.replace('""', '"') or other).strip() for one, other in found)
    return tuple([each.strip(' "') for each in separator.split(line.strip(" |"))])


def _score(lines: Sequence[str], separator: re.Pattern[str]) -> int:
    """Return how well a separator cuts lines: into dates, numbers and words, not parts of them."""
    score = 0
    for line in lines:
        cells = _cut(line, separator)
        for cell in cells:
            if has_digit(cell):
                score += _DATED if is_date(cell) else 1 if is_number(cell) else -2
    return score
