"""The words that the search box knows beside those of the pages; they are in ``words.toml``.

Those of the edition in another language are in ``words.LANGUAGE.toml``.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from calculators.language import LANGUAGE, SOURCE

FILE = Path(__file__).with_name("words.toml" if LANGUAGE == SOURCE else f"words.{LANGUAGE}.toml")

_KINDS: dict[str, type] = {
    "terms": str,
    "common": str,
    "vague": str,
    "same": list,
    "asks": list,
    "spellings": str,
    "readings": dict,
    "roots": str,
    "despair": list,
    "help": list,
    "topics": list,
}
_NAMES: dict[type, str] = {str: "text", list: "list", dict: "table"}

type Ask = tuple[tuple[str, ...], tuple[str, ...]]
"""What is typed, and what answers it."""


class LexiconError(Exception):
    """An entry of the file is not as it must be; the message names it."""


@dataclass(frozen=True)
class Lexicon:
    """Words and how they hang together."""

    terms: tuple[str, ...]
    common: tuple[str, ...]
    vague: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    asks: tuple[Ask, ...]
    readings: dict[str, str]
    spellings: dict[str, str]
    roots: tuple[str, ...]
    despair: tuple[str, ...]
    help: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def chinese_terms(self) -> list[str]:
        """Return every Chinese word that is to be kept whole, each once.

        >>> "微粒贷" in load().chinese_terms
        True
        """
        groups = [self.terms, *self.same, *(words for ask in self.asks for words in ask)]
        known = dict.fromkeys(word for group in groups for word in group)
        return [word for word in known if not word.isascii()]


def load(file: Path = FILE) -> Lexicon:
    """Read the lexicon.

    Raises:
        LexiconError: an entry has not the form that is expected.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}") from error
    _check(file, data)
    return Lexicon(
        terms=_words(data, "terms"),
        common=_words(data, "common"),
        vague=_words(data, "vague"),
        same=tuple(_group(file, line) for line in data["same"]),
        asks=tuple(_ask(file, entry) for entry in data["asks"]),
        readings=data["readings"],
        spellings=dict(_spelling(file, pair) for pair in data["spellings"].split()),
        roots=_words(data, "roots"),
        despair=tuple(data["despair"]),
        help=tuple(data["help"]),
        topics=tuple(data["topics"]),
    )


def _check(file: Path, data: dict[str, object]) -> None:
    """Raise `LexiconError` where the file lacks something, or holds what nobody reads."""
    for key, kind in _KINDS.items():
        if not isinstance(data.get(key), kind):
            raise LexiconError(f"{file.name}: {key}: expected a {_NAMES[kind]}")
    for key in data:
        if key not in _KINDS:
            raise LexiconError(f"{file.name}: {key}: unknown key; known are {', '.join(_KINDS)}")


def _words(data: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(data[key].split())


def _group(file: Path, line: str) -> tuple[str, ...]:
    words = tuple(line.lower().split())
    if len(words) < 2:
        raise LexiconError(f"{file.name}: same: {line!r}: expected two or more words")
    return words


def _ask(file: Path, entry: list[str]) -> Ask:
    if len(entry) != 2:
        raise LexiconError(f"{file.name}: asks: {entry!r}: expected what is typed and what answers")
    typed, answers = (tuple(words.lower().split()) for words in entry)
    return typed, answers


def _spelling(file: Path, pair: str) -> tuple[str, str]:
    if len(pair) != 2:
        raise LexiconError(f"{file.name}: spellings: {pair!r}: expected two characters")
    return pair[0], pair[1]
