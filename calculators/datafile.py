"""Typed access to the tables of a data file, with errors that say where it is wrong."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import SourceLoader

_FOLDER = f"{__file__.rpartition('/')[0]}/data"


class DataError(ValueError):
    """A data file holds what it must not; the message names file, key and what is expected."""


class Table:
    """A table of a data file, known by its path (``claims.toml: [p-1.figures]``)."""

    __slots__ = ("_values", "path")

    def __init__(self, path: str, values: dict[str, object]) -> None:
        self.path = path
        self._values = values

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def only(self, *allowed: str) -> None:
        """Raise `DataError` when the table holds another key than those `allowed`."""
        for key in self._values:
            if key not in allowed:
                raise self.error(key, f"unknown key; known are {', '.join(allowed)}")

    def error(self, key: str, expected: str) -> DataError:
        """Return the error that says what is expected of `key`."""
        return DataError(f"{self.path}: {key}: {expected}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without `default` it must be there."""
        return self._get(key, str, "a text", default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._get(key, list, "a list of texts", None)
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of texts")
        return tuple(values)

    def number(self, key: str) -> Decimal:
        """Return a number, exactly as it is written."""
        value = self._get(key, object, "a number", None)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.error(key, "must be a number")
        return Decimal(value)

    def flag(self, key: str) -> bool:
        """Return whether something holds; what is not said does not."""
        return self._get(key, bool, "true or false", default=False)

    def date(self, key: str) -> date:
        """Return a date (``2026-11-24``), without a time of day."""
        expected = "a date such as 2026-11-24"
        value = self._get(key, date, expected, None)
        if isinstance(value, datetime):
            raise self.error(key, f"must be {expected}")
        return value

    def choice[E: Enum](self, key: str, kind: type[E], default: E | None = None) -> E:
        """Return a member of the enumeration `kind`, written as its value."""
        value = self._get(key, str, "a text", default.value if default else None)
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(str(member.value) for member in kind)
            raise self.error(key, f"must be one of {allowed}, not {value!r}") from None

    def table(self, key: str) -> "Table":
        """Return a table within this one."""
        return Table(self._inner(key), self._get(key, dict, "a table", None))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return a list of tables."""
        values = self._get(key, list, "a list of tables", None)
        if not all(isinstance(value, dict) for value in values):
            raise self.error(key, "must be a list of tables")
        return tuple(Table(f"{self._inner(key)}[{i}]", value) for i, value in enumerate(values))

    def _inner(self, key: str) -> str:
        return f"{self.path[:-1]}.{key}]" if self.path.endswith("]") else f"{self.path}: [{key}]"

    def _get[T](self, key: str, kind: type[T], expected: str, default: T | None) -> T:
        value = self._values.get(key, default)
        if value is None or not isinstance(value, kind):
            raise self.error(
                key, f"must be {expected}" if key in self else f"is missing ({expected})"
            )
        return value


@cache
def read(subject: str) -> Table:
    """Return the data file of a subject (``claims`` reads ``data/claims.toml``)."""
    name = f"{subject}.toml"
    # Neither importlib.resources nor pathlib: each imports many modules to read a file.
    loader = cast("SourceLoader", __spec__.loader)
    return parse(name, loader.get_data(f"{_FOLDER}/{name}").decode())


def parse(name: str, text: str) -> Table:
    """Return the table that the file `name` holds, its numbers exactly as they are written.

    Raises:
        DataError: the text is no TOML.

    >>> parse("tax.toml", "rate = 0.10").number("rate")
    Decimal('0.10')
    """
    # Imported here, because in the page all files are read before the first question is asked.
    import tomllib

    try:
        return Table(name, tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}") from error
