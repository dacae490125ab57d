"""A repayment plan or a statement, read by its columns: which of them say what comes and goes."""

from collections.abc import Sequence
from decimal import Decimal

from calculators.finance.money import EXACT
from calculators.finance.returns import DatedAmount
from calculators.forms.field import FieldError
from calculators.forms.listing import loan, notes, repayments
from calculators.forms.listing.columns import Role, is_in
from calculators.forms.listing.flows import Lent, Listed, Undated
from calculators.forms.listing.table import Table
from calculators.language import _, sentences


def read(table: Table, lent: Lent) -> tuple[Listed, str]:
    """Return the amounts and a note on what was taken for what.

    Args:
        table: with the rows of the list.
        lent: what the reader says of the loan.

    Raises:
        FieldError: a row cannot be read, or what is asked for is not there.
    """
    if table.has(Role.DEBIT):
        raise FieldError(_("“借”这一列分不清是借到的还是付出的。请把列名改成“收入”或“支出”。"))
    if table.has(Role.IN) and table.has(Role.OUT):
        listed, said = _flows(table, _in_and_out(table), lent)
        said.insert(0, notes.in_and_out(table.names(Role.IN), table.names(Role.OUT)))
    elif table.has(Role.PAYMENT, Role.PRINCIPAL, Role.OUT):
        listed, said = repayments.read(table, lent)
    else:
        listed, said = _amounts(table, lent)
    return listed, sentences(*said, table.aside())


def unclear() -> str:
    """Ask for headings."""
    return _(
        "有好几列数字，看不出哪一列是还款。请在第一行写上列名，例如：日期、应还金额、本金、利息。"
    )


def _amounts(table: Table, lent: Lent) -> tuple[Listed, list[str]]:
    """Return what a single column of amounts says, or one beside a column of directions."""
    column = table.layout.column(Role.AMOUNT)
    if column is None:
        column = table.layout.column(Role.IN)
    if column is None:
        raise FieldError(unclear())
    amounts, note = table.column(column), notes.amounts(table.name(column))
    direction = table.layout.column(Role.DIRECTION)
    if direction is not None and min(amounts) >= 0:
        amounts, note = _directed(table, amounts, direction)
    listed, said = _flows(table, amounts, lent)
    return listed, [note, *said]


def _in_and_out(table: Table) -> list[Decimal]:
    received, paid = table.sum(Role.IN), table.sum(Role.OUT)
    return [EXACT.subtract(abs(one), abs(other)) for one, other in zip(received, paid, strict=True)]


def _directed(
    table: Table, amounts: Sequence[Decimal], direction: int
) -> tuple[list[Decimal], str]:
    """Return amounts with the sign that the words beside them give, and a note on these."""
    table.used.add(direction)
    words = [row.cell(direction) for row in table.body]
    # 借 is what goes out beside 贷, but what comes in beside 还.
    is_borrowers = any("还" in word for word in words)
    found: list[Decimal] = []
    ins: dict[str, None] = {}
    outs: dict[str, None] = {}
    for row, word, value in zip(table.body, words, amounts, strict=True):
        is_received = True if is_borrowers and word == "借" else is_in(word)
        if is_received is None:
            raise FieldError(
                _("第 {number} 行没写是收到还是付出。可以写“收入”或“支出”。", number=row.number)
            )
        (ins if is_received else outs)[notes.quoted(word)] = None
        found.append(value if is_received else EXACT.minus(value))
    return found, notes.in_and_out(tuple(ins), tuple(outs))


def _flows(table: Table, amounts: Sequence[Decimal], lent: Lent) -> tuple[Listed, list[str]]:
    above = loan.titled(table.titles)
    known = Lent(lent.amount or above.amount, lent.day or above.day)
    if table.layout.day is None:
        if min(amounts) < 0 < max(amounts):
            paid = tuple(map(EXACT.minus, amounts[1:]))
            return Undated(amounts[0], paid), [notes.monthly()]
        if not known.amount:
            raise FieldError(loan.missing())
        said = [notes.monthly(), notes.all_repaid(), notes.lent(known.amount, notes.as_said())]
        return Undated(known.amount, tuple(map(abs, amounts))), said
    days, note = table.days()
    for row, each in zip(table.body, amounts, strict=True):
        if not each and not table.says_nothing(row):
            raise FieldError(_("第 {number} 行没有金额。", number=row.number))
    entries = [DatedAmount(day, each) for day, each in zip(days, amounts, strict=True)]
    is_told = min(amounts) < 0 < max(amounts)
    listed, unsigned = loan.with_loan(entries, lent if is_told else known)
    if not min(each.amount for each in listed) < 0 < max(each.amount for each in listed):
        raise FieldError(loan.missing())
    return listed, [note, unsigned]
