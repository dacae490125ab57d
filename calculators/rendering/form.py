"""A calculator's form as HTML; used at build time only."""

import json
from collections.abc import Mapping

from calculators.forms.fields import Choice, Count, Field, Multiline, Option
from calculators.forms.form import Form, Rows, Section, Texts
from calculators.forms.months import CalendarMonth
from calculators.rendering.html import Html, tag

PLACEHOLDER = "__N__"
"""Stands in a row's template where the page's script puts the row's number."""

_KEYBOARDS: dict[type, str] = {Count: "numeric", CalendarMonth: "text"}
"""The keyboard that a phone shows, where it is not that for amounts."""


def render(name: str, form: Form) -> Html:
    """Return the form of the calculator `name` with the texts that stand in it at first."""
    parts = (
        _section(name, part) if isinstance(part, Section) else _rows(name, part)
        for part in form.parts
    )
    return tag("form", *parts, novalidate=True, autocomplete="off", aria_label="填写")


def _section(prefix: str, section: Section) -> Html:
    names = {field.name: field.name for field in section.fields}
    return tag(
        "fieldset", tag("legend", section.label), *_fields(prefix, section.fields, names, {})
    )


def _fields(
    prefix: str, fields: tuple[Field[object], ...], names: Mapping[str, str], texts: Texts
) -> tuple[Html | None, ...]:
    """Return the fields, the rare ones folded away behind the others."""

    def shown(*, rare: bool) -> tuple[Html, ...]:
        return tuple(
            _field(prefix, field, names, texts.get(field.name, field.default))
            for field in fields
            if field.rare is rare
        )

    folded = shown(rare=True)
    more = tag("details", tag("summary", "更多"), *folded, class_="more") if folded else None
    return (*shown(rare=False), more)


def _rows(prefix: str, rows: Rows) -> Html:
    """Return the rows that stand at first, and a template for more."""
    shown = (_row(prefix, rows, str(i), texts) for i, texts in enumerate(rows.defaults, 1))
    return tag(
        "div",
        *shown,
        tag("template", _row(prefix, rows, PLACEHOLDER, rows.defaults[-1])),
        tag(
            "button", f"再加一{rows.measure}{rows.label}", type="button", data_add=True, hidden=True
        ),
        data_rows=rows.name,
        data_smallest=int(rows.range.smallest),
        data_largest=int(rows.range.largest),
    )


def _row(prefix: str, rows: Rows, number: str, texts: Texts) -> Html:
    names = {field.name: f"{rows.name}.{number}.{field.name}" for field in rows.fields}
    heading = rows.heading(number)
    copy = tag(
        "button", "复制", type="button", data_copy=True, hidden=True, aria_label=f"复制{heading}"
    )
    remove = tag(
        "button", "删除", type="button", data_remove=True, hidden=True, aria_label=f"删除{heading}"
    )
    return tag(
        "fieldset",
        tag("legend", heading),
        *_fields(prefix, rows.fields, names, texts),
        tag("div", copy, remove, class_="row-tools"),
        data_row=number,
    )


def _field(prefix: str, field: Field[object], names: Mapping[str, str], text: str) -> Html:
    name = names[field.name]
    control_id = f"{prefix}-{name}"
    help_id, message_id = f"{control_id}-help", f"{control_id}-message"
    described = f"{help_id} {message_id}" if field.help else message_id
    common = {"id": control_id, "name": name, "aria_describedby": described}
    if isinstance(field, Choice):
        control = tag("select", *(_option(option, text) for option in field.options), **common)
    elif isinstance(field, Multiline):
        control = tag("textarea", text, **common, rows=field.height, spellcheck="false")
    else:
        mode = _KEYBOARDS.get(type(field), "decimal")
        control = tag("input", **common, type="text", inputmode=mode, value=text)
    unit = tag("span", field.unit, class_="unit") if field.unit else None
    condition = field.shown_when
    return tag(
        "div",
        tag("label", field.label, for_=control_id),
        tag("span", control, unit, class_="control"),
        tag("small", field.help, id=help_id, class_="help") if field.help else None,
        tag("p", id=message_id, class_="message", hidden=True),
        class_="field",
        data_shown_field=names.get(condition.field, condition.field) if condition else None,
        data_shown_values=" ".join(sorted(condition.values)) if condition else None,
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
