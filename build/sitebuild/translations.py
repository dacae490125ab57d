"""The catalogues of texts: ``python -m sitebuild.translations [--update]``.

Texts are in Chinese in code, scripts and data files. A catalogue, ``locale/LANGUAGE.po`` of our
package, holds their translations in the form that translators' tools read. ``--update`` adds new
texts to it; without, it is compiled into the ``.mo`` that Python reads.

A translation is not lost when its text changes: the changed text takes it along, marked *fuzzy*.
Readers are not shown fuzzy translations, and tests refuse them: a person compares and removes the
mark.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from calculators.language import FOLDER, LANGUAGES, SOURCE
from sitebuild.catalogue import compiled as compiled_catalogue
from sitebuild.catalogue import read

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
"""Where texts are, and how they are found there."""
_MARKS: Mapping[str, tuple[int, ...] | None] = {"_": None, "forms": (1, 2)}
_FUZZY = "fuzzy"
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
    """Return all texts of the sources, in their order, with the files that they are in."""
    found = Catalog()
    for pattern, method in _SOURCES.items():
        for file in sorted(PROJECT.glob(pattern)):
            for _line, text, _comments, _context in extract_from_file(method, file, _MARKS):
                found.add(text, locations=[(file.relative_to(PROJECT).as_posix(), 0)])
    return found


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language."""
    return read(path_of(language))


def update(given: Mapping[str, str] | None = None) -> None:
    """Take new and changed texts over into every catalogue, with `given` translations."""
    for language in _TRANSLATED:
        path_of(language).write_bytes(updated(language, given))
    compile_all()


def updated(language: str, given: Mapping[str, str] | None = None) -> bytes:
    """Return a catalogue with all texts of the sources in it.

    A text that was changed takes along the translation of the former one, marked as fuzzy. The mark
    goes when that translation is edited. Translations of texts that are gone are kept as obsolete
    until every text has one.

    Args:
        language: of the catalogue.
        given: translations of texts that have none yet.
    """
    known, found = catalogue(language), texts()
    # A text that comes back, as after a branch was left, has its translation again.
    for message in known.obsolete.values():
        known[message.id] = message
    known.update(found, no_fuzzy_matching=True)
    for message in known:
        if message.id and not _is_translated(message):
            message.string = (given or {}).get(_first(message), message.string)
        former = _former(message, known)
        if former and not _is_translated(message):
            message.string = former.string
            message.flags.add(_FUZZY)
        elif former and former.string != message.string:
            message.flags.discard(_FUZZY)
    if not any(_faults(known)):
        known.obsolete.clear()
    written = BytesIO()
    write_po(written, known, width=100, omit_header=True, include_lineno=False)
    # The head tells a language's plurals; when it was made is for the history to tell.
    head = _HEAD.format(plural_forms=known.plural_forms)
    return head.encode() + written.getvalue()


def _former(message: Message, known: Catalog) -> Message | None:
    """Return the obsolete text that was changed to one that has no translation of its own yet."""
    if not message.id or (_is_translated(message) and not message.fuzzy):
        return None
    alike = {
        _first(each): each
        for each in known.obsolete.values()
        if _is_translated(each) and each.pluralizable == message.pluralizable
    }
    return next((alike[text] for text in get_close_matches(_first(message), alike, 1)), None)


def _is_translated(message: Message) -> bool:
    said = [message.string] if isinstance(message.string, str) else message.string
    return all(said or [""])


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
    for message in known.obsolete.values():
        yield f"{language}.po: “{_first(message)}”: is obsolete"


def untranslated(language: str) -> Iterator[str]:
    """Yield the texts of a catalogue that readers would see untranslated, each with its line."""
    for message, fault in _faults(catalogue(language)):
        yield f"{language}.po:{message.lineno}: “{_first(message)}”: {fault}"


def _faults(known: Catalog) -> Iterator[tuple[Message, str]]:
    for message in known:
        if message.id and not _is_translated(message):
            yield message, "has an empty msgstr"
        elif message.id and message.fuzzy:
            yield message, "is fuzzy: edit the msgstr, or delete “#, fuzzy”"


def _first(message: Message) -> str:
    """Return a text; of one with a plural, its singular."""
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
    known = catalogue(language)
    return compiled_catalogue(known, lambda message: any(map(wanted, _files(message))))


@cache
def of_scripts(language: str) -> Mapping[str, str]:
    """Return the translations of the texts of scripts."""
    if language == SOURCE:
        return {}
    return {
        str(message.id): str(message.string)
        for message in catalogue(language)
        if any(file.endswith(".mjs") for file, _line in message.locations) and not message.fuzzy
    }


def path_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return Path(FOLDER, f"{language}.po")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="add new texts")
    arguments = parser.parse_args()
    if arguments.update:
        update()
        for each in _TRANSLATED:
            for text in untranslated(each):
                print(text)
    else:
        compile_all()
