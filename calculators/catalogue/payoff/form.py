"""What the reader is asked: what can be paid a month, from when on, and each debt."""

from calculators import display, facts
from calculators.catalogue import debt_kinds
from calculators.catalogue.payoff.plans import Case, Item, Strategy
from calculators.facts import Unit
from calculators.finance.debts import Owed
from calculators.forms.fields import Choice, Count, Field, Money, Option, Rate
from calculators.forms.form import Form, Rows, Section, Values
from calculators.forms.months import CalendarMonth
from calculators.forms.ranges import allowed

STRATEGIES = {
    Strategy.AVALANCHE: "雪崩法",
    Strategy.SNOWBALL: "雪球法",
    Strategy.OWN: "自己的顺序",
}
_BUDGET = "example-payoff.budget"


def _text(reference: str) -> str:
    """Return how a figure of the data files is typed: 10000, or 18 for a fraction of 0.18."""
    shown = facts.figure(reference)
    if shown.unit is Unit.RATE_YEAR:
        return debt_kinds.as_typed(shown.value)
    return display.plain(shown.value)


BUDGET = Money(
    name="budget",
    label="每月一共能拿出多少还债",
    default=_text(_BUDGET),
    range=allowed("amount"),
    example="2000",
    help="吃饭、房租和应急的钱先留出来，剩下的再填。",
)
START = CalendarMonth(
    name="start",
    label="从哪个月开始还",
    default=f"{facts.figure(_BUDGET).since:%Y-%m}",
    years=allowed("years"),
)
METHOD = Choice(
    name="method",
    label="细看哪一种顺序",
    default=Strategy.AVALANCHE.value,
    options=(
        Option(value=Strategy.AVALANCHE.value, label="雪崩法：利率最高的先还"),
        Option(value=Strategy.SNOWBALL.value, label="雪球法：欠得最少的先还"),
        Option(value=Strategy.OWN.value, label="自己的顺序"),
    ),
    help="三种都会算出来比较。",
)
KIND = Choice(
    name="kind",
    label="哪一种",
    default=debt_kinds.OTHER,
    options=(
        *debt_kinds.kinds("yearly_rate", "limit"),
        Option(value=debt_kinds.OTHER, label="其他"),
    ),
    help="选了产品，会先填一个年利率。请照合同改。",
)
BALANCE = Money(
    name="balance",
    label="还欠多少",
    default="0",
    range=allowed("amount"),
    help="没还的本金。",
)
YEARLY_RATE = Rate(
    name="yearly_rate",
    label="年利率",
    default="0",
    range=allowed("rate-year"),
    example="18 或 18%",
    help="手续费也要折成年利率，可以用“反推真实年化”算。",
)
MINIMUM = Money(
    name="minimum",
    label="每月至少要还",
    default="0",
    range=allowed("amount"),
    example="500",
    help="合同规定的月还款，信用卡填最低还款额。没有就填 0。",
)
PLACE = Count(
    name="place",
    label="自己打算第几个还",
    default="1",
    range=allowed("place"),
    example="1",
    help="1 是最先。几笔填的一样，就按填的先后。",
)
_FIELDS: tuple[Field[object], ...] = (KIND, BALANCE, YEARLY_RATE, MINIMUM, PLACE)


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
    defaults=(
        _example("weilidai", "example-payoff-weilidai"),
        _example(debt_kinds.CARD, "example-payoff-card"),
        _example("xiaoe", "example-payoff-xiaoe"),
    ),
)
FORM = Form((Section(label="每月的预算", fields=(BUDGET, START, METHOD)), DEBTS))


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
    named = heading if kind == debt_kinds.OTHER else f"{heading}（{KIND.option(kind).label}）"
    owed = Owed(balance=row[BALANCE], yearly_rate=row[YEARLY_RATE], minimum=row[MINIMUM])
    return Item(title=named, owed=owed)
