"""What the reader is asked about the payment that was missed."""

from calculators import display, facts
from calculators.catalogue.overdue.arrears import Arrears
from calculators.facts import Unit
from calculators.finance.rates import Per
from calculators.forms.fields import Choice, Condition, Count, Money, Option, Rate
from calculators.forms.form import Form, Section, Values
from calculators.forms.ranges import allowed

ONCE, ROLLING = "once", "rolling"
_AS_FRACTIONS = {Unit.RATE_DAY, Unit.RATE_YEAR}


def _text(name: str) -> str:
    """Return how a figure of the example is typed: 3000, or 18 for a fraction of 0.18."""
    shown = facts.figure(f"example-overdue.{name}")
    return display.plain(shown.value * 100 if shown.unit in _AS_FRACTIONS else shown.value)


PRINCIPAL = Money(
    name="principal",
    label="逾期的本金",
    default=_text("amount"),
    range=allowed("principal"),
    example="3000",
    help="到期该还、还没还的本金。只晚了一期，就填那一期的本金。",
)
INTEREST = Money(
    name="interest",
    label="到期没付的利息",
    default=_text("interest"),
    range=allowed("amount"),
    example="45",
    help="和那期本金一起该付的利息。没有或不知道就填 0。",
)
PER = Choice(
    name="per",
    label="合同利率怎么写",
    default=Per.DAY.value,
    options=(
        Option(value=Per.DAY.value, label="日利率"),
        Option(value=Per.YEAR.value, label="年利率"),
    ),
)
DAY_RATE = Rate(
    name="day_rate",
    label="日利率",
    default=_text("day_rate"),
    range=allowed("rate-day"),
    period="day",
    example="0.05 或 万分之5",
    shown_when=Condition("per", frozenset({Per.DAY.value})),
)
YEAR_RATE = Rate(
    name="year_rate",
    label="年利率",
    default=_text("year_rate"),
    range=allowed("rate-year"),
    period="year",
    example="18 或 18%",
    shown_when=Condition("per", frozenset({Per.YEAR.value})),
)
DAYS_IN_YEAR = Choice(
    name="days_in_year",
    label="一年按多少天",
    default="actual",
    options=tuple(
        Option(value=name, label=f"一年按 {display.figure(figure)}")
        for name, figure in facts.entry("days-in-year").figures.items()
    ),
    help="合同里会写。",
)
DAYS = Count(
    name="days",
    label="晚了几天",
    default=_text("days"),
    unit="天",
    range=allowed("overdue-days"),
    example="20",
    help="从应还日的第二天数起，到今天。",
)
GRACE = Count(
    name="grace",
    label="合同给的宽限期",
    default=_text("grace"),
    unit="天",
    range=allowed("grace-days"),
    example="1",
    help="没有或不知道就填 0。",
)
TIMES = Count(
    name="times",
    label="这是第几次逾期",
    default=_text("times"),
    unit="次",
    range=allowed("times"),
    example="1",
)
COMPOUNDING = Choice(
    name="compounding",
    label="复利怎么算",
    default=ONCE,
    options=(
        Option(value=ONCE, label="只对到期没付的利息算"),
        Option(value=ROLLING, label="没付的罚息也滚进去"),
    ),
    help="规定说没付的利息按罚息利率计复利。罚息本身滚不滚，看合同。",
)
FORM = Form(
    (
        Section(label="欠了什么", fields=(PRINCIPAL, INTEREST, DAYS, GRACE, TIMES)),
        Section(
            label="合同怎么写",
            fields=(PER, DAY_RATE, YEAR_RATE, DAYS_IN_YEAR, COMPOUNDING),
        ),
    )
)


def read(values: Values) -> Arrears:
    """Return the payment that was missed."""
    per = Per(values[PER])
    settlement = int(facts.number("penalty-settlement.days"))
    return Arrears(
        principal=values[PRINCIPAL],
        interest=values[INTEREST],
        rate=values[DAY_RATE if per is Per.DAY else YEAR_RATE],
        per=per,
        days_in_year=int(facts.number(f"days-in-year.{values[DAYS_IN_YEAR]}")),
        days=values[DAYS],
        grace=values[GRACE],
        times=values[TIMES],
        settlement=settlement if values[COMPOUNDING] == ROLLING else None,
    )
