"""The fenced ``calculator`` block: a form with the results of its default values.

```calculator
interest
```
"""

from calculators.calculator import Calculator
from calculators.catalogue import calculator, names
from calculators.language import _
from calculators.rendering import form, result
from calculators.rendering.html import Html, tag
from calculators.results import PAYMENTS, Payments, Result, Summary, Tone
from sitebuild.markdown.fences import fence

_NO_SCRIPT = _("这个浏览器没有开启 JavaScript，所以不能改数字重算。下面是示例的结果。")
_PREPARING = _("正在准备计算器，下面先放示例的结果。")
_NOT_WHOLE = _(
    "这一页没有下载完整，计算器没有启动。刷新一下再试，还不行就换一个新一点的浏览器；"
    "下面示例的结果照样可以看。"
)
"""Shown when the page's script, which takes it away, has not come or not run for a while."""
_TOO_OLD = _(
    "这个浏览器运行不了计算器，可能版本太旧，或者关掉了 WebAssembly。"
    "下面示例的结果和文字照样可以看。"
)
_WHICH = _("什么浏览器能用")
_PRIVATE = _("填的内容只留在你的浏览器里。")
_COMPARED = 2
_SERIOUS = (Tone.AMBER, Tone.RED)
_TOOLS = {"copy": _("复制链接"), "reset": _("恢复示例"), "print": _("打印")}


def named(source: str) -> Calculator:
    """Return the calculator that a block names.

    Raises:
        ValueError: there is none of that name.
    """
    name = source.strip()
    if name not in names():
        raise ValueError(f"no calculator {name}; known are {', '.join(names())}")
    return calculator(name)


@fence
def calculator_block(source: str) -> Html:
    """Return the calculator that the block names, as it is in a page before Python is ready."""
    chosen = named(source)
    name = chosen.name
    given = chosen.compute(chosen.form.read(chosen.form.defaults()))
    result_id = f"{name}-result"
    lead, rest = result.parts(given)
    return tag(
        "section",
        tag("noscript", tag("p", _NO_SCRIPT)),
        tag("p", _TOO_OLD, " ", tag("a", _WHICH, href="site:browsers.html"), class_="too-old"),
        _key(given, result_id),
        form.render(name, chosen.form),
        tag(
            "div",
            tag("h2", _("结果"), class_="unseen"),
            _status(),
            tag(
                "div",
                lead,
                _tools(),
                _outputs(given),
                rest,
                id=result_id,
                tabindex=-1,
                role="group",
                aria_label=_("结果"),
                data_result=True,
                class_="result",
            ),
            tag("p", aria_live="polite", data_announcement=True, class_="unseen"),
            class_="answer",
        ),
        class_="calculator",
        aria_label=chosen.title,
        data_calculator=name,
        data_state="prerendered",
        data_revision=0,
        data_example=True,
        data_base="site:",
        data_search_exclude=True,
    )


def _key(given: Result, result_id: str) -> Html | None:
    """Return the figures that stay in view on a phone, and lead to the result; `key.mjs` goes on.

    Where offers are compared, these are those of the first two.
    """
    blocks = result.key_figures(given)[:_COMPARED]
    if not blocks:
        return None
    figures = (
        tag(
            "span",
            tag("small", block.title) if len(blocks) > 1 else None,
            tag("strong", block.main.text),
        )
        for block in blocks
    )
    tones = (block.tone for block in given.blocks if isinstance(block, Summary))
    return tag(
        "a",
        tag("span", _("示例"), class_="sample"),
        tag(
            "span",
            blocks[0].main.label if len(blocks) > 1 else blocks[0].main_label,
            data_key_label=True,
        ),
        tag("span", *figures, data_key_figures=True),
        tag("span", data_key_way=True),
        href=f"#{result_id}",
        data_key=True,
        data_tone=next((str(tone) for tone in tones if tone in _SERIOUS), None),
        class_="key vague" if blocks[0].is_vague else "key",
    )


def _status() -> Html:
    """Return the line that says whether Python is there; it is seen only if something is amiss."""
    return tag(
        "div",
        tag("p", _PREPARING, role="status"),
        tag("p", _NOT_WHOLE, class_="unstarted"),
        tag("progress", max=1, value=0, aria_label=_("计算器的准备进度")),
        tag("button", _("再试一次"), type="button", hidden=True),
        data_status=True,
        data_calm=True,
        class_="status",
    )


def _tools() -> Html:
    """Return what can be done with a whole calculator."""
    return tag(
        "div",
        *(tag("button", label, type="button", data_tool=name) for name, label in _TOOLS.items()),
        tag("small", _PRIVATE),
        tag("p", role="status"),
        tag("input", type="text", readonly=True, hidden=True, aria_label=_("这一页的地址")),
        role="group",
        aria_label=_("这个计算器的工具"),
        class_="tools",
    )


def _outputs(given: Result) -> Html:
    """Return the fold with what can be taken away from a result, which its script fills."""
    is_plan = any(isinstance(block, Payments) for block in given.blocks)
    return tag(
        "details",
        tag("summary", _("带走这份计划") if is_plan else _("带走这个结果")),
        tag("p", role="status"),
        data_outputs=PAYMENTS if is_plan else True,
        class_="outputs",
    )
