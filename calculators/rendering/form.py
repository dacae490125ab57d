"""A calculator's form as HTML; used at build time only."""

import json
from collections.abc import Mapping

from calculators.forms.days import Day, OptionalDay
from calculators.forms.fields import Choice, Count, Field, Multiline, Option, Rate
from calculators.forms.fieldset import Fieldset, Texts
from calculators.forms.form import Form, Rows, Section
from calculators.forms.months import CalendarMonth
from calculators.forms.numbers import Numbers
from calculators.forms.optional import ByUnit, Optional, Words
from calculators.language import _
from calculators.rendering.html import Html, tag

PLACEHOLDER = "__N__"
"""Stands in a row's template where the page's script puts the row's number."""

_KEYBOARDS: dict[type, str] = {
    Count: "numeric",
    Day: "text",
    OptionalDay: "text",
    CalendarMonth: "text",
    Words: "text",
    Numbers: "text",
}
"""The keyboard that a phone shows, where it is not that for amounts."""

_PICKERS: dict[type, str] = {Day: "date", OptionalDay: "date", CalendarMonth: "month"}
"""The browser's own control that picks what is asked, laid beside the text."""

_PERIODS = frozenset({"day", "month", "year"})
"""Rates for these times are one rate in another unit."""


def render(name: str, form: Form) -> Html:
    """Return the form of the calculator `name` with the texts that are in it at first."""
    texts = form.defaults()
    # Conditions name fields of sections; what is chosen in rows has the name of its control here.
    chosen = {control: texts[control] for control in form.visible(texts)}
    parts: list[Html] = []
    for part in form.parts:
        if isinstance(part, Section):
            fields = _fields(name, Fieldset(part.fields), texts, chosen, _("更多"))
            parts.append(tag("fieldset", tag("legend", part.label), *fields))
        else:
            parts.append(_rows(name, part, chosen))
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
    prefix: str, fieldset: Fieldset, texts: Texts, outside: Texts, more: str
) -> tuple[Html | None, ...]:
    """Return the fields with their `texts`, the rare ones folded away behind the others.

    Which matter may depend on what was chosen `outside` of a row.
    """
    shown: list[Html] = []
    rare: list[Html] = []
    fields = fieldset.fields
    visible = {field.name for field in fieldset.visible(texts, outside)}
    choices = {field.name: field for field in fields if isinstance(field, Choice)}
    # Choices that follow the control of which they are the unit.
    behind = {name: choice for choice in choices.values() for name in choice.behind}
    units = {
        field.choice: field for field in fields if isinstance(field, ByUnit) and not field.unit
    }
    priced: dict[str, list[Html]] = {choice.name: [] for choice in behind.values()}
    for field in fields:
        if field.name in units or field.name in priced:
            continue
        unit = _sign(field)
        if isinstance(field, ByUnit) and not field.unit:
            unit = _unit(prefix, fieldset, choices[field.choice], texts)
        elif field.name in behind:
            unit = None
        made = _field(prefix, fieldset, field, texts, unit, shown=field.name in visible)
        if choice := behind.get(field.name):
            priced[choice.name].append(made)
            if len(priced[choice.name]) < len(choice.behind):
                continue
            made = _priced(choice, priced[choice.name], _unit(prefix, fieldset, choice, texts))
        (rare if field.rare else shown).append(made)
    folded = tag("details", tag("summary", more), *rare, class_="more") if rare else None
    return (*shown, folded)


def _priced(choice: Choice, fields: list[Html], unit: Html) -> Html:
    """Return fields of which one matters at a time, in front of the choice that decides on it."""
    return tag(
        "div",
        *fields,
        tag("span", unit, class_="per"),
        class_="priced",
        data_field=choice.name,
    )


def _rows(prefix: str, rows: Rows, outside: Texts) -> Html:
    """Return the rows that are there at first, and a template for more."""
    count = len(rows.defaults)
    may_add = count < rows.range.largest
    may_remove = count > rows.range.smallest
    shown = (
        _row(prefix, rows, str(number), given, outside, may_add=may_add, may_remove=may_remove)
        for number, given in enumerate(rows.defaults, 1)
    )
    template = _row(
        prefix, rows, PLACEHOLDER, rows.added_row, outside, may_add=True, may_remove=True
    )
    # What begins with a capital in a heading does not within a line.
    label = _("再加一{measure}{label}", measure=rows.measure, label=rows.label.lower())
    return tag(
        "div",
        tag("p", rows.hint, class_="hint") if rows.hint else None,
        *shown,
        tag("template", template),
        _begun(rows, label, may_add=may_add) if rows.begun else None,
        tag("button", label, type="button", data_add=True, hidden=not may_add),
        data_rows=rows.name,
        data_smallest=int(rows.range.smallest),
        data_largest=int(rows.range.largest),
    )


