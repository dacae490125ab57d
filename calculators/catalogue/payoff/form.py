"""What the reader is asked: what can be paid a month, from when on, and each debt."""

from calculators import facts
from calculators.catalogue.debt_rows import (
    BALANCE,
    CARD,
    OTHER,
    YEARLY_RATE,
    example,
    kind_field,
)
from calculators.catalogue.payoff.plans import Case, Item, Strategy
from calculators.display import typed
from calculators.finance.debts import Owed
from calculators.forms.fields import Choice, Count, Field, Money, options
from calculators.forms.form import Form, Rows, Section, Values
from calculators.forms.months import CalendarMonth
from calculators.forms.quantities.counts import Measure
from calculators.forms.ranges import allowed
from calculators.language import _

STRATEGIES = {
    Strategy.AVALANCHE: _("雪崩法"),
    Strategy.SNOWBALL: _("雪球法"),
    Strategy.OWN: _("自己的顺序"),
}
_BUDGET = "example-payoff.budget"


BUDGET = Money(
    name="budget",
    label=_("每月一共能拿出多少还债"),
    default=typed(facts.figure(_BUDGET)),
    range=allowed("amount"),
    example="2000",
    help=_("吃饭、房租和应急的钱先留出来，剩下的再填。"),
)
START = CalendarMonth(
    name="start",
    label=_("从哪个月开始还"),
    default=f"{facts.figure(_BUDGET).day:%Y-%m}",
    years=allowed("years"),
)
METHOD = Choice(
    name="method",
    label=_("细看哪一种顺序"),
    default=Strategy.AVALANCHE.value,
    options=options(
        {
            Strategy.AVALANCHE: _("雪崩法：利率最高的先还"),
            Strategy.SNOWBALL: _("雪球法：欠得最少的先还"),
            Strategy.OWN: _("自己的顺序"),
        }
    ),
    help=_("三种都会算出来比较。"),
)
KIND = kind_field(help=_("选了产品，会先填一个年利率。请照合同改。"))
MINIMUM = Money(
    name="minimum",
    label=_("每月至少要还"),
    default="0",
    range=allowed("amount"),
    example="500",
    help=_("合同规定的月还款，信用卡填最低还款额。没有就填 0。"),
)
PLACE = Count(
    name="place",
    measure=Measure.THINGS,
    label=_("自己打算第几个还"),
    default="1",
    range=allowed("place"),
    example="1",
    help=_("1 是最先。几笔填的一样，就按填的先后。"),
)
_FIELDS: tuple[Field[object], ...] = (KIND, BALANCE, YEARLY_RATE, MINIMUM, PLACE)


DEBTS = Rows(
    name="debts",
    label=_("欠款"),
    measure=_("笔"),
    fields=_FIELDS,
    range=allowed("debts"),
    defaults=(
        example("weilidai", "example-payoff-weilidai"),
        example(CARD, "example-payoff-card"),
        example("xiaoe", "example-payoff-xiaoe"),
    ),
)
FORM = Form((Section(label=_("每月的预算"), fields=(BUDGET, START, METHOD)), DEBTS))


def read(values: Values) -> Case:
    """Return what was described."""
    rows = values.rows(DEBTS)
    return Case(
        items=tuple(_item(number, row) for number, row in enumerate(rows, 1)),
        places=tuple(row[PLACE] for row in rows),
        budget=values[BUDGET],
        start=values[START],
        chosen=Strategy(values[METHOD]),
    )


def _item(number: int, row: Values) -> Item:
    kind = row[KIND]
    heading = DEBTS.heading(number)
    named = heading
    if kind != OTHER:
        named = _("{heading}（{kind}）", heading=heading, kind=KIND.option(kind).label)
    owed = Owed(balance=row[BALANCE], yearly_rate=row[YEARLY_RATE], minimum=row[MINIMUM])
    return Item(title=named, owed=owed)
