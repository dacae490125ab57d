"""What the reader is asked: regular payments, or a list of dates and amounts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from calculators import display, facts
from calculators.catalogue.apr.deals import Dated, Deal, Period, Regular
from calculators.display import typed
from calculators.finance.rates import DAYS_IN_WEEK
from calculators.forms.fields import Choice, Condition, Count, Money, options
from calculators.forms.form import Form, InputError, Section, Values
from calculators.forms.listing import Listing
from calculators.forms.quantities.counts import Measure
from calculators.forms.ranges import allowed
from calculators.language import _, sentences

TERMS, LIST = "terms", "list"
USUAL, ODD = "usual", "odd"


def _example(name: str) -> str:
    return typed(facts.figure(f"example-apr.{name}"))


def _example_list() -> str:
    received, *paid = facts.entry("example-apr-list").figures.values()
    flows = [(received.day, received.value), *((each.day, -each.value) for each in paid)]
    return "\n".join(f"{day} {display.plain(amount)}" for day, amount in flows)


_MEASURES = {Period.MONTH.value: Measure.MONTHS, Period.WEEK.value: Measure.WEEKS}
_REGULAR = Condition("mode", frozenset({TERMS}))
MODE = Choice(
    name="mode",
    label=_("你知道什么"),
    default=TERMS,
    options=options({TERMS: _("拿到多少，每期还多少，还几次"), LIST: _("每一笔钱的日期和金额")}),
)
PRINCIPAL = Money(
    name="principal",
    label=_("借了多少"),
    default=_example("principal"),
    range=allowed("principal"),
    help=_("合同上的借款金额。被扣掉的钱填在下面的费用和押金里。"),
    shown_when=_REGULAR,
)
PAYMENT = Money(
    name="payment",
    label=_("每期还多少"),
    default=_example("payment"),
    range=allowed("amount"),
    example="893.33",
    help=_("本金、利息、手续费、担保费、会员费，每期要付的都加在一起。"),
    shown_when=_REGULAR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Payments(Count):
    """How many payments there are; a length of time says so where they are regular."""

    def beside(self, text_of: Callable[[str], str], /) -> Count:
        """Return the field for the period that is chosen."""
        return replace(self, measure=_MEASURES.get(text_of(PERIOD.name), self.measure))


COUNT = _Payments(
    name="count",
    measure=Measure.PAYMENTS,
    label=_("一共还几次"),
    default=_example("count"),
    unit=_("次"),
    range=allowed("instalments"),
    shown_when=_REGULAR,
)
PERIOD = Choice(
    name="period",
    label=_("多久还一次"),
    default=Period.MONTH.value,
    options=options(
        {
            Period.MONTH: _("每月一次"),
            Period.WEEK: _("每周一次"),
            Period.DAYS: _("每隔几天一次"),
        }
    ),
    shown_when=_REGULAR,
)
PERIOD_DAYS = Count(
    name="period_days",
    measure=Measure.DAYS,
    label=_("每隔几天"),
    default=_example("period_days"),
    unit=_("天"),
    range=allowed("period-days"),
    example="10",
    shown_when=Condition("period", frozenset({Period.DAYS.value})),
)
FIRST = Choice(
    name="first",
    label=_("第一次什么时候还"),
    default=USUAL,
    options=options({USUAL: _("隔一期，和后面一样"), ODD: _("另有天数")}),
    shown_when=_REGULAR,
)
FIRST_DAYS = Count(
    name="first_days",
    measure=Measure.DAYS,
    label=_("拿到钱后第几天还第一次"),
    default=_example("first_days"),
    unit=_("天"),
    range=allowed("first-days"),
    example="45",
    shown_when=Condition("first", frozenset({ODD})),
)
FEE = Money(
    name="fee",
    label=_("一开始扣掉或付出的费用"),
    default="0",
    range=allowed("fee"),
    example=_("0 或 200"),
    help=_("砍头息、服务费、会员费、保险费都算。没有就填 0。"),
    shown_when=_REGULAR,
)
DEPOSIT = Money(
    name="deposit",
    label=_("押金（还清时退）"),
    default="0",
    range=allowed("fee"),
    example=_("0 或 500"),
    help=_("一开始扣住、最后一次还款时退回来的钱。没有就填 0。"),
    shown_when=_REGULAR,
)
FLOWS = Listing(
    name="flows",
    label=_("日期和金额"),
    default=_example_list(),
    range=allowed("flows"),
    amounts=allowed("amount"),
    years=allowed("years"),
    help=_("每行一笔，可以从表格里整块粘贴。收到的写正数，还出去的写负数，或者放在括号里。"),
    shown_when=Condition("mode", frozenset({LIST})),
)
FORM = Form(
    (
        Section(
            label=_("借了多少，怎么还"),
            fields=(
                MODE,
                PRINCIPAL,
                FEE,
                DEPOSIT,
                PAYMENT,
                COUNT,
                PERIOD,
                PERIOD_DAYS,
                FIRST,
                FIRST_DAYS,
                FLOWS,
            ),
        ),
    )
)


def read(values: Values) -> Deal:
    """Return the deal that was described.

    Raises:
        InputError: fee and deposit take the whole sum.
    """
    if values[MODE] == LIST:
        return Dated(entries=values[FLOWS])
    deal = _regular(values)
    if deal.flows[0] <= 0:
        field = FEE if deal.fee >= deal.deposit else DEPOSIT
        raise InputError({field.name: _nothing_left(deal)})
    return deal


def _regular(values: Values) -> Regular:
    period = Period(values[PERIOD])
    return Regular(
        principal=values[PRINCIPAL],
        payment=values[PAYMENT],
        count=values[COUNT],
        fee=values[FEE],
        deposit=values[DEPOSIT],
        period=period,
        days_in_period=_days(period, values),
        days_in_year=int(facts.number("days-in-year.actual")),
        first_days=values[FIRST_DAYS] if values[FIRST] == ODD else None,
    )


def _days(period: Period, values: Values) -> int:
    match period:
        case Period.MONTH:
            return int(facts.number("month-days.days"))
        case Period.WEEK:
            return DAYS_IN_WEEK
        case Period.DAYS:
            return values[PERIOD_DAYS]


def _nothing_left(deal: Regular) -> str:
    return sentences(
        _("费用和押金加起来要比借的钱少，不然等于一分钱没拿到。"),
        _("可以填 0 元到合计 {principal}以下。", principal=display.amount(deal.principal)),
    )