def _begun(rows: Rows, label: str, *, may_add: bool) -> Html:
    """Return buttons that add a row in which the first choice is made already."""
    choice = rows.fields[0]
    assert isinstance(choice, Choice)  # noqa: S101 (a slip of ours, not of the caller)
    buttons = (
        tag(
            "button",
            f"+ {choice.option(value).label}",
            type="button",
            data_add=value,
            hidden=not may_add,
            aria_label=_(
                "加一{measure}{kind}", measure=rows.measure, kind=choice.option(value).label
            ),
        )
        for value in rows.begun
    )
    return tag("div", *buttons, role="group", aria_label=label, class_="begun")


def _row(
    prefix: str,
    rows: Rows,
    number: str,
    given: Texts,
    outside: Texts,
    *,
    may_add: bool,
    may_remove: bool,
) -> Html:
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

    row = rows.row(number)
    # A row that begins empty is not worth copying.
    may_copy = rows.added is None
    tools = tag(
        "div",
        button(_("复制"), data_copy=True, hidden=not may_add) if may_copy else None,
        button(_("删除"), data_remove=True, hidden=not may_remove),
        class_="row-tools",
    )
    return tag(
        "fieldset",
        tag("legend", heading),
        tools,
        *_fields(prefix, row, row.filled(given), outside, rows.more),
        data_row=number,
    )


def _unit(prefix: str, fieldset: Fieldset, choice: Choice, texts: Texts) -> Html:
    """Return a choice that follows a control as its unit."""
    name = fieldset.control(choice.name)
    control_id = f"{prefix}-{name}"
    message_id = f"{control_id}-message"
    options = (_option(option, texts[name]) for option in choice.options)
    return Html(
        tag("label", choice.label, for_=control_id, class_="unseen")
        + tag("select", *options, id=control_id, name=name, aria_describedby=message_id)
        + tag("span", id=message_id, class_="message", hidden=True)
    )


def _field(
    prefix: str,
    fieldset: Fieldset,
    field: Field[object],
    texts: Texts,
    unit: Html | None,
    *,
    shown: bool,
) -> Html:
    name = fieldset.control(field.name)
    text = texts[name]
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
        "data_was": " ".join(field.was) or None,
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
            data_rate=isinstance(asked, Rate) and asked.period in _PERIODS,
        )
    is_wide = isinstance(field, Choice | Multiline) or bool(field.usual)
    deciding = tuple(fieldset.deciding(field))
    return tag(
        "div",
        tag("label", field.label, for_=control_id),
        tag("span", control, unit, class_="control"),
        _usual(field),
        tag("small", field.help, id=help_id, class_="help") if field.help else None,
        _opening(field),
        # Empty rather than hidden, so that what is put into it is read out.
        tag("p", id=note_id, class_="note", aria_live="polite") if is_typed else None,
        tag("p", id=message_id, class_="message", hidden=True),
        class_="field field--wide" if is_wide else "field",
        data_field=field.name,
        hidden=not shown,
        data_shown_field=" ".join(control for control, _ in deciding) or None,
        data_shown_values=";".join(" ".join(sorted(values)) for _, values in deciding) or None,
    )


def _sign(field: Field[object]) -> Html | None:
    """Return what follows a control: its unit, or what picks a day or month."""
    asked = field.field if isinstance(field, Optional) else field
    if picker := _PICKERS.get(type(asked)):
        return _picker(picker, field.label)
    return tag("span", field.unit, class_="unit") if field.unit else None


def _usual(field: Field[object]) -> Html | None:
    """Return buttons that type what is usual; by keyboard, arrows in the field do the same."""
    if not field.usual:
        return None
    buttons = (
        tag("button", field.short(text), type="button", value=text, tabindex=-1)
        for text in field.usual
    )
    label = _("{label}，常用的", label=field.label)
    return tag("span", *buttons, role="group", aria_label=label, class_="usual")


def _picker(kind: str, label: str) -> Html:
    """Return the browser's own control for a day or month, laid over a sign behind the text."""
    name = _("{label}，从日历里选", label=label)
    return tag(
        "span",
        tag("span", _("日历"), aria_hidden="true"),
        tag("input", type=kind, tabindex=-1, aria_label=name),
        class_="picks",
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
    return tag(
        "option",
        option.label,
        value=option.value,
        selected=option.value == chosen,
        data_fills=_texts(option.fills),
        data_undone=_texts(option.undone),
    )


def _texts(texts: Mapping[str, str]) -> str | None:
    return json.dumps(dict(texts), ensure_ascii=False) if texts else None
