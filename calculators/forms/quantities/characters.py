"""The characters of what is typed: other forms of the same one, and those that nobody sees."""

from collections.abc import Iterator
from typing import Final

LONGEST: Final = 40
"""More characters than any quantity needs; longer input is refused before it is looked at."""

_LONGEST_RAW: Final = 5 * LONGEST
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


_OTHERS: Final = {"￥": "¥", "。": ".", "、": ",", "'": ",", "−": "-", "–": "-", "—": "-"}


def _invisible() -> Iterator[int]:
    """Give the characters without a glyph that phones, chats and spreadsheets add.

    These are soft hyphens, joiners, direction marks, byte order marks and variation selectors. Not
    among them is U+202E, which turns the digits behind it around on the screen.
    """
    yield from (0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF)
    yield from range(0x200B, 0x2010)
    yield from range(0x202A, 0x202E)
    yield from range(0x2060, 0x2070)
    yield from range(0xFE00, 0xFE10)


VARIANTS: Final[dict[int, int | str | None]] = {
    **dict.fromkeys(_invisible()),
    **dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **_HALF_WIDTH,
    **{ord(other): usual for other, usual in _OTHERS.items()},
}
"""For ``str.translate``: drops what is invisible; other blanks and full-width characters become
the usual ones."""


class UnreadableError(ValueError):
    """The text is no quantity of the kind asked for."""


def clean(text: str) -> str:
    r"""Return `text` without invisible characters, with the usual blanks and half-width letters.

    >>> clean("\ufeff１２\u00a0个月\u200b")
    '12 个月'
    """
    return text.translate(VARIANTS)


def tidy(text: str) -> str:
    """Return a short text as `clean` does, and without blanks.

    Raises:
        UnreadableError: it is longer than any quantity.

    >>> tidy(" １２ ０００．５ ％")
    '12000.5%'
    """
    if len(text) > _LONGEST_RAW:
        raise UnreadableError
    tidied = "".join(clean(text).split())
    if len(tidied) > LONGEST:
        raise UnreadableError
    return tidied
