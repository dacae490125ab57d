"""How words are read: pinyin from pypinyin, as compact as a page can carry it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict

from calculators.language import LANGUAGE, SOURCE

type Reading = tuple[str, ...]
"""The syllables of a word, without tones; ü is written v, as it is typed."""


def read(words: Iterable[str], special: Mapping[str, str]) -> dict[str, Reading]:
    """Return the reading of each word; `special` are words that pypinyin reads otherwise.

    >>> read(["还款", "利率"], {"还款": "huan kuan"})
    {'还款': ('huan', 'kuan'), '利率': ('li', 'lv')}
    """
    _teach(special)
    return {word: tuple(lazy_pinyin(word, errors="ignore")) for word in words}


def _teach(special: Mapping[str, str]) -> None:
    """Let pypinyin read words as given, and characters so in words that it does not know."""
    # All at once: it goes through its whole dictionary at every call.
    load_single_dict({ord(word): reading for word, reading in special.items() if len(word) == 1})
    load_phrases_dict(
        {
            word: [[syllable] for syllable in reading.split()]
            for word, reading in special.items()
            if len(word) > 1
        }
    )


def characters(readings: Mapping[str, Reading]) -> dict[str, str]:
    """Return the reading of each common character: the one that it mostly has in our words.

    >>> characters({"还款": ("huan", "kuan")})["还"]
    'huan'
    """
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, reading in readings.items():
        for character, syllable in zip(word, reading, strict=True):
            counted[character][syllable] += 1
    common = {character: lazy_pinyin(character)[0] for character in _common_characters()}
    return common | {character: seen.most_common(1)[0][0] for character, seen in counted.items()}


def exceptions(readings: Mapping[str, Reading], single: Mapping[str, str]) -> dict[str, Reading]:
    """Return the words that are not read as their characters are."""
    return {
        word: reading
        for word, reading in readings.items()
        if reading != tuple(single[character] for character in word)
    }


def packed(single: Mapping[str, str]) -> str:
    """Return the characters by syllable as one string: ``ai爱哀 an安按``."""
    by_syllable: defaultdict[str, list[str]] = defaultdict(list)
    for character, syllable in single.items():
        by_syllable[syllable].append(character)
    return " ".join(key + "".join(sorted(by_syllable[key])) for key in sorted(by_syllable))


def _common_characters() -> Iterable[str]:
    """Yield the 3,755 characters of GB 2312's first level: what a slip of a reader is made of.

    Readers of another language only type Chinese words that are on the site.
    """
    if LANGUAGE != SOURCE:
        return
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue  # the level's last row is not full
