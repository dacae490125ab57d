"""The words of the pages, cut by jieba with our own terms in its dictionary."""

import copy
import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitebuild.finish.search.lexicon import Lexicon
from sitebuild.finish.search.sections import Section

with warnings.catch_warnings():
    # jieba finds its own files in a way that setuptools is retiring.
    warnings.simplefilter("ignore")
    import jieba

_WORD = re.compile(r"[\u3400-\u9fff]{2,}")
# More than the dictionary gives to any word, so that a term is never cut in two.
_FREQUENCY = 1_000_000


@dataclass(frozen=True)
class Vocabulary:
    """Chinese words of two characters and more, the most frequent on the site first.

    `terms` are what a reader looks for: a slip in one of them is forgiven.
    """

    terms: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words, the terms first."""
        return self.terms + self.others


def collect(sections: Iterable[Section], lexicon: Lexicon) -> Vocabulary:
    """Return the words of the sections, of the lexicon and of the headings."""
    words = tokenizer(lexicon)
    counted: Counter[str] = Counter()
    headings: set[str] = set()
    for section in sections:
        counted.update(_cut(words, f"{section.title} {section.text}"))
        if not section.is_entry:
            headings.update(words.cut(section.title))
    common = set(lexicon.common)
    terms = (headings | set(lexicon.chinese_terms)) - common
    return Vocabulary(
        tuple(_by_frequency((word for word in terms if _WORD.fullmatch(word)), counted)),
        tuple(_by_frequency((counted.keys() | _chinese(common)) - terms, counted)),
    )


def _by_frequency(words: Iterable[str], counted: Counter[str]) -> list[str]:
    return sorted(words, key=lambda word: (-counted[word], word))


def _chinese(words: Iterable[str]) -> set[str]:
    return {word for word in words if _WORD.fullmatch(word)}


def tokenizer(lexicon: Lexicon) -> jieba.Tokenizer:
    """Return jieba with the terms of the lexicon in its dictionary."""
    jieba.setLogLevel(logging.WARNING)
    # A copy, for reading the dictionary again takes longer than cutting all pages.
    jieba.initialize()
    made = copy.copy(jieba.dt)
    made.FREQ = dict(jieba.dt.FREQ)
    for term in lexicon.chinese_terms:
        made.add_word(term, _FREQUENCY)
    return made


def _cut(tokenizer: jieba.Tokenizer, text: str) -> Iterator[str]:
    """Yield the Chinese words of the text, those inside longer words too."""
    return filter(_WORD.fullmatch, tokenizer.cut_for_search(text))
