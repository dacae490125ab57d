"""The fenced ``browsers`` block: the oldest version of each browser in which calculators work."""

from calculators.language import _
from calculators.rendering.html import Html, join, tag
from sitebuild.browsers import name, oldest
from sitebuild.markdown.fences import fence

_HEADINGS = (_("浏览器"), _("最旧的版本"))


@fence
def browsers_block(source: str) -> Html:
    """Return the table."""
    del source
    head = tag("tr", *(tag("th", each, scope="col") for each in _HEADINGS))
    rows = (
        tag("tr", tag("th", name(browser), scope="row"), tag("td", version))
        for browser, version in oldest().items()
    )
    table = tag("table", tag("thead", head), tag("tbody", join(*rows)), class_="figures")
    label = _("、").join(_HEADINGS)
    return tag("div", table, class_="scroll", role="region", tabindex=0, aria_label=label)
