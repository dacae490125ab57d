"""What the reader is asked about income, savings and debts."""

from calculators import display, facts
from calculators.catalogue import debt_kinds
from calculators.catalogue.debt.household import Debt, Household
from calculators.catalogue.debt.new_loan import Terms
from calculators.facts import Unit
from calculators.forms.fields import Choice, Count, Field, Money, Option, Rate
from calculators.forms.form import Form, Rows, Section, Values
from calculators.forms.ranges import allowed

HOUSING, OTHER = debt_kinds.HOUSING, debt_kinds.OTHER


def _text(reference: str) -> str:
    """Return how a figure of the data files is typed: 10000, or 18 for a fraction of 0.18."""
    shown = facts.figure(reference)
    if shown.unit is Unit.RATE_YEAR:
        return debt_kinds.as_typed(shown.value)
    return display.plain(shown.value)


INCOME = Money(
    name="income",
    label="每月到手收入",
    default=_text("example-household.income"),
    range=allowed("monthly-income"),
    help="扣掉税和社保以后的。收入不稳定就填最近半年里较低的一个月。",
)
SAVINGS = Money(
    name="savings",
    label="存款",
    default=_text("example-household.savings"),
    range=allowed("amount"),
    help="随时能拿出来用的钱。没有就填 0。",
)
KIND = Choice(
    name="kind",
    label="哪一种",
    default=OTHER,
    options=(
        *debt_kinds.kinds("yearly_rate", "limit"),
        Option(value=HOUSING, label="房贷"),
        Option(value=OTHER, label="其他"),
    ),
    help="选了产品，会先填一个年利率，请照合同改。房贷只算进每月要还的钱。",
)
BALANCE = Money(
    name="balance",
    label="还欠多少",
    default="0",
    range=allowed("amount"),
    help="没还的本金。没有欠款就填 0。",
)
LIMIT = Money(
    name="limit",
    label="授信额度",
    default="0",
    range=allowed("amount"),
    help="对方一共给你多少额度，用没用都算。没有额度的贷款，填当初借的数。",
)
YEARLY_RATE = Rate(
    name="yearly_rate",
    label="年利率",
    default="0",
    range=allowed("rate-year"),
    example="18 或 18%",
    help=f"只知道日利率，就乘以 {_text('days-in-year.actual')}。",
)
PAYMENT = Money(
    name="payment",
    label="每月要还",
    default="0",
    range=allowed("amount"),
    example="500",
    help="本金加利息。信用卡填你打算每月还的数。",
)
_FIELDS: tuple[Field[object], ...] = (KIND, BALANCE, LIMIT, YEARLY_RATE, PAYMENT)


def _example(kind: str, entry: str) -> dict[str, str]:
    """Return a row with the figures of an entry, which are named like the fields."""
    return {
        KIND.name: kind,
        **{name: _text(figure.id) for name, figure in facts.entry(entry).figures.items()},
    }


DEBTS = Rows(
    name="debts",
    label="欠款",
    measure="笔",
    fields=_FIELDS,
    range=allowed("debts"),
    defaults=(_example("card", "example-card"), _example("weilidai", "example-loan")),
)
NEW_RATE = Rate(
    name="new_rate",
    label="年利率",
    default=_text("new-loan.yearly_rate"),
    range=allowed("rate-year"),
    example="18 或 18%",
)
NEW_TERM = Count(
    name="new_term",
    label="分几期还（一月一期）",
    default=_text("new-loan.instalments"),
    unit="期",
    range=allowed("instalments"),
    help="按等额本息算。",
)
FORM = Form(
    (
        Section(label="收入和存款", fields=(INCOME, SAVINGS)),
        DEBTS,
        Section(label="假如再借一笔（只是算术，不是建议）", fields=(NEW_RATE, NEW_TERM)),
    )
)


def read(values: Values) -> Household:
    """Return the household that was described."""
    return Household(
        income=values[INCOME],
        savings=values[SAVINGS],
        debts=tuple(_debt(number, row) for number, row in enumerate(values.rows(DEBTS), 1)),
    )


def read_terms(values: Values) -> Terms:
    """Return the terms of the loan that is tried out."""
    return Terms(yearly_rate=values[NEW_RATE], instalments=values[NEW_TERM])


def _debt(number: int, row: Values) -> Debt:
    kind = row[KIND]
    return Debt(
        number=number,
        name="" if kind == OTHER else KIND.option(kind).label,
        balance=row[BALANCE],
        limit=row[LIMIT],
        yearly_rate=row[YEARLY_RATE],
        payment=row[PAYMENT],
        housing=kind == HOUSING,
    )
