"""The debts of a list, of which one is picked to be filled into a calculator of a single loan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from calculators.display import grouped_amount
from calculators.forms.fieldset import split
from calculators.forms.form import Form, InputError, Section, Texts
from calculators.household.carry import LOANS, Loan, UnfitError
from calculators.household.fields import START, debt_rows
from calculators.household.model import Debt
from calculators.household.reading import DebtList, read_debts
from calculators.household.wording import named
from calculators.language import _

_DEBTS: Final = debt_rows(())
_LIST: Final = Form((Section(label="", fields=(START,)), _DEBTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A debt of the list, by the `number` of its row, as the `loan` that it is filled in as.

    One that cannot be picked has neither; its label says why.
    """

    label: str
    number: int | None = None
    loan: Loan | None = None


def picks(name: str, texts: Texts) -> Iterator[Pick]:
    """Give the debts that are in `texts` for the calculator of a loan called `name`.

    >>> typed = {"debts.1.balance": "900", "debts.1.rate": "12", "debts.1.payment": "309"}
    >>> [(pick.number, pick.label) for pick in picks("overdue", typed)]
    [(1, '欠款 1，900 元')]
    """
    typed = _whole(texts)
    wrong, listed = _read(typed)
    picks = {debt.number: _pick(name, debt) for debt in listed.debts}
    labels = dict(_LIST.controls(lambda rows: rows.count(typed)))
    for control in wrong:
        number = _row(control)
        said = {"debt": named(number, "", "", alone=False), "label": labels[control].label}
        picks.setdefault(number, Pick(label=_("{debt}：“{label}”填得不对", **said)))
    yield from (picks[number] for number in sorted(picks))
    for called, missing in listed.unfinished:
        labels_missing = _("”“").join(missing)
        yield Pick(label=_("{debt}：还没填“{labels}”", debt=called, labels=labels_missing))


def _whole(texts: Texts) -> dict[str, str]:
    """Return what is in the list: what is not said is as in a row that is empty."""
    controls = _LIST.controls(lambda rows: rows.count(texts))
    return {name: texts.get(name, field.blank) for name, field in controls}


def _read(typed: Texts) -> tuple[tuple[str, ...], DebtList]:
    """Return the controls of rows in which something is wrong, and the list without these rows."""
    wrong = tuple(_LIST.reading(typed).messages)
    if not wrong:
        try:
            return (), read_debts(_LIST.read(typed), _DEBTS)
        except InputError as error:
            wrong = tuple(error.messages)
    rows = {_row(control) for control in wrong}
    others = {control: text for control, text in typed.items() if _row(control) not in rows}
    more, listed = _read(_whole(others))
    return (*(control for control in wrong if control != START.name), *more), listed


def _row(control: str) -> int:
    """Return the number of the row of a control; 0: it is that of the first month."""
    return split(control)[1]


def _pick(name: str, debt: Debt) -> Pick:
    called = _("{debt}，{amount}", debt=debt.name, amount=grouped_amount(debt.balance))
    try:
        loan = LOANS[name](debt)
    except UnfitError as error:
        return Pick(label=_("{debt}：{reason}", debt=called, reason=str(error)))
    return Pick(label=called, number=debt.number, loan=loan)
