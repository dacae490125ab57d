"""What readers may ask: the ready program is made to hold all that answering this takes."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from random import Random

from calculators.answering import OPENED, PICK, answer
from calculators.catalogue import calculator, names
from calculators.forms.fields import Choice
from calculators.forms.form import AnyField, Form
from calculators.forms.listing import Listing
from calculators.household.carry import LOANS
from calculators.results import PAYMENTS
from sitebuild.runtime import typed
from sitebuild.runtime.typist import Typist

_SEED = 1
_READERS = 150
"""So many readers use each calculator."""
_PAYMENTS = ("", "10", "200", "900", "916.8", "2000")
_BY_DAY = {
    "offers.1.quote": "day",
    "offers.1.method": "equal_payment",
    "offers.1.accrual": "day",
    "offers.1.payment_rule": "contract",
    "offers.1.contract_payment": "900",
}
_LOAN = {"refinance": "yes", "loan_rate": "12", "loan_term": "36"}
_PROMOTION = {"debts.1.terms": "both", "debts.1.until": "2027-02-14", "debts.1.after": "20"}
_PAUSE = {"debts.2.terms": "pause", "debts.2.paused": "3"}
_SHARE = {"debts.3.paid_in": "share", "debts.3.payment": "10"}
_LUMP = {"money": "both", "lump": "3000", "lump_on": "2027-02"}
_CHANGED = {"money": "both", "next_budget": "1200", "next_from": "2027-05"}
_REPLACED: tuple[dict[str, str], ...] = (
    {},
    {"loan_rate": "36", "loan_term": "120"},
    {"loan_rate": "0.04", "loan_quote": "day", "loan_fee": "300"},
    {"loan_fee": "3", "loan_fee_in": "share", "leaving": "1"},
    {"replaced": "dearer"},
    {"replaced": "dearer", "loan_rate": "40"},
    {"replaced": "some", "replaced_numbers": "1、3"},
    {"replaced": "some", "replaced_numbers": "9"},
    {"loan_term": "6"},
    {"loan_term": "6", "loan_rate": "90"},
    {"loan_rate": ""},
)
_OVER_TIME: tuple[dict[str, str], ...] = (
    _PROMOTION,
    _PAUSE,
    _PAUSE | {"debts.2.paused_from": "4", "debts.2.paused_interest": "no"},
    _SHARE,
    _SHARE | {"debts.3.least": "200", "debts.3.payment": "1"},
    _PROMOTION | _PAUSE | _SHARE,
    _PROMOTION | {"debts.1.paused": "2"},
    _PROMOTION | {"debts.1.until": ""},
    _PROMOTION | {"debts.1.after": ""},
    _PROMOTION | {"debts.1.until": "2026-10-01"},
    _PROMOTION | {"debts.1.until": "2100-10-01"},
    _PROMOTION | {"start": ""},
    _PAUSE | {"debts.2.paused_from": "359"},
    _PAUSE | {"debts.2.paused": "", "debts.2.paused_from": "3"},
)
_MEANS: tuple[dict[str, str], ...] = (
    _LUMP,
    _LUMP | {"lump_every": "yearly"},
    _LUMP | {"second_lump": "500", "second_on": "2026-12"},
    _LUMP | {"lump_on": "2055-01"},
    _LUMP | {"lump_on": "2026-01"},
    _LUMP | {"lump_on": "2060-01"},
    _LUMP | {"lump_on": ""},
    _LUMP | {"start": ""},
    _CHANGED,
    _CHANGED | {"next_budget": "100"},
    _CHANGED | {"next_from": "2026-12"},
    _CHANGED | _LUMP,
)
_BUDGETS = ("", "500", "1050", "2000", "20000")
_TOGETHER = (
    *(
        ("payoff", texts | {"budget": budget, "method": method})
        for budget in _BUDGETS
        for method in ("avalanche", "snowball", "own")
        for texts in (
            *_OVER_TIME,
            *_MEANS,
            *(_LOAN | loan for loan in _REPLACED),
            _LOAN | _PROMOTION | _PAUSE | _SHARE | _LUMP,
        )
    ),
    *(("debt", texts) for texts in _OVER_TIME),
    ("apr", {"period": "week", "count": "30天"}),
    ("apr", {"period": "week", "count": "1年"}),
    ("apr", {"period": "days", "count": "1年"}),
    *(("interest", _BY_DAY | {"offers.1.contract_payment": text}) for text in _PAYMENTS),
    ("interest", _BY_DAY | {"offers.1.instalments": "1"}),
    ("interest", _BY_DAY | {"offers.1.price_day": "1", "first_due": "2027-11-30"}),
    *(
        ("apr", {"mode": "list", "flows": flows, **lent})
        for flows in (
            "还款日期,还款金额\n2026-02-15,900\n2026-03-15,850",
            "2026-02-15 900\n2026-03-15 850",
            "2026-02-15 900\n2026-02-25 850",
            "期数,月供\n1,900\n2,850",
        )
        for lent in (
            {"lent": "1600"},
            {"lent": "1600", "lent_on": "2026-01-20"},
            {"lent": "1600", "lent_on": "2026-05-20"},
            {"lent": "x"},
        )
    ),
    ("apr", {"count": "1", "different": "both"}),
    ("apr", {"different": "both", "first_payment": "100", "last_payment": "9000"}),
)
"""Texts that are read otherwise, or messages that only come, where something else is chosen."""
_LISTS = 2
"""So many lists for each reader are pasted besides: no two take the same way through the code."""


def requests() -> Iterator[str]:
    """Give the requests, as the page would make them.

    Each calculator is asked for its example, with each option taken, with each text of the table
    (`typed`) in a control of its kind, and by readers who type and paste at random.
    """
    for name in names():
        yield from _example(name)
        yield from _each_option(name)
        yield from _each_text(name)
    for name, together in _TOGETHER:
        yield _request(name, calculator(name).form.defaults() | together)
    yield from by_readers(_SEED, _READERS)
    yield from [longest(), longest(opened=None)] * 3


def by_readers(seed: int, count: int) -> Iterator[str]:
    """Give what `count` readers of each calculator ask.

    Every other one changes control after control, the rest fill in whole forms, right or wrong.
    Where a form takes a list, each also pastes some; into that of a loan, debts are picked.

    Args:
        seed: another one gives other readers.
        count: how many readers a calculator has.
    """
    for name in names():
        chance = Random(f"{seed} {name}")  # noqa: S311 (nothing secret)
        typist = Typist(chance)
        form = calculator(name).form
        for number in range(count):
            forms = typist.edits(form) if number % 2 else [typist.texts(form)[0]]
            for texts in forms:
                yield _request(name, texts, _opened(name, chance))
        yield from _pasted(name, chance, count * _LISTS)
        if name in LOANS:
            yield from _picked(name, chance, count)


def longest(opened: str | None = "") -> str:
    """Return the request for which Python needs most memory, if all tables are asked for."""
    form = calculator("interest").form
    texts = form.defaults()
    first = [control for control in texts if control.startswith("offers.1.")]
    for number in range(1, 7):
        texts |= {each.replace("1", str(number), 1): texts[each] for each in first}
        texts |= {
            f"offers.{number}.instalments": "360",
            f"offers.{number}.price_day": f"0.0{number}",
        }
    return _request("interest", texts, opened)


def _example(name: str) -> Iterator[str]:
    texts = calculator(name).form.defaults()
    for opened in ("", None, "\n".join(_folded(name))):
        yield _request(name, texts, opened)


def _each_option(name: str) -> Iterator[str]:
    form = calculator(name).form
    for control, field in _controls(form).items():
        if isinstance(field, Choice):
            texts = _showing(form, control)
            for option in field.options:
                yield _request(name, {**texts, control: option.value})
                if option.fills or option.undone:
                    yield _request(name, form.fill(texts, control, option.value))


def _each_text(name: str) -> Iterator[str]:
    """Type each text of the table once, into the controls of its kind in turn."""
    form = calculator(name).form
    alike: dict[str, list[str]] = {}
    for control, field in _controls(form).items():
        if not isinstance(field, Choice):
            alike.setdefault(typed.kind(field), []).append(control)
    for kind, controls in alike.items():
        for number, text in enumerate(typed.texts(kind)):
            control = controls[number % len(controls)]
            yield _request(name, {**_showing(form, control), control: text})


def _pasted(name: str, chance: Random, count: int) -> Iterator[str]:
    form = calculator(name).form
    typist = Typist(chance)
    for control, field in _controls(form).items():
        if isinstance(field, Listing):
            texts = _showing(form, control)
            for _ in range(count):
                yield _request(
                    name, {**texts, control: typist.readable(field)}, _opened(name, chance)
                )


def _picked(name: str, chance: Random, count: int) -> Iterator[str]:
    """Have debts filled into the calculator of a loan, of lists that readers have made."""
    form = calculator("payoff").form
    typist = Typist(chance)
    for _ in range(count):
        texts = typist.texts(form)[0]
        listed = {control: text for control, text in texts.items() if "." in control}
        yield _request(name, {**listed, PICK: ""}, None)


def _opened(name: str, chance: Random) -> str:
    """Return the folded parts that a reader has open: often none, sometimes all."""
    parts = _folded(name)
    count = chance.choice([0, 0, 0, chance.randint(0, len(parts)), len(parts)])
    return "\n".join(chance.sample(parts, count))


@cache
def _folded(name: str) -> tuple[str, ...]:
    """Return the names of the parts that are made when they are asked for, by the example."""
    html = answer(name, calculator(name).form.defaults()).html or ""
    parts = [unescape(each) for each in re.findall("<summary>(.*?)</summary>", html)]
    if "data-payments" in html:
        parts.append(PAYMENTS)
    return tuple(parts)


def _controls(form: Form) -> dict[str, AnyField]:
    """Return the controls of a form with one row more than its example has."""
    return dict(form.controls(lambda rows: len(rows.defaults) + 1))


def _showing(form: Form, control: str) -> dict[str, str]:
    """Return the example with what has to be chosen so that `control` matters."""
    fields, texts = _controls(form), form.defaults()
    sought = [control]
    for each in sought:
        for deciding, wanted in form.fieldset(each).deciding(fields[each]):
            texts[deciding] = min(wanted)
            sought.append(deciding)
    return texts


def _request(name: str, texts: Mapping[str, str], opened: str | None = "") -> str:
    asked = dict(texts) if opened is None else {**texts, OPENED: opened}
    return json.dumps({"calculator": name, "texts": asked})
