"""From what is in a form to the HTML of the answer, or to a message for each wrong field."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculators.catalogue import calculator
from calculators.forms.form import InputError, Texts
from calculators.household.picks import picks
from calculators.rendering.picks import options
from calculators.rendering.result import render

OPENED = "opened"
"""Stands among the texts for what is no control: the folded parts that are open, one a line."""

PICK = "pick"
"""Stands among texts that are a list of debts, of which one is to be picked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Either `html`, or `messages` by the name of the control that they are about.

    `notes`, by control name too, say what was read where it is not plainly what was typed.
    """

    html: str | None = None
    messages: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


def answer(name: str, texts: Texts) -> Answer:
    """Return the answer of the calculator `name` to what is typed.

    Args:
        name: a calculator's name, such as ``interest``.
        texts: the texts in its form's controls, by control name. Where they say under `OPENED`
            which folded parts are open, those that are not are left empty. With `PICK` among
            them they are the list of debts, and the answer is the options of a control from which
            one is picked to be filled in.

    Raises:
        KeyError: there is no such calculator.

    >>> typed = {"amounts": "own", "offers.1.principal": "abc"}
    >>> answer("interest", typed).messages["offers.1.principal"][:8]
    '看不懂“abc”'
    >>> answer("overdue", {"principal": "1.2w"}).notes
    {'principal': '读作 12,000 元。'}
    """
    if PICK in texts:
        return Answer(html=options(picks(name, texts)))
    chosen = calculator(name)
    opened = texts[OPENED].splitlines() if OPENED in texts else None
    reading = chosen.form.reading(texts)
    try:
        html = render(chosen.compute(reading.values), opened)
    except InputError as error:
        return Answer(messages=error.messages, notes=reading.notes)
    return Answer(html=html, notes=reading.notes)
