"""A calculator's form as HTML; used at build time only."""

import json
from collections.abc import Mapping

from calculators.forms.fields import Choice, Count, Field, Multiline, Option
from calculators.forms.form import Form, Rows, Section, Texts
from calculators.forms.months import CalendarMonth
from calculators.forms.numbers import Numbers
from calculators.forms.optional import ByUnit, Optional, Words
from calculators.language import _
from calculators.rendering.html import Html, tag

PLACEHOLDER = "__N__"
"""Stands in a row's template where the page's script puts the row's number."""

_KEYBOARDS: dict[type, str] = {
    Count: "numeric",
    CalendarMonth: "text",
    Words: "text",
    Numbers: "text",
}
"""The keyboard that a phone shows, where it is not that for amounts."""


def render(name: str, form: Form) -> Html:
    """Return the form of the calculator `name` with the texts that stand in it at first."""
    standing: dict[str, str] = {}
    parts: list[Html] = []
    for part in form.parts:
        if isinstance(part, Section):
            names = {field.name: field.name for field in part.fields}
            fields = _fields(name, part.fields, names, {}, standing, _("更多"))
            parts.append(tag("fieldset", tag("legend", part.label), *fields))
        else:
            parts.append(_rows(name, part, standing))
    return tag(
        "form",
        _own() if form.own else None,
        _pick(name, form.picked) if form.picked else None,
        *parts,
        novalidate=True,
        autocomplete="off",
        aria_label=_("填写"),
        data_own=form.own,
        data_dropped=json.dumps(dict(form.dropped)) if form.dropped else None,
    )


def _own() -> Html:
    """Return what is said of the example, and the button that takes it away."""
    return tag(
        "div",
        tag("p", _("现在填的是示例。改任何一处，示例就全部清掉，只算你的。"), class_="of-example"),
        tag("p", _("示例已经清掉，只算你填的。没填完的一笔先不算。"), class_="of-own"),
        tag("button", _("清空，填我的"), type="button", data_empty=True),
        tag(
            "details",
            tag("summary", _("保存、打开、从表格填")),
            tag("div", data_keep=True),
            class_="keep",
        ),
        class_="own",
    )


def _pick(prefix: str, said: str) -> Html:
    """Return where the page's script lets the reader pick one of the debts that came along."""
    control_id = f"{prefix}-pick"
    said_id = f"{control_id}-said"
    return tag(
        "div",
        tag(
            "div",
            tag("label", _("哪一笔"), for_=control_id),
            tag("span", tag("select", id=control_id, aria_describedby=said_id), class_="control"),
            tag("small", said, id=said_id, class_="help"),
            data_picker=True,
            class_="field field--wide",
        ),
        tag(
            "details",
            tag("summary", _("打开存在这台设备上的欠款")),
            tag("ul"),
            data_shelf=True,
            class_="keep",
        ),
        tag("p", role="status"),
        data_pick=True,
        hidden=True,
        class_="own",
    )


def _fields(
    prefix: str,
    fields: tuple[Field[object], ...],
    names: Mapping[str, str],
    texts: Texts,
    standing: dict[str, str],
    more: str,
) -> tuple[Html | None, ...]:
    """Return the fields, the rare ones folded away behind the others.

    What stands in those that matter is added to `standing`: others hang on it.
    """
    common: list[Html] = []
    rare: list[Html] = []
    units = {
        field.choice: field for field in fields if isinstance(field, ByUnit) and not field.unit
    }
    choices = {field.name: field for field in fields if isinstance(field, Choice)}
    for field in fields:
        if field.name in units:
            # It stands behind the control of which it is the unit.
            standing[field.name] = texts.get(field.name, field.default)
            continue
        text = texts.get(field.name, field.default)
        matters = all(standing.get(each.field) in each.values for each in field.conditions)
        if matters:
            standing[field.name] = text
        unit = None
        if isinstance(field, ByUnit) and not field.unit:
            choice = choices[field.choice]
            unit = _unit(prefix, choice, names, texts.get(choice.name, choice.default))
        (rare if field.rare else common).append(
            _field(prefix, field, names, text, unit, shown=matters)
        )
    folded = tag("details", tag("summary", more), *rare, class_="more") if rare else None
    return (*common, folded)


def _rows(prefix: str, rows: Rows, standing: Mapping[str, str]) -> Html:
    """Return the rows that stand at first, and a template for more."""
    count = len(rows.defaults)
    may_add = count < rows.range.largest
    may_remove = count > rows.range.smallest
    shown = (
        _row(
            prefix, rows, str(number), texts, dict(standing), may_add=may_add, may_remove=may_remove
        )
        for number, texts in enumerate(rows.defaults, 1)
    )
    template = _row(
        prefix, rows, PLACEHOLDER, rows.added_texts, dict(standing), may_add=True, may_remove=True
    )
    # What begins with a capital in a heading does not within a line.
    label = _("再加一{measure}{label}", measure=rows.measure, label=rows.label.lower())
    return tag(
        "div",
        tag("p", rows.hint, class_="hint") if rows.hint else None,
        *shown,
        tag("template", template),
        tag("button", label, type="button", data_add=True, hidden=not may_add),
        data_rows=rows.name,
        data_smallest=int(rows.range.smallest),
        data_largest=int(rows.range.largest),
    )


