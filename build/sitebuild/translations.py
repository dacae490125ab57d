"""The catalogues of texts: ``python -m sitebuild.translations [--update]``.

Texts stand in Chinese in code, scripts and data files. A catalogue, ``locale/LANGUAGE.po`` of our
package, holds their translations in the form that translators' tools read. ``--update`` takes new
texts over into it; without, it is compiled into the ``.mo`` that Python reads.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from calculators.language import FOLDER, LANGUAGES, SOURCE

PROJECT = Path(__file__).parents[2]
_TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE)
_DATA = "sitebuild.translations:texts_of_data"
_SOURCES = {
    "calculators/**/*.py": "python",
    "build/sitebuild/**/*.py": "python",
    "docs/assets/javascripts/**/*.mjs": "javascript",
    "build/sitebuild/finish/search/page/*.mjs": "javascript",
    "calculators/data/*.toml": _DATA,
    "build/sitebuild/data/*.toml": _DATA,
}
"""Where texts stand, and how they are found there."""
_MARKS: Mapping[str, tuple[int, ...] | None] = {"_": None, "forms": (1, 2)}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_KEYS = (
    "section",
    "title",
    "text",
    "found",
    "publisher",
    "no_address",
    "name",
    "names",
    "lender",
    "note",
    "meaning",
)
"""What of an entry of a data file readers see."""
_HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def texts_of_data(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the texts of a data file, as Babel asks an extractor for them."""
    del keywords, comment_tags, options
    import tomllib

    for entry in filter(lambda each: isinstance(each, dict), tomllib.load(file).values()):
        for key in filter(entry.__contains__, _KEYS):
            for text in entry[key] if isinstance(entry[key], list) else [entry[key]]:
                if text and not text.isascii():
                    yield 0, None, text, []


def texts() -> Catalog:
    """Return all texts of the sources, in their order, with the files in which they stand."""
    found = Catalog()
    for pattern, method in _SOURCES.items():
        for file in sorted(PROJECT.glob(pattern)):
            for _line, text, _comments, _context in extract_from_file(method, file, _MARKS):
                found.add(text, locations=[(file.relative_to(PROJECT).as_posix(), 0)])
    return found


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language."""
    with path_of(language).open("rb") as file:
        read = read_po(file, locale=language)
    # Else it would be that of now: the same catalogue makes the same bytes.
    read.creation_date = read.revision_date = _EPOCH
    return read


def updated(language: str) -> bytes:
    """Return a catalogue with all texts of the sources in it, and no others."""
    known = catalogue(language)
    known.update(texts(), no_fuzzy_matching=True)
    known.obsolete.clear()
    written = BytesIO()
    write_po(written, known, width=100, omit_header=True, include_lineno=False)
    # The head tells a language's plurals; when it was made is for the history to tell.
    head = _HEAD.format(plural_forms=known.plural_forms)
    return head.encode() + written.getvalue()


def outdated(language: str) -> Iterator[str]:
    """Yield the texts in which a catalogue differs from the sources, however it is laid out."""
    known, found = catalogue(language), texts()
    for message in found:
        if not message.id:
            continue
        held, files = known.get(_first(message)), _files(message)
        if not held or held.id != message.id:
            yield f"{', '.join(files)}: “{_first(message)}”: is not in {language}.po"
        elif _files(held) != files:
            yield f"{language}.po:{held.lineno}: “{_first(held)}”: is now in {', '.join(files)}"
    for message in known:
        if message.id and not found.get(_first(message)):
            yield f"{language}.po:{message.lineno}: “{_first(message)}”: is in no source any more"


def untranslated(language: str) -> Iterator[str]:
    """Yield the texts of a catalogue that have no translation, each with its line."""
    for message in catalogue(language):
        said = [message.string] if isinstance(message.string, str) else message.string
        if message.id and not all(said or ()):
            yield f"{language}.po:{message.lineno}: “{_first(message)}”: has an empty msgstr"


def _first(message: Message) -> str:
    """Return a text; of one with a plural, what is said of one thing."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _files(message: Message) -> list[str]:
    return sorted({file for file, _line in message.locations})


def compile_all() -> None:
    """Write the ``.mo`` of every catalogue."""
    for language in _TRANSLATED:
        path_of(language).with_suffix(".mo").write_bytes(compiled(language))


def compiled(language: str, wanted: Callable[[str], bool] = lambda _source: True) -> bytes:
    """Return the ``.mo`` of a catalogue.

    Args:
        language: of the catalogue.
        wanted: tells by a source's path whether its texts go into it.
    """
    chosen = Catalog(locale=language)
    for message in catalogue(language):
        if not message.id or any(wanted(file) for file in _files(message)):
            chosen[message.id] = message
    chosen.creation_date = chosen.revision_date = _EPOCH
    written = BytesIO()
    write_mo(written, chosen)
    return written.getvalue()


@cache
def of_scripts(language: str) -> Mapping[str, str]:
    """Return the translations of the texts of scripts."""
    if language == SOURCE:
        return {}
    return {
        str(message.id): str(message.string)
        for message in catalogue(language)
        if any(file.endswith(".mjs") for file, _line in message.locations)
    }


def path_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return Path(FOLDER, f"{language}.po")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="take over new texts")
    arguments = parser.parse_args()
    if arguments.update:
        for each in _TRANSLATED:
            path_of(each).write_bytes(updated(each))
            for text in untranslated(each):
                print(text)
    compile_all()
