"""The language in which readers are spoken to: Chinese, unless the process was told otherwise.

Texts are in the code in Chinese, marked by `_`. A translation of all of them is a catalogue of
the usual form, ``locale/LANGUAGE.po``, from which the build makes the ``.mo`` that is read here.

A process speaks one language from its start, so texts may be in constants. A site in another
language is built by a process of its own, and its pages start a Python of their own.
"""

import os
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from gettext import GNUTranslations
    from importlib.abc import SourceLoader

VARIABLE: Final = "SITE_LANGUAGE"
"""The variable of the environment that names the language."""
SOURCE: Final = "zh"
"""The language that is in the code."""
LANGUAGES: Final = (SOURCE, "en")
LANGUAGE: Final = os.environ.get(VARIABLE, SOURCE)
FOLDER: Final = f"{__file__.rpartition('/')[0]}/locale"


def _(text: str, /, **values: object) -> str:
    """Return `text` in the process's language, with each ``{name}`` replaced by its value.

    >>> _("第 {number} 期", number=3)
    '第 3 期'
    """
    # An empty text would be the name of the catalogue's own head.
    if _CATALOGUE and text:
        text = _CATALOGUE.gettext(text)
    return text.format(**values) if values else text


def forms(one: str, several: str) -> tuple[str, str]:
    """Return what is said of one thing and of several, for languages that tell them apart.

    >>> forms(" 期", " 期")
    (' 期', ' 期')
    """
    if not _CATALOGUE:
        return one, several
    return _CATALOGUE.ngettext(one, several, 1), _CATALOGUE.ngettext(one, several, 2)


def sentences(*said: str) -> str:
    """Return sentences one after the other, as the language sets them; empty ones are left out.

    >>> sentences("一笔。", "", "两笔。")
    '一笔。两笔。'
    """
    return _BETWEEN_SENTENCES.join(filter(None, said))


def _catalogue() -> "GNUTranslations | None":
    """Return the texts of the process's language, if it is not that of the code.

    Raises:
        ValueError: the site does not speak it.
    """
    if LANGUAGE not in LANGUAGES:
        raise ValueError(f"{VARIABLE}: must be one of {', '.join(LANGUAGES)}, not {LANGUAGE!r}")
    if LANGUAGE == SOURCE:
        return None
    # Not for readers of Chinese, who would only download them.
    from gettext import GNUTranslations
    from io import BytesIO

    # Not from the file system: in the page, the package lies in a zip file.
    loader = cast("SourceLoader", __spec__.loader)
    return GNUTranslations(BytesIO(loader.get_data(f"{FOLDER}/{LANGUAGE}.mo")))


_CATALOGUE: Final = _catalogue()
_BETWEEN_SENTENCES: Final = "" if LANGUAGE == SOURCE else " "
