"""Indentation is left out, and nothing that anybody sees or a script reads."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SITE
from sitebuild.finish.whitespace import without_indentation

COUNT = {"code", "pre", "script", "style", "textarea"}
"""Elements whose spaces count."""
FRAGMENTS = (
    *(" ", "\n", "\t", "  \n  \n", "\u3000", "\xa0", "a", "利率", "a &lt; b", "1 < 2"),
    *("<b>", "</b>", "<br>", "</p>\n", "<p\n  title='x\n  > y'>", '<p title="\n  1">'),
    *("<!-- a\n\n  > b -->", "<!doctype html>\n", "<input\n  disabled>"),
    *("<pre>\n  a <b>\n  c</b>\n</pre>", "<code>a\n  b</code>", "<textarea>\n\n  a</textarea>"),
    *("<script>\n  if (1 < 2) '</b>';\n</script>", '<style media="\n  all">\n  a {}\n</style>'),
)
pages = st.lists(st.sampled_from(FRAGMENTS)).map(
    lambda parts: "".join(["<html>", *parts, "</html>"])
)


class Reader(HTMLParser):
    """Reads a page as a browser does, with one space for several where they do not count."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.read: list[object] = []
        self.inside: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def note(self, event: object) -> None:
        text = self.text if self.inside else re.sub(r"[ \t\r\f\n]+", " ", self.text)
        self.read += [text, event]
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.note((tag, attrs))
        self.inside += [tag] if tag in COUNT else []

    def handle_endtag(self, tag: str) -> None:
        self.note(tag)
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += f"&{name};"

    def handle_comment(self, data: str) -> None:
        self.note(("comment", data))


@given(pages)
def test_a_page_reads_the_same(html: str) -> None:
    assert Reader(without_indentation(html)).read == Reader(html).read


@given(pages)
def test_once_is_enough(html: str) -> None:
    once = without_indentation(html)
    assert without_indentation(once) == once
    assert len(once) <= len(html)


def lines_of(html: str) -> Iterator[str]:
    """Give the lines of a page that nobody sees the spaces of."""
    inside = 0
    for line in html.splitlines():
        if not inside:
            yield line
        inside += sum(line.count(f"<{tag}") - line.count(f"</{tag}>") for tag in COUNT)


@pytest.mark.site
def test_no_page_is_indented() -> None:
    for page in SITE.rglob("*.html"):
        lines = lines_of(page.read_text(encoding="utf-8"))
        assert not [line for line in lines if line != line.strip() or not line], page
