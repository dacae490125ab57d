"""From the rows of a list to debts; rows that are empty do not count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from calculators import facts
from calculators.finance.money import EXACT, ZERO, to_fen
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.finance.repayment import level_payment
from calculators.forms.fields import Choice
from calculators.forms.form import InputError, Rows, Values
from calculators.household import fields, terms_form
from calculators.household.kinds import HOUSING, OTHER
from calculators.household.model import Debt, Minimum, interest_of_a_month
from calculators.household.wording import named

SMALLEST_MINIMUM = "smallest-minimum.amount"


@dataclass(frozen=True, slots=True)
class DebtList:
    """The debts that count, and for each row that is only begun what is missing in it."""

    debts: tuple[Debt, ...]
    unfinished: tuple[tuple[str, tuple[str, ...]], ...]
    """What the row is called, and the labels of the fields without which it does not count."""


def read_debts(values: Values, rows: Rows) -> DebtList:
    """Return the debts of a list.

    Raises:
        InputError: terms that change contradict each other, or the month with which it begins.
    """
    debts: list[Debt] = []
    messages: dict[str, str] = {}
    unfinished = []
    begun = {
        number: row
        for number, row in enumerate(values.rows(rows), 1)
        if any(row[field] not in (None, "") for field in _TYPED)
    }
    kinds = Counter(row[fields.KIND] for row in begun.values())
    for number, row in begun.items():
        name = _name(number, row, alone=kinds[row[fields.KIND]] == 1)
        wrong = terms_form.wrong(row, values[fields.START])
        messages |= {rows.control(number, field): text for field, text in wrong}
        if missing := tuple(_missing(row)):
            unfinished.append((name, missing))
        elif not wrong:
            debts.append(_debt(number, name, row, values[fields.START]))
    if messages:
        raise InputError(messages)
    return DebtList(tuple(debts), tuple(unfinished))


_TYPED = tuple(
    field for field in fields.DEBT_FIELDS if not isinstance(field, Choice) and not field.conditions
)


def _missing(row: Values) -> Iterator[str]:
    balance = row[fields.BALANCE]
    if balance is None:
        yield fields.BALANCE.label
    if balance == 0:
        return
    if row[fields.RATE] is None:
        yield fields.RATE.label
    if row[fields.PAYMENT] is None and row[fields.INSTALMENTS] is None:
        yield fields.PAYMENT.label


def _name(number: int, row: Values, *, alone: bool) -> str:
    kind = row[fields.KIND]
    label = "" if kind == OTHER else fields.KIND.option(kind).label
    return named(number, row[fields.NAME], label, alone=alone)


def _debt(number: int, name: str, row: Values, start: date | None) -> Debt:
    balance, kind = row[fields.BALANCE] or ZERO, row[fields.KIND]
    rate = terms_form.yearly(row[fields.QUOTE], row[fields.RATE] or ZERO)
    asked, instalments = row[fields.PAYMENT], row[fields.INSTALMENTS]
    minimum = None
    if asked is not None and row[fields.PAID_IN] == fields.SHARE:
        # Of the last 分 a share alone rounds to nothing.
        least = row[fields.LEAST] or facts.number(SMALLEST_MINIMUM)
        minimum = Minimum(share=asked, least=to_fen(least))
        interest = interest_of_a_month(balance, rate)
        payment = minimum.of(EXACT.add(balance, interest))
    elif asked is not None:
        payment = asked
    else:
        payment = _level(balance, instalments or 1, rate)
    return Debt(
        number=number,
        name=name,
        balance=balance,
        yearly_rate=rate,
        payment=payment,
        limit=row[fields.LIMIT] or ZERO,
        minimum=minimum,
        instalments=instalments,
        due_day=row[fields.DUE_DAY],
        place=row[fields.PLACE],
        housing=kind == HOUSING,
        promotion=terms_form.promotion(row, start),
        holiday=terms_form.holiday(row),
    )


@lru_cache(maxsize=64)
def _level(balance: Decimal, instalments: int, yearly_rate: Decimal) -> Decimal:
    if not balance:
        return ZERO
    return level_payment(balance, instalments, EXACT.divide(yearly_rate, Decimal(MONTHS_IN_YEAR)))
