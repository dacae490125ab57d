"""What the reader is asked: regular payments, or a list of dates and amounts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.apr.deals import PERIODS_A_YEAR, Dated, Deal, Period, Regular
from calculators.display import typed
from calculators.finance.money import ZERO
from calculators.finance.rates import DAYS_IN_WEEK, MONTHS_IN_YEAR
from calculators.forms.days import OptionalDay
from calculators.forms.fields import Choice, Condition, Count, FieldError, Money, options
from calculators.forms.form import Form, InputError, Section, Values
from calculators.forms.listing import Lent, Listed, Listing, Undated
from calculators.forms.quantities.counts import Measure
from calculators.language import _, sentences
from calculators.ranges import allowed, usual

TERMS, LIST = "terms", "list"
USUAL, ODD = "usual", "odd"
ALIKE, FIRST_ONE, LAST_ONE, BOTH = "alike", "first", "last", "both"


def _example(name: str) -> str:
    return typed(facts.figure(f"example-apr.{name}"))


def _example_list() -> str:
    received, *paid = facts.entry("example-apr-list").figures.values()
    flows = [(received.day, received.value), *((each.day, -each.value) for each in paid)]
    return "\n".join(f"{day} {display.plain(amount)}" for day, amount in flows)


_MEASURES = {Period.MONTH.value: Measure.MONTHS, Period.WEEK.value: Measure.WEEKS}
_REGULAR = Condition("mode", frozenset({TERMS}))
_LISTED = Condition("mode", frozenset({LIST}))
MODE = Choice(
    name="mode",
    label=_("你手头有什么数"),
    default=TERMS,
    options=options({TERMS: _("拿到多少，每期还多少，还几次"), LIST: _("每一笔钱的日期和金额")}),
)
PRINCIPAL = Money(
    name="principal",
    label=_("借了多少"),
    default=_example("principal"),
    range=allowed("principal"),
    usual=usual("principal"),
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
    usual=usual("instalments"),
    shown_when=_REGULAR,
)
PERIOD = Choice(
    name="period",
    label=_("多久还一次"),
    default=Period.MONTH.value,
    options=options(
        {
            Period.MONTH: _("每月一次"),
            Period.HALF_MONTH: _("每月两次"),
            Period.QUARTER: _("每三个月一次"),
            Period.YEAR: _("每年一次"),
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
    options=options({USUAL: _("过一期就还（最常见）"), ODD: _("不是整一期")}),
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
    label=_("放款时先扣或先交的钱"),
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
DIFFERENT = Choice(
    name="different",
    label=_("有没有一次还的不一样"),
    default=ALIKE,
    options=options(
        {
            ALIKE: _("每次都一样"),
            FIRST_ONE: _("第一次不一样"),
            LAST_ONE: _("最后一次不一样"),
            BOTH: _("第一次和最后一次都不一样"),
        }
    ),
    shown_when=_REGULAR,
    rare=True,
)
FIRST_PAYMENT = Money(
    name="first_payment",
    label=_("第一次还多少"),
    default=_example("payment"),
    range=allowed("amount"),
    shown_when=Condition("different", frozenset({FIRST_ONE, BOTH})),
    rare=True,
)
LAST_PAYMENT = Money(
    name="last_payment",
    label=_("最后一次还多少"),
    default=_example("payment"),
    range=allowed("amount"),
    help=_("先息后本、尾款，都是最后一次还得多。"),
    shown_when=Condition("different", frozenset({LAST_ONE, BOTH})),
    rare=True,
)
LENT = Money(
    name="lent",
    label=_("实际到手多少"),
    default="0",
    range=allowed("amount"),
    example=_("0 或 10000"),
    help=_("清单里只有还款时填。清单里有放款那一笔，就填 0。"),
    shown_when=_LISTED,
    rare=True,
)
LENT_ON = OptionalDay(
    name="lent_on",
    label=_("哪天到手"),
    default="",
    years=allowed("years"),
    help=_("不填就当作第一次还款的前一期。"),
    shown_when=_LISTED,
    rare=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flows(Listing):
    """The list; what the reader says of the loan beside it completes it."""

    def beside(self, text_of: Callable[[str], str], /) -> Listing:
        """Return the field with what is typed into those for the loan."""
        try:
            lent = Lent(LENT.read(text_of(LENT.name)), LENT_ON.read(text_of(LENT_ON.name)))
        except FieldError:
            # Said at those fields.
            return self
        return replace(self, lent=lent)


FLOWS = _Flows(
    name="flows",
    label=_("日期和金额"),
    default=_example_list(),
    range=allowed("flows"),
    amounts=allowed("amount"),
    years=allowed("years"),
    help=_(
        "每行一笔，收到的写正数，还出去的写负数或者放在括号里。"
        "还款计划表、流水可以整块粘贴，也可以打开或拖进来一个文件。"
    ),
    shown_when=_LISTED,
    opens_files=True,
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
                DIFFERENT,
                FIRST_PAYMENT,
                LAST_PAYMENT,
                LENT,
                LENT_ON,
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
        return _listed(values[FLOWS])
    deal = _regular(values)
    if deal.flows[0] <= 0:
        field = FEE if deal.fee >= deal.deposit else DEPOSIT
        raise InputError({field.name: _nothing_left(deal)})
    return deal


def _regular(values: Values) -> Regular:
    period = Period(values[PERIOD])
    return Regular(
        principal=values[PRINCIPAL],
        payments=_payments(values),
        fee=values[FEE],
        deposit=values[DEPOSIT],
        period=period,
        days_in_period=_days(period, values),
        days_in_year=int(facts.number("days-in-year.actual")),
        first_days=values[FIRST_DAYS] if values[FIRST] == ODD else None,
    )


def _payments(values: Values) -> tuple[Decimal, ...]:
    """Return what is paid each time.

    Raises:
        InputError: a single payment is to be the first and the last, each of its own.
    """
    payments, different = [values[PAYMENT]] * values[COUNT], values[DIFFERENT]
    if different == BOTH and len(payments) == 1:
        raise InputError({DIFFERENT.name: _("一共只还一次，第一次就是最后一次。请选其中一个。")})
    if different in (FIRST_ONE, BOTH):
        payments[0] = values[FIRST_PAYMENT]
    if different in (LAST_ONE, BOTH):
        payments[-1] = values[LAST_PAYMENT]
    return tuple(payments)


def _listed(listed: Listed) -> Deal:
    """Return what a list says; without days, payments are taken to be a month apart."""
    if not isinstance(listed, Undated):
        return Dated(entries=listed)
    return Regular(
        principal=listed.received,
        payments=listed.payments,
        fee=ZERO,
        deposit=ZERO,
        period=Period.MONTH,
        days_in_period=int(facts.number("month-days.days")),
        days_in_year=int(facts.number("days-in-year.actual")),
        first_days=None,
    )


def _days(period: Period, values: Values) -> int:
    match period:
        case Period.MONTH | Period.HALF_MONTH | Period.QUARTER:
            # As in Appendix J (b)(5): months and parts of them by months of the same length.
            month = facts.number("month-days.days")
            return int(month * MONTHS_IN_YEAR / PERIODS_A_YEAR[period])
        case Period.YEAR:
            return int(facts.number("days-in-year.actual"))
        case Period.WEEK:
            return DAYS_IN_WEEK
        case Period.DAYS:
            return values[PERIOD_DAYS]


def _nothing_left(deal: Regular) -> str:
    return sentences(
        _("费用和押金加起来要比借的钱少，不然等于一分钱没拿到。"),
        _("可以填 0 元到合计 {principal}以下。", principal=display.amount(deal.principal)),
    )
