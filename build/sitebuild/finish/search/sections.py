"""Finished pages cut into the sections that a search can lead to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_CONTENT = ("article", "main")
_HEADINGS = {"h1", "h2", "h3"}
_ENTRIES = {"article", "details", "li", "dt", "tr"}
_NOT_TEXT = {"script", "style", "svg", "noscript", "nav", "form", "button", "template"}
_NOT_TEXT_CLASSES = {"headerlink", "labels", "verdict", "advice", "fact-origin", "md-source-file"}
_NOT_TEXT_ATTRIBUTE = "data-search-exclude"
_INLINE = {"a", "abbr", "b", "code", "data", "del", "em", "i", "ins", "kbd", "mark", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "time", "u", "wbr"}
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}

# A section longer than this is a list to look things up in: each of its entries is a section.
_LONGEST = 765
_LONGEST_TITLE = 40
_SENTENCE_END = re.compile(r"。|\. ")
# How the anchors of the lists of pages by tag begin.
_LISTING = "tag:"


@dataclass(frozen=True)
class Section:
    """A part of a page with an address of its own."""

    page: str
    page_title: str
    anchor: str
    title: str
    text: str
    is_entry: bool = False


@dataclass
class _Part:
    """What follows a heading, or the entry of a list, up to the next."""

    kind: str
    anchor: str
    title: str = ""
    text: str = ""

    @property
    def said(self) -> str:
        """The text without the spaces of its HTML, which nobody reads."""
        return " ".join(self.text.split())


def read(html: str, page: str) -> list[Section]:
    """Return the sections of a page, the part above its first subheading first.

    A description in the page's head belongs to the first section: it says what the page is for.

    >>> html = "<article><h1 id=a>A<a class=headerlink>#</a></h1><p>one<h2 id=b>B</h2>two</article>"
    >>> [(section.anchor, section.title, section.text) for section in read(html, "a.html")]
    [('', 'A', 'one'), ('b', 'B', 'two')]
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    parts = reader.parts
    if not parts:
        return []
    first = parts[0]
    title = first.title or reader.title
    first.text = f"{first.text} {reader.description}"
    first.anchor = ""
    return [_section(page, title, part) for part in _regrouped(parts) if _is_worth(part)]


def _is_worth(part: _Part) -> bool:
    """Tell whether something is said there; titles of groups and lists of pages only lead on."""
    return not part.anchor or bool(part.text.strip() and not part.anchor.startswith(_LISTING))


def _section(page: str, page_title: str, part: _Part) -> Section:
    text = part.said
    title = " ".join(part.title.split()) or _opening(text)
    return Section(page, page_title, part.anchor, title, text, part.kind == "entry")


def _opening(text: str) -> str:
    """Return the first sentence, which stands for the title of an entry that has none."""
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    return sentence if len(sentence) <= _LONGEST_TITLE else f"{sentence[:_LONGEST_TITLE]}…"


def _regrouped(parts: list[_Part]) -> Iterator[_Part]:
    """Give the entries of short sections back to the section that holds them."""
    place = 0
    while place < len(parts):
        head = parts[place]
        end = place + 1
        while end < len(parts) and parts[end].kind == "entry":
            end += 1
        entries = parts[place + 1 : end]
        if sum(len(part.said) for part in parts[place:end]) > _LONGEST:
            yield head
            yield from entries
        else:
            head.text += "".join(f" {entry.text}" for entry in entries)
            yield head
        place = end


@dataclass
class _Reader(HTMLParser):
    """Collects the parts of the content and what the head says of the page."""

    parts: list[_Part] = field(default_factory=list)
    title: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._content: str | None = None
        self._depth = 0
        self._skipped: str | None = None
        self._skipped_depth = 0
        self._heading: str | None = None
        self._strong = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes.get("content", "")
        if self._content is None:
            if tag in _CONTENT:
                self._content, self._depth = tag, 1
            return
        if tag == self._content:
            self._depth += 1
        if self._skipped is not None:
            self._skipped_depth += tag == self._skipped
        elif _is_skipped(tag, attributes):
            if tag not in _VOID:
                self._skipped, self._skipped_depth = tag, 1
        elif tag in _HEADINGS:
            self._heading = tag
            self.parts.append(_Part("heading", attributes.get("id", "")))
        elif tag in _ENTRIES and attributes.get("id"):
            self.parts.append(_Part("entry", attributes["id"]))
        elif tag not in _INLINE:
            self._add(" ")
        elif tag == "strong":
            self._strong = self._is_entry_without_title()

    def handle_endtag(self, tag: str) -> None:
        if self._content is None:
            return
        if tag == self._content:
            self._depth -= 1
            if self._depth == 0:
                self._content = "-"  # the first content is all: nothing closes or opens this name
                return
        if self._skipped is not None:
            self._skipped_depth -= tag == self._skipped
            if self._skipped_depth == 0:
                self._skipped = None
        elif tag == self._heading:
            self._heading = None
        elif tag == "strong":
            self._strong = False
        elif tag not in _INLINE:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if self._depth > 0 and self._skipped is None:
            self._add(data)

    def _is_entry_without_title(self) -> bool:
        part = self.parts[-1] if self.parts else None
        return bool(part and part.kind == "entry" and not part.text.strip())

    def _add(self, text: str) -> None:
        if not self.parts:
            if not text.strip():
                return
            self.parts.append(_Part("heading", ""))
        part = self.parts[-1]
        if self._heading or (self._strong and part.kind == "entry"):
            part.title += text
        if not self._heading:
            part.text += text


def _is_skipped(tag: str, attributes: dict[str, str]) -> bool:
    return (
        tag in _NOT_TEXT
        or _NOT_TEXT_ATTRIBUTE in attributes
        or not _NOT_TEXT_CLASSES.isdisjoint(attributes.get("class", "").split())
    )
