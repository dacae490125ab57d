"""Elements are found as they are written, and a page that has not exactly one is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sitebuild.finish.elements import ElementError, element, elements

PAGE = """<!doctype html>
<html><head><link rel="icon" href="a"><link rel="canonical" href="b"></head>
<body class="x" hidden>
<section id="outer"\n  data-a><p>1 &lt; 2\u2028<section data-b>inner</section><br></section>
<section>another</section>
</body></html>
"""


def test_an_element_with_others_of_its_name_in_it() -> None:
    found = element(PAGE, "section", "data-a")
    assert found.html.startswith('<section id="outer"\n  data-a><p>1 &lt; 2')
    assert found.html.endswith("<br></section>")
    assert found.attributes == {"id": "outer", "data-a": None}
    assert element(PAGE, "section", "data-b").html == "<section data-b>inner</section>"


def test_an_element_without_an_end_is_its_start_tag() -> None:
    assert element(PAGE, "link", "rel=canonical").html == '<link rel="canonical" href="b">'
    assert element(PAGE, "br").html == "<br>"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (("section",), r"3 elements section instead"),
        (("section", "data-c"), r"0 elements section\[data-c\] instead"),
        (("link", "rel=next"), r"0 elements link\[rel=next\] instead"),
    ],
)
def test_another_number_than_one_is_told(wanted: tuple[str, ...], told: str) -> None:
    with pytest.raises(ElementError, match=told):
        element(PAGE, *wanted)


@given(st.lists(st.text(st.sampled_from("ab\n\r\u2028\x0b <&"), max_size=9), max_size=6))
def test_what_is_around_makes_no_difference(texts: list[str]) -> None:
    around = [text.replace("<", "&lt;") for text in texts]
    made = [f"<p>{text}</p>" for text in around]
    html = "".join(f"{text}<div>{each}</div>" for text, each in zip(around, made, strict=True))
    assert [each.html for each in elements(html, "p")] == made
