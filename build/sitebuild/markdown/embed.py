"""The fenced ``embed`` block: the lines that put a calculator into another site's page.

A script of the page (``embedding.mjs``) writes into them which calculator was chosen, the site's
address and what is filled in; the block names the calculator that is chosen at first.
"""

from importlib.resources import files

from calculators.catalogue import calculator, names
from calculators.language import _
from calculators.rendering.html import Html, tag
from sitebuild import data
from sitebuild.markdown.calculator import named
from sitebuild.markdown.fences import fence

_ADDRESS = "https://…/embed/{name}.html"
"""What stands for the address where no script runs."""


@fence
def embed_block(source: str) -> Html:
    """Return the choice of a calculator, the lines to copy, and the calculator as it will look."""
    first = named(source)
    lines = files(data).joinpath("embed.html").read_text(encoding="utf-8").strip()
    shown = lines.replace("{address}", _ADDRESS.format(name=first.name)).replace(
        "{title}", first.title
    )
    options = (
        tag("option", calculator(name).title, value=name, selected=name == first.name)
        for name in names()
    )
    return tag(
        "div",
        tag(
            "p",
            tag("label", _("哪个计算器"), for_="embed-which"),
            tag("select", *options, id="embed-which", autocomplete="off"),
            class_="embedding__choice",
            hidden=True,
        ),
        tag(
            "pre",
            tag("code", shown, data_lines=lines),
            tabindex=0,
            role="region",
            aria_label=_("要复制的代码"),
        ),
        tag(
            "p",
            tag("button", _("复制代码"), type="button"),
            " ",
            tag("span", role="status"),
            class_="embedding__tools",
            hidden=True,
        ),
        tag("p", _("放好以后是这样。先在里面填好数字再复制，读者打开时看到的就是这些数字。")),
        tag("iframe", src=f"site:embed/{first.name}.html", title=first.title, loading="lazy"),
        class_="embedding",
        data_search_exclude=True,
    )
