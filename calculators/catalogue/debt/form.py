"""What the reader is asked about income, savings and debts."""

from calculators import facts
from calculators.catalogue.debt.household import Debt, Household
from calculators.catalogue.debt.new_loan import Terms
from calculators.catalogue.debt_rows import (
    BALANCE,
    CARD,
    LIMIT,
    OTHER,
    YEARLY_RATE,
    example,
    kind_field,
)
from calculators.display import typed
from calculators.forms.fields import Count, Field, Money, Option, Rate
from calculators.forms.form import Form, Rows, Section, Values
from calculators.forms.quantities.counts import Measure
from calculators.forms.ranges import allowed
from calculators.language import _

HOUSING = "housing"


INCOME = Money(
    name="income",
    label=_("每月到手收入"),
    default=typed(facts.figure("example-household.income")),
    range=allowed("monthly-income"),
    help=_("扣掉税和社保以后的。收入不稳定就填最近半年里较低的一个月。"),
)
SAVINGS = Money(
    name="savings",
    label=_("存款"),
    default=typed(facts.figure("example-household.savings")),
    range=allowed("amount"),
    help=_("随时能拿出来用的钱。没有就填 0。"),
)
KIND = kind_field(
    Option(value=HOUSING, label=_("房贷")),
    help=_("选了产品，会先填一个年利率，请照合同改。房贷只算进每月要还的钱。"),
)
PAYMENT = Money(
    name="payment",
    label=_("每月要还"),
    default="0",
    range=allowed("amount"),
    example="500",
    help=_("本金加利息。信用卡填你打算每月还的数。"),
)
_FIELDS: tuple[Field[object], ...] = (KIND, BALANCE, LIMIT, YEARLY_RATE, PAYMENT)


DEBTS = Rows(
    name="debts",
    label=_("欠款"),
    measure=_("笔"),
    fields=_FIELDS,
    range=allowed("debts"),
    defaults=(example(CARD, "example-card"), example("weilidai", "example-loan")),
)
NEW_RATE = Rate(
    name="new_rate",
    label=_("年利率"),
    default=typed(facts.figure("new-loan.yearly_rate")),
    range=allowed("rate-year"),
    example=_("18 或 18%"),
)
NEW_TERM = Count(
    name="new_term",
    measure=Measure.MONTHS,
    label=_("分几期还（一月一期）"),
    default=typed(facts.figure("new-loan.instalments")),
    unit=_("期"),
    range=allowed("instalments"),
    help=_("按等额本息算。"),
)
FORM = Form(
    (
        Section(label=_("收入和存款"), fields=(INCOME, SAVINGS)),
        DEBTS,
        Section(label=_("假如再借一笔（只是算术，不是建议）"), fields=(NEW_RATE, NEW_TERM)),
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
