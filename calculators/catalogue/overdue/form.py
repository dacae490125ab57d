"""What the reader is asked about the payment that was missed."""

from dataclasses import replace

from calculators import facts
from calculators.catalogue.overdue.arrears import Arrears
from calculators.display import typed
from calculators.finance.rates import Per
from calculators.forms.fields import Choice, Condition, Count, Money, Rate, options
from calculators.forms.form import Form, Section, Values
from calculators.forms.quantities.counts import Measure
from calculators.language import _
from calculators.pricing import fields as pricing
from calculators.ranges import allowed

ONCE, ROLLING = "once", "rolling"


def _example(name: str) -> str:
    return typed(facts.figure(f"example-overdue.{name}"))


PRINCIPAL = Money(
    name="principal",
    label=_("逾期的本金"),
    default=_example("amount"),
    range=allowed("principal"),
    example="3000",
    help=_("到期该还、还没还的本金。只晚了一期，就填那一期的本金。"),
)
INTEREST = Money(
    name="interest",
    label=_("到期没付的利息"),
    default=_example("interest"),
    range=allowed("amount"),
    example="45",
    help=_("和那期本金一起该付的利息。没有或不知道就填 0。"),
)
PER = Choice(
    name="per",
    label=_("合同利率怎么写"),
    default=Per.DAY.value,
    options=options({Per.DAY: _("日利率"), Per.YEAR: _("年利率")}),
)
DAY_RATE = Rate(
    name="day_rate",
    label=_("日利率"),
    default=_example("day_rate"),
    range=allowed("rate-day"),
    period="day",
    example=_("0.05 或 万分之5"),
    shown_when=Condition("per", frozenset({Per.DAY.value})),
)
YEAR_RATE = Rate(
    name="year_rate",
    label=_("年利率"),
    default=_example("year_rate"),
    range=allowed("rate-year"),
    period="year",
    example=_("18 或 18%"),
    shown_when=Condition("per", frozenset({Per.YEAR.value})),
)
DAYS_IN_YEAR = replace(pricing.DAYS_IN_YEAR, label=_("一年按多少天"), help=_("合同里会写。"))
DAYS = Count(
    name="days",
    measure=Measure.DAYS,
    label=_("晚了几天"),
    default=_example("days"),
    unit=_("天"),
    range=allowed("overdue-days"),
    example="20",
    help=_("从应还日的第二天数起，到今天。"),
)
GRACE = Count(
    name="grace",
    measure=Measure.DAYS,
    label=_("合同给的宽限期"),
    default=_example("grace"),
    unit=_("天"),
    range=allowed("grace-days"),
    example="1",
    help=_("没有或不知道就填 0。"),
)
COMPOUNDING = Choice(
    name="compounding",
    label=_("复利怎么算"),
    default=ONCE,
    options=options({ONCE: _("只对到期没付的利息算"), ROLLING: _("没付的罚息也滚进去")}),
    help=_("规定说没付的利息按罚息利率计复利。罚息本身滚不滚，看合同。"),
)
FORM = Form(
    (
        Section(label=_("欠了什么"), fields=(PRINCIPAL, INTEREST, DAYS, GRACE)),
        Section(
            label=_("合同怎么写"),
            fields=(PER, DAY_RATE, YEAR_RATE, DAYS_IN_YEAR, COMPOUNDING),
        ),
    ),
    picked=_(
        "选一笔就照欠款表填这个月要还的，当作晚了一天。晚了几天、宽限期，表里没有，请自己填。"
        "改过的利率会带回欠款表。"
    ),
    dropped={"times": "1"},
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
        days_in_year=pricing.days_in_year(values[DAYS_IN_YEAR]),
        days=values[DAYS],
        grace=values[GRACE],
        settlement=settlement if values[COMPOUNDING] == ROLLING else None,
    )
