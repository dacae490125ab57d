"""HTML elements from Python values; everything that is not `Html` is escaped."""

from html import escape

VOID = frozenset({"br", "hr", "input"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


type Content = str | Html | None
type Attribute = str | int | bool | None


def join(*contents: Content) -> Html:
    """Return the contents one after the other; `None` is left out."""
    return Html(
        "".join(
            content if isinstance(content, Html) else escape(content)
            for content in contents
            if content is not None
        )
    )


def tag(name: str, /, *contents: Content, **attributes: Attribute) -> Html:
    """Return an element.

    In an attribute's name, ``_`` stands for ``-`` and one at the end is dropped. An attribute that
    is `True` stands without a value; one that is `False` or `None` is left out.

    >>> tag("p", "1 < 2", class_="note", data_row=1, hidden=True)
    '<p class="note" data-row="1" hidden>1 &lt; 2</p>'
    """
    opening = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(*contents)}</{name}>")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    key = key.removesuffix("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(str(value))}"'
