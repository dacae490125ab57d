"""The fenced ``browsers`` block: the oldest version of each browser in which calculators work."""

from calculators.language import _
from calculators.rendering.html import Html, join, tag
from sitebuild.browsers import name, oldest, tried
from sitebuild.markdown.fences import fence

_HEADINGS = (_("浏览器"), _("最旧的版本"))


@fence
def browsers_block(source: str) -> Html:
    """Return the table, and what of it was tried."""
    del source
    head = tag("tr", *(tag("th", each, scope="col") for each in _HEADINGS))
    rows = (
        tag("tr", tag("th", name(browser), scope="row"), tag("td", version))
        for browser, version in oldest().items()
    )
    table = tag("table", tag("thead", head), tag("tbody", join(*rows)), class_="figures")
    label = _("、").join(_HEADINGS)
    too_old, works = tried()
    told = _(
        "这些版本是按本站实际用到的功能，对照 MDN 公开的浏览器资料推出来的，没有逐个试。"
        "真正试过的旧浏览器是 Chromium：{works} 什么都能用，{too_old} 太旧，只能看。",
        works=_("、").join(works),
        too_old=too_old,
    )
    return join(
        tag("div", table, class_="scroll", role="region", tabindex=0, aria_label=label),
        tag("p", told),
    )
