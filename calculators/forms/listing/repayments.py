"""A plan that lists repayments: what is paid each time, and what was lent."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from calculators import display
from calculators.finance.money import EXACT, ZERO, total
from calculators.finance.returns import DatedAmount
from calculators.forms import dates
from calculators.forms.field import FieldError
from calculators.forms.listing import loan, notes
from calculators.forms.listing.columns import Role, instalment
from calculators.forms.listing.flows import Lent, Listed, Undated
from calculators.forms.listing.table import NEAR, Table
from calculators.forms.quantities.characters import UnreadableError
from calculators.language import _

_PARTS = (Role.PRINCIPAL, Role.INTEREST, Role.FEE)
_LITTLE = 1
"""元 that may be left after the last instalment by rounding."""


def read(table: Table, lent: Lent) -> tuple[Listed, list[str]]:
    """Return the loan and its repayments, and what the reader is told of them.

    Raises:
        FieldError: what was lent is not known, or what a payment holds.
    """
    days, note = table.days() if table.layout.day is not None else ((), "")
    if days and days[0] > days[-1]:
        table.body.reverse()
        days = days[::-1]
    signed, names = _payments(table)
    said = [_columns(table, " + ".join(names))]
    balance = table.sum(Role.BALANCE) if table.has(Role.BALANCE) else []
    table.used -= set(table.layout.roles.get(Role.BALANCE, ()))
    row = _loan_row(signed, balance, names[0])
    paid = [abs(each) for each in signed]
    said.append(note)
    skipped = 0 if row is None else 1
    principal = [abs(each) for each in _principal(table, paid)][skipped:]
    paid, balance, due = paid[skipped:], balance[skipped:], list(days[skipped:])
    if not any(paid):
        raise FieldError(_("还款全是 0。核对一下金额的列。"))
    left = _left(principal, balance)
    received, source = _received(table, lent, row, total(principal), left)
    if left:
        paid[-1] = EXACT.add(paid[-1], left)
        said.append(notes.left(left))
    if not days:
        said += [notes.monthly(), notes.lent(received, source)]
        return Undated(received, tuple(paid)), said
    day, how = (days[0], "") if row is not None else _lent_on(table, lent, days)
    said.append(notes.lent_on(received, source, day, how))
    repaid = (
        DatedAmount(on, EXACT.minus(each)) for on, each in zip(due, paid, strict=True) if each
    )
    return (DatedAmount(day, received), *repaid), said


def _columns(table: Table, payment: str) -> str:
    day = table.layout.day
    return notes.repayments(payment) if day is None else notes.plan(table.name(day), payment)


def _payments(table: Table) -> tuple[list[Decimal], list[str]]:
    """Return what is paid in each row, with its sign, and the columns in which that is said."""
    whole = Role.PAYMENT if table.has(Role.PAYMENT) else Role.OUT
    if not table.has(whole):
        if not table.has(Role.INTEREST, Role.FEE):
            raise FieldError(
                _("只有本金，没有利息，也没有每期一共还多少。请加上其中一列，并写上列名。")
            )
        return table.sum(*_PARTS), table.names(*_PARTS)
    column = _whole(table, table.layout.roles[whole])
    payments, names = table.column(column), [table.name(column)]
    fees = table.sum(Role.FEE)
    if not any(fees) or _includes(table, payments, fees):
        return payments, names
    sums = [EXACT.add(payment, fee) for payment, fee in zip(payments, fees, strict=True)]
    return sums, [*names, *table.names(Role.FEE)]


def _whole(table: Table, columns: Sequence[int]) -> int:
    """Return the column that says what is paid in all, where several have to do with payments.

    Raises:
        FieldError: they say different things, and nothing tells which is meant.
    """
    if len(columns) == 1:
        return columns[0]
    values = {column: table.column(column) for column in columns}
    table.used -= set(columns)
    charged = table.sum(Role.PRINCIPAL, Role.INTEREST)
    for sums in (table.sum(*_PARTS), charged):
        for column, payments in values.items():
            pairs = zip(payments, sums, strict=True)
            if any(sums) and all(abs(EXACT.subtract(one, each)) <= NEAR for one, each in pairs):
                return column
    if len(set(map(tuple, values.values()))) == 1:
        return columns[0]
    names = _("、").join(map(table.name, columns))
    raise FieldError(_("{names}都像是还款，数却不一样。请只留每期一共要还的那一列。", names=names))


def _includes(table: Table, payments: Sequence[Decimal], fees: Sequence[Decimal]) -> bool:
    """Tell whether payments hold the fees, as principal and interest show."""
    if table.has(Role.PRINCIPAL) and table.has(Role.INTEREST):
        parts = table.sum(Role.PRINCIPAL, Role.INTEREST)
        rest = [EXACT.subtract(one, other) for one, other in zip(payments, parts, strict=True)]
        if all(abs(EXACT.subtract(one, fee)) <= NEAR for one, fee in zip(rest, fees, strict=True)):
            return True
        if all(abs(each) <= NEAR for each in rest):
            return False
    raise FieldError(
        _(
            "看不出{payment}里有没有算{fee}。请只留一列：每期一共要还多少。",
            payment=table.names(Role.PAYMENT, Role.OUT)[0],
            fee=table.names(Role.FEE)[0],
        )
    )


def _loan_row(signed: Sequence[Decimal], balance: Sequence[Decimal], name: str) -> Decimal | None:
    """Return the first row's amount, where that is the loan: nothing is paid, or the sign differs.

    Raises:
        FieldError: signs differ otherwise.
    """
    if not signed[0] and balance and balance[0] > 0:
        return balance[0]
    first, *others = signed
    if others and first and all(each * first <= 0 for each in others):
        return abs(first)
    if min(signed) < 0 < max(signed):
        raise FieldError(
            _(
                "{name}里有正有负，分不清哪些是还款。"
                "请把列名改成“金额”：收到的写正数，付出的写负数。",
                name=name,
            )
        )
    return None


def _principal(table: Table, paid: Sequence[Decimal]) -> list[Decimal]:
    """Return the principal that each row pays back; nothing if that is not known."""
    if table.has(Role.PRINCIPAL):
        return table.sum(Role.PRINCIPAL)
    if not table.has(Role.INTEREST):
        return []
    charges = table.sum(Role.INTEREST, Role.FEE)
    return [EXACT.subtract(one, charge) for one, charge in zip(paid, charges, strict=True)]


def _left(principal: Sequence[Decimal], balance: Sequence[Decimal]) -> Decimal:
    """Return the principal that is left after the last row of a plan that was cut short."""
    if len(balance) < 2 or len(principal) != len(balance) or balance[-1] <= _LITTLE:
        return ZERO
    falls = (
        abs(EXACT.subtract(EXACT.subtract(before, after), part)) <= NEAR
        for before, after, part in zip(balance, balance[1:], principal[1:], strict=False)
    )
    return balance[-1] if all(falls) else ZERO


def _received(
    table: Table, lent: Lent, row: Decimal | None, repaid: Decimal, left: Decimal
) -> tuple[Decimal, str]:
    """Return what was lent, and where that is said."""
    if lent.amount:
        return lent.amount, notes.as_said()
    if row is not None:
        return row, _("第一行写着")
    above = loan.titled(table.titles).amount
    repaid = EXACT.add(repaid, left)
    if repaid and above and abs(EXACT.subtract(above, repaid)) > _LITTLE:
        raise FieldError(
            _(
                "表头写借 {titled}，本金加起来却是 {repaid}，对不上。请在“更多”里填实际到手多少。",
                titled=display.grouped_amount(above),
                repaid=display.grouped_amount(repaid),
            )
        )
    if repaid > 0:
        name = (table.names(Role.PRINCIPAL) or [_("还款减去利息")])[0]
        sums = _("{name}的合计加上剩下的", name=name) if left else _("{name}的合计", name=name)
        return repaid, sums
    if above:
        return above, _("表头写着")
    if table.has(Role.OPENING):
        opening = table.sum(Role.OPENING)[0]
        if opening > 0:
            return opening, _("{name}的第一个数", name=table.names(Role.OPENING)[0])
    raise FieldError(loan.missing())


def _lent_on(table: Table, lent: Lent, days: Sequence[date]) -> tuple[date, str]:
    """Return the day of the loan, and how that is known, unless the reader said it."""
    if lent.day:
        return loan.not_later(lent.day, days[0]), ""
    if above := loan.titled(table.titles).day:
        return loan.not_later(above, days[0]), _("表头写着")
    numbers = table.layout.column(Role.NUMBER)
    if numbers is not None and instalment(table.body[0].cell(numbers)) == 0:
        return days[0], _("第 0 期那天")
    start = table.layout.start
    if start is not None:
        try:
            began = dates.read(table.body[0].cell(start))
        except UnreadableError:
            began = days[0]
        if began < days[0]:
            return began, _("{name}的第一天", name=table.name(start))
    return loan.before(days), loan.assumed()
