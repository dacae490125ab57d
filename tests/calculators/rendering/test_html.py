"""Whatever is not markup already is escaped, in contents and in attributes."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from calculators.rendering.html import Html, join, tag


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_parser(text: str) -> None:
    reader = _Reader()
    reader.feed(tag("p", text, title=text))
    reader.close()
    assert reader.tags == [("p", [("title", text)])]
    assert reader.text == text


def test_markup_is_not_escaped_again() -> None:
    assert tag("p", Html("<b>1</b>"), "<b>") == "<p><b>1</b>&lt;b&gt;</p>"


def test_an_absent_content_is_left_out() -> None:
    assert join("a", None, "b") == "ab"


def test_void_elements_have_no_end() -> None:
    assert tag("input", type="text", value='"') == '<input type="text" value="&quot;">'
