"""Headings break between words, never inside one.

Browsers may break a Chinese line behind any character, and do so in the middle of a word when they
balance a heading. Here each heading of a page gets its break opportunities (``wbr``) from jieba;
the style sheet forbids the others. Those of a calculator's result, which have no anchor, stay as
Python writes them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sitebuild.finish.rewriting import found
from sitebuild.finish.search import lexicon
from sitebuild.finish.search.vocabulary import tokenizer

if TYPE_CHECKING:
    from jieba import Tokenizer

_TEXT = re.compile(r"(?<=>)[^<]+(?=<)")
_HEADINGS = re.compile(r"<h([1-3]) id=[^>]*>.*?</h\1>", re.DOTALL)
_CHINESE = re.compile(r"[\u3400-\u9fff]{3,}")
# What follows a word and belongs to it.
_PARTICLES = frozenset("的地得了着过吗呢吧里上中")


def finish(site: Path) -> None:
    """Put the break opportunities into every page of `site`.

    Raises:
        RewriteError: a page has no heading.
    """
    words = tokenizer(lexicon.load())
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        found(html, _HEADINGS, page)
        page.write_text(breakable(html, words), encoding="utf-8")


def breakable(html: str, words: "Tokenizer") -> str:
    """Return a page with its headings cut into words.

    >>> breakable("<h2 id=a>报价怎么读，<b>好了吗</b></h2>", tokenizer(lexicon.load()))
    '<h2 id=a>报价<wbr>怎么<wbr>读，<b>好了吗</b></h2>'
    """

    def of_run(run: re.Match[str]) -> str:
        return "<wbr>".join(_words(words.cut(run[0])))

    def of_text(text: re.Match[str]) -> str:
        return _CHINESE.sub(of_run, text[0])

    return _HEADINGS.sub(lambda heading: _TEXT.sub(of_text, heading[0]), html)


def _words(cut: Iterator[str]) -> Iterator[str]:
    """Yield the words, each with the particles behind it."""
    word = next(cut)
    for following in cut:
        if following in _PARTICLES:
            word += following
        else:
            yield word
            word = following
    yield word