def _row(
    prefix: str,
    rows: Rows,
    number: str,
    texts: Texts,
    standing: dict[str, str],
    *,
    may_add: bool,
    may_remove: bool,
) -> Html:
    names = {field.name: f"{rows.name}.{number}.{field.name}" for field in rows.fields}
    heading = rows.heading(number)

    def button(label: str, *, hidden: bool, **attributes: bool) -> Html:
        return tag(
            "button",
            label,
            type="button",
            **attributes,
            hidden=hidden,
            aria_label=_("{action}{heading}", action=label, heading=heading),
        )

    # A row that begins empty is not worth copying.
    is_empty = rows.added is not None
    tools = tag(
        "div",
        None if is_empty else button(_("复制"), data_copy=True, hidden=not may_add),
        button(_("删除"), data_remove=True, hidden=not may_remove),
        class_="row-tools",
    )
    return tag(
        "fieldset",
        tag("legend", heading),
        tools if is_empty else None,
        *_fields(prefix, rows.fields, names, texts, standing, rows.more),
        None if is_empty else tools,
        data_row=number,
    )


def _unit(prefix: str, choice: Choice, names: Mapping[str, str], text: str) -> Html:
    """Return a choice that stands behind a control as its unit."""
    name = names[choice.name]
    control_id = f"{prefix}-{name}"
    message_id = f"{control_id}-message"
    options = (_option(option, text) for option in choice.options)
    return Html(
        tag("label", choice.label, for_=control_id, class_="unseen")
        + tag("select", *options, id=control_id, name=name, aria_describedby=message_id)
        + tag("span", id=message_id, class_="message", hidden=True)
    )


def _field(
    prefix: str,
    field: Field[object],
    names: Mapping[str, str],
    text: str,
    unit: Html | None,
    *,
    shown: bool,
) -> Html:
    name = names[field.name]
    control_id = f"{prefix}-{name}"
    help_id, note_id, message_id = (f"{control_id}-{of}" for of in ("help", "note", "message"))
    is_typed = not isinstance(field, Choice)
    described = " ".join(
        ([help_id] if field.help else []) + ([note_id] if is_typed else []) + [message_id]
    )
    common = {
        "id": control_id,
        "name": name,
        "aria_describedby": described,
        "data_before": field.before,
    }
    if isinstance(field, Choice):
        control = tag("select", *(_option(option, text) for option in field.options), **common)
    elif isinstance(field, Multiline):
        control = tag("textarea", text, **common, rows=field.height, spellcheck="false")
    else:
        asked = field.field if isinstance(field, Optional) else field
        control = tag(
            "input",
            **common,
            type="text",
            inputmode=_KEYBOARDS.get(type(asked), "decimal"),
            value=text,
            data_now=isinstance(asked, CalendarMonth) and asked.is_now,
            data_former=" ".join(field.former) or None,
            data_longest=asked.longest if isinstance(asked, Words) else None,
        )
    if field.unit:
        unit = tag("span", field.unit, class_="unit")
    deciding = " ".join(names.get(each.field, each.field) for each in field.conditions)
    wanted = ";".join(" ".join(sorted(each.values)) for each in field.conditions)
    return tag(
        "div",
        tag("label", field.label, for_=control_id),
        tag("span", control, unit, class_="control"),
        tag("small", field.help, id=help_id, class_="help") if field.help else None,
        _opening(field),
        # Empty rather than hidden, so that what comes to stand in it is read out.
        tag("p", id=note_id, class_="note", aria_live="polite") if is_typed else None,
        tag("p", id=message_id, class_="message", hidden=True),
        class_="field field--wide" if isinstance(field, Choice | Multiline) else "field",
        data_field=field.name,
        hidden=not shown,
        data_shown_field=deciding or None,
        data_shown_values=wanted or None,
    )


def _opening(field: Field[object]) -> Html | None:
    """Return what opens a file into a field; the page's script shows it."""
    if not isinstance(field, Multiline) or not field.opens_files:
        return None
    return tag(
        "div",
        tag("button", _("打开文件"), type="button"),
        tag("small", _("CSV、TXT 或 .xlsx，也可以拖到这里。文件只在你的设备上读，不会传出去。")),
        tag("p", role="status"),
        data_opens=True,
        hidden=True,
        class_="opening",
    )


def _option(option: Option, chosen: str) -> Html:
    fills = json.dumps(dict(option.fills), ensure_ascii=False) if option.fills else None
    return tag(
        "option",
        option.label,
        value=option.value,
        selected=option.value == chosen,
        data_fills=fills,
    )
