"""The fenced ``calculator`` block: a form with the results of what stands in it at first.

```calculator
interest
```
"""

from calculators import answer
from calculators.catalogue import NAMES, calculator
from calculators.rendering import form
from calculators.rendering.html import Html, tag
from sitebuild.markdown.fences import fence

_NO_SCRIPT = "这个浏览器没有开启 JavaScript，所以不能改数字重算。下面是示例的结果。"
_NOT_WHOLE = "这一页没有下载完整，计算器没有启动。刷新一下再试；下面示例的结果照样可以看。"
"""Shown when the page's script, which puts other words in its place, has not come for a while."""


@fence
def calculator_block(source: str) -> Html:
    """Return the calculator that the block names, as it stands in a page before Python is there."""
    name = source.strip()
    if name not in NAMES:
        raise ValueError(f"no calculator {name}; known are {', '.join(NAMES)}")
    chosen = calculator(name)
    given = answer(name, chosen.form.defaults())
    if given.html is None:
        raise ValueError(f"the example of the calculator {name} is not allowed: {given.messages}")
    return tag(
        "section",
        form.render(name, chosen.form),
        tag(
            "div",
            tag("noscript", _NO_SCRIPT),
            tag("div", tag("p", _NOT_WHOLE), data_status=True, class_="status unstarted"),
            tag("div", Html(given.html), data_result=True, class_="result"),
            class_="answer",
        ),
        class_="calculator",
        aria_label=chosen.title,
        data_calculator=name,
        data_state="prerendered",
        data_revision=0,
        data_base="site:",
        data_search_exclude=True,
    )
