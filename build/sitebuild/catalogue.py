"""Catalogues of translations as Babel reads and compiles them, the same bytes at any time."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def read(path: Path) -> Catalog:
    """Return a catalogue, ``LANGUAGE.po``."""
    with path.open("rb") as file:
        found = read_po(file, locale=path.stem)
    found.creation_date = found.revision_date = _EPOCH
    return found


def compiled(known: Catalog, wanted: Callable[[Message], bool] = lambda _message: True) -> bytes:
    """Return a catalogue as the ``.mo`` that Python reads; what is fuzzy is not in it.

    Args:
        known: the catalogue.
        wanted: tells which messages go into it.
    """
    chosen = Catalog(locale=known.locale)
    messages: Iterable[Message] = known
    for message in messages:
        if not message.id or wanted(message):
            chosen[message.id] = message
    chosen.creation_date = chosen.revision_date = _EPOCH
    written = BytesIO()
    write_mo(written, chosen)
    return written.getvalue()
