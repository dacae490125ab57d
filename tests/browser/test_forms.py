"""Forms on the page show and fill in what the description of the form says (`Form`)."""

import json
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest
from browser.calculator import CalculatorPage, own
from playwright.sync_api import Page

from calculators.catalogue import calculator, names
from calculators.forms.fields import Choice
from calculators.forms.form import Form

STEPS = 60
"""So many answers are chosen one after the other in each form."""
_CHOOSE = """(form, [name, value]) => {
  const control = form.elements.namedItem(name);
  control.value = value;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
_STATE = """form => [...form.elements].filter(({ name }) => name).map(
  (control) => [control.name, control.value, !control.closest("[data-field][hidden]")]
)"""


class Standing(NamedTuple):
    """What is in a form, by control name, and which controls are shown."""

    texts: dict[str, str]
    visible: set[str]


def standing(shown: CalculatorPage) -> Standing:
    state = shown.root.locator("form").evaluate(_STATE)
    return Standing(
        {name: text for name, text, _ in state}, {name for name, _, is_shown in state if is_shown}
    )


def choose(shown: CalculatorPage, name: str, value: str) -> Standing:
    shown.root.locator("form").evaluate(_CHOOSE, [name, value])
    return standing(shown)


def choices(form: Form) -> Iterator[tuple[str, Choice]]:
    for name, field in form.controls(lambda _: 1):
        if isinstance(field, Choice):
            yield name, field


@pytest.mark.parametrize("name", [n for n in names() if any(choices(calculator(n).form))])
def test_the_page_shows_what_matters(name: str, page: Page) -> None:
    form, chance = calculator(name).form, Random(name)  # noqa: S311 (nothing secret)
    shown = CalculatorPage(page, name).open(own(name))
    seen = set()
    for _ in range(STEPS):
        control, field = chance.choice(list(choices(form)))
        texts, visible = choose(shown, control, chance.choice(field.options).value)
        assert visible == form.visible(texts)
        seen.add(json.dumps(sorted(visible)))
    if any(field.conditions for _, field in form.controls(lambda _: 1)):
        assert len(seen) > 1


@pytest.mark.parametrize("name", names())
def test_the_page_fills_in_what_a_choice_brings_along(name: str, page: Page) -> None:
    form = calculator(name).form
    shown = CalculatorPage(page, name).open(own(name))
    for control, field in choices(form):
        if not any(option.fills for option in field.options):
            continue
        for option in field.options:
            # Opened anew, since the page knows what was there before a choice filled it in.
            before = standing(shown.open(f"?{control}={option.value}{own(name)}")).texts
            filled = choose(shown, control, option.value).texts
            assert filled == form.fill(before, control, option.value)


def test_the_page_undoes_what_another_choice_filled_in(page: Page) -> None:
    form = calculator("interest").form
    control = "offers.2.preset"
    before = standing(CalculatorPage(page, "interest").open())
    assert before.texts == form.defaults()
    chosen = choose(CalculatorPage(page, "interest"), control, "own").texts
    assert chosen == form.fill(form.defaults(), control, "own")
    assert chosen["offers.2.method"] != form.defaults()["offers.2.method"]
