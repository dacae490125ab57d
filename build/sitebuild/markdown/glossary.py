"""The glossary: a fenced ``glossary`` block shows it all, and terms in pages lead to it.

The first time that a page uses a term, the term becomes a link with its meaning as a tooltip, so
that it also helps those who have no pointer to hover with.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from calculators.language import LANGUAGE, SOURCE, _
from calculators.rendering.html import Html, tag
from sitebuild.glossary import Term, names, terms
from sitebuild.markdown.fences import fence

if TYPE_CHECKING:
    from markdown import Markdown

# After the inline processors (20) and before the texts are turned into HTML.
_AFTER_LINKS = 14
# In languages that set words off by blanks, a name is not found inside of a longer word.
_WHOLE = "{}" if LANGUAGE == SOURCE else r"\b(?:{})\b"
_LEFT_ALONE = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "th", "script", "style"})


class GlossaryExtension(Extension):
    """Links the terms of a page to the glossary."""

    def extendMarkdown(self, md: "Markdown") -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_TermProcessor(md), "glossary", _AFTER_LINKS)


class _TermProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        _Linker().link(root)


class _Linker:
    """Links the terms of one page, each where it first occurs."""

    def __init__(self) -> None:
        longest_first = sorted(names(), key=len, reverse=True)
        any_name = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(_WHOLE.format(any_name), re.IGNORECASE)
        self._seen: set[str] = set()

    def link(self, element: Element) -> None:
        """Link the terms in the text of `element` and of what it holds, in reading order."""
        if element.tag in _LEFT_ALONE:
            return
        children = list(element)
        element[:] = []
        element.text, found = self._split(element.text)
        element.extend(found)
        for child in children:
            self.link(child)
            element.append(child)
            child.tail, found = self._split(child.tail)
            element.extend(found)

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the text before the first new term, and a link for each new term."""
        if not text or isinstance(text, AtomicString):
            return text, []
        links: list[Element] = []
        before, end = text, 0
        for match in self._pattern.finditer(text):
            term = names()[match[0].lower()]
            if term.id in self._seen:
                continue
            self._seen.add(term.id)
            between = text[end : match.start()]
            if links:
                links[-1].tail = between
            else:
                before = between
            links.append(_link(term, match[0]))
            end = match.end()
        if links:
            links[-1].tail = text[end:]
        return before, links


def _link(term: Term, name: str) -> Element:
    link = Element("a", {"class": "term", "href": term.address, "title": term.meaning})
    link.text = AtomicString(name)
    return link


def makeExtension(**options: object) -> GlossaryExtension:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; called by Python-Markdown."""
    return GlossaryExtension(**options)


@fence
def glossary_block(source: str) -> Html:
    """Return every term with its meaning."""
    if source.strip():
        raise ValueError("a glossary block is empty")
    return tag("dl", *_entries(), class_="glossary")


def _entries() -> Iterator[Html]:
    for term in terms().values():
        others = [name for name in term.names if name.lower() != term.name.lower()]
        also = tag("small", _("又叫："), _("、").join(others)) if others else None
        more = tag("a", _("细说"), href=f"site:{term.page}") if term.page else None
        yield tag("dt", tag("strong", _heading(term)), " ", also, id=term.id)
        yield tag("dd", term.meaning, " ", more)


def _heading(term: Term) -> str:
    return term.name[:1].upper() + term.name[1:]
