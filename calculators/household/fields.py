"""What is asked about a household: each debt in the same row, its income, and what living costs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from calculators import facts
from calculators.display import typed
from calculators.forms.days import OptionalDay
from calculators.forms.fields import Choice, Condition, Count, Field, Money, Option, Rate, options
from calculators.forms.form import Rows, Texts
from calculators.forms.months import CalendarMonth
from calculators.forms.optional import ByUnit, Optional, Words, optional
from calculators.forms.quantities.counts import Measure
from calculators.household.kinds import USUAL, kind_field
from calculators.language import _
from calculators.pricing.fields import rate_field
from calculators.pricing.price import RATES, Quote
from calculators.ranges import allowed

YUAN, SHARE = "yuan", "share"
SAME, PRICE, PAUSE, BOTH = "same", "price", "pause", "both"
YES, NO = "yes", "no"

INCOME: Final = optional(
    Money(
        name="income",
        label=_("每月到手收入"),
        default=typed(facts.figure("example-household.income")),
        range=allowed("monthly-income"),
        help=_("扣掉税和社保以后的。收入不稳定就填最近半年里较低的一个月。"),
    )
)
SAVINGS: Final = optional(
    Money(
        name="savings",
        label=_("随时能用的存款"),
        default=typed(facts.figure("example-household.savings")),
        range=allowed("amount"),
    )
)
RENT: Final = optional(
    Money(
        name="rent",
        label=_("每月房租"),
        default=typed(facts.figure("example-household.rent")),
        range=allowed("amount"),
    )
)
LIVING: Final = optional(
    Money(
        name="living",
        label=_("吃饭、交通等开销"),
        default=typed(facts.figure("example-household.living")),
        range=allowed("amount"),
    )
)
START: Final = optional(
    CalendarMonth(
        name="start",
        label=_("从哪个月开始还"),
        default=f"{facts.figure('example-payoff.budget').day:%Y-%m}",
        years=allowed("years"),
        is_now=True,
    )
)

KIND: Final = kind_field()
BALANCE: Final = optional(
    Money(
        name="balance",
        label=_("还欠多少"),
        default="",
        range=allowed("amount"),
    )
)
QUOTE: Final = Choice(
    name="quote",
    label=_("利率按年、按月还是按日"),
    default=Quote.YEAR.value,
    options=(
        Option(value=Quote.YEAR.value, label=_("%/年")),
        Option(value=Quote.MONTH.value, label=_("%/月")),
        Option(value=Quote.DAY.value, label=_("%/日")),
    ),
)


def rates(name: str, label: str = "") -> dict[str, Optional[Decimal]]:
    """Return the fields of a rate by the answers to `QUOTE`; each has its own label or this one."""
    found = {}
    for quote in sorted(RATES, key=lambda quote: quote is not Quote.YEAR):
        field = rate_field(quote)
        named = replace(field, name=name, label=label or field.label, default="", help="")
        found[quote.value] = optional(named)
    return found


RATE: Final = ByUnit(
    name="rate",
    label=_("利率"),
    default="",
    former=("yearly_rate",),
    choice=QUOTE.name,
    fields=rates("rate"),
)
PAID_IN: Final = Choice(
    name="paid_in",
    label=_("每月要还的是几元还是欠款的百分之几"),
    default=YUAN,
    options=(
        Option(value=YUAN, label=_("元")),
        Option(value=SHARE, label="%"),
    ),
)
PAYMENT: Final = ByUnit(
    name="payment",
    label=_("每月要还"),
    default="",
    former=("minimum",),
    choice=PAID_IN.name,
    fields={
        YUAN: optional(
            Money(
                name="payment",
                label=_("每月要还"),
                default="",
                range=allowed("amount"),
                example="500",
            )
        ),
        SHARE: optional(
            Rate(
                name="payment",
                label=_("最低还款占欠款"),
                default="",
                range=allowed("minimum-share"),
                period="share",
                example=_("10 或 10%"),
            )
        ),
    },
)
NAME: Final = Words(name="name", label=_("自己起的名字"), default="", rare=True)
INSTALMENTS: Final = optional(
    Count(
        name="left",
        measure=Measure.MONTHS,
        label=_("还剩几期"),
        default="",
        unit=_("期"),
        range=allowed("instalments"),
        rare=True,
        help=_("不知道每月还多少的分期，填这个也行，按等额本息算。"),
    )
)
LEAST: Final = optional(
    Money(
        name="least",
        label=_("最低还款至少"),
        default="",
        range=allowed("amount"),
        example="100",
        rare=True,
    )
)
DUE_DAY: Final = optional(
    Count(
        name="due",
        measure=Measure.DAY_OF_MONTH,
        label=_("每月几号还"),
        default="",
        unit=_("号"),
        range=allowed("due-day"),
        example="15",
        rare=True,
    )
)
LIMIT: Final = optional(
    Money(
        name="limit",
        label=_("总额度"),
        default="",
        range=allowed("amount"),
        rare=True,
        help=_("平台或银行一共给的额度，用没用都算。不知道就不填。"),
    )
)
PLACE: Final = optional(
    Count(
        name="place",
        measure=Measure.THINGS,
        label=_("自己排第几个还"),
        default="",
        range=allowed("place"),
        example="1",
        rare=True,
        help=_("1 是最先。不想自己排就不填。"),
    )
)
TERMS: Final = Choice(
    name="terms",
    label=_("利率或还款以后会变吗"),
    default=SAME,
    options=options(
        {
            SAME: _("不变"),
            PRICE: _("有优惠，到期后利率变"),
            PAUSE: _("对方同意延期，几个月不用还"),
            BOTH: _("两样都有"),
        }
    ),
    rare=True,
    before=SAME,
)
_PRICE_CHANGES: Final = Condition(TERMS.name, frozenset({PRICE, BOTH}))
_PAUSES: Final = Condition(TERMS.name, frozenset({PAUSE, BOTH}))
UNTIL: Final = OptionalDay(
    name="until",
    label=_("优惠到哪天"),
    default="",
    years=allowed("years"),
    rare=True,
    before="",
    shown_when=_PRICE_CHANGES,
)
_AFTER: Final = _("之后的利率")
AFTER: Final = ByUnit(
    name="after",
    label=_AFTER,
    default="",
    unit="%",
    help=_("按年、按月还是按日，和上面的“利率”一样。"),
    rare=True,
    before="",
    shown_when=_PRICE_CHANGES,
    choice=QUOTE.name,
    fields=rates("after", _AFTER),
)
PAUSED: Final = optional(
    Count(
        name="paused",
        measure=Measure.MONTHS,
        label=_("几个月不用还"),
        default="",
        unit=_("个月"),
        range=allowed("paused-months"),
        example="6",
        rare=True,
        before="",
        shown_when=_PAUSES,
    )
)
PAUSED_FROM: Final = optional(
    Count(
        name="paused_from",
        measure=Measure.MONTHS,
        label=_("从第几个月起不用还"),
        default="",
        range=allowed("paused-from"),
        example="1",
        help=_("1 是第一个月。不填就当作从第一个月起。"),
        rare=True,
        before="",
        shown_when=_PAUSES,
    )
)
PAUSED_INTEREST: Final = Choice(
    name="paused_interest",
    label=_("不用还的月份算利息吗"),
    default=YES,
    options=options({YES: _("照算，加进欠款"), NO: _("不算")}),
    rare=True,
    before=YES,
    shown_when=_PAUSES,
)
DEBT_FIELDS: Final[tuple[Field[object], ...]] = (
    KIND,
    BALANCE,
    RATE,
    QUOTE,
    PAYMENT,
    PAID_IN,
    NAME,
    INSTALMENTS,
    DUE_DAY,
    LEAST,
    LIMIT,
    PLACE,
    TERMS,
    UNTIL,
    AFTER,
    PAUSED,
    PAUSED_FROM,
    PAUSED_INTEREST,
)
"""A debt is asked about in the same words everywhere, so that it can be carried over."""


def debt_rows(examples: Iterable[Texts]) -> Rows:
    """Return the list of debts, with some examples in it; a row that is added is empty."""
    return Rows(
        name="debts",
        label=_("欠款"),
        measure=_("笔"),
        fields=DEBT_FIELDS,
        range=allowed("debts"),
        defaults=tuple(examples),
        added={},
        hint=_(
            "照合同或账单填，没填完的一笔先不算。信用卡这一类，“每月要还”填最低还款额，"
            "或者选 % 填它占欠款的百分之几。手续费先用“{calculator}”折成年利率。",
            calculator=_("反推真实年化"),
        ),
        more=_("更多：名字、还款日、优惠等"),
        begun=USUAL,
    )


def example(kind: str, entry: str) -> Mapping[str, str]:
    """Return a row with the figures of an entry, which are named like the fields."""
    typed_figures = {name: typed(figure) for name, figure in facts.entry(entry).figures.items()}
    return {"kind": kind, QUOTE.name: QUOTE.default, **typed_figures}
