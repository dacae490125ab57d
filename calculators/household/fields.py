"""What is asked about a household: each debt in the same row, its income, and what living costs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from calculators import facts
from calculators.catalogue.pricing.fields import rate_field
from calculators.catalogue.pricing.price import RATES, Quote
from calculators.display import typed
from calculators.forms.fields import Choice, Count, Field, Money, Option, Rate
from calculators.forms.form import Rows, Texts
from calculators.forms.optional import ByUnit, Words, optional
from calculators.forms.quantities.counts import Measure
from calculators.forms.ranges import allowed
from calculators.household.kinds import kind_field
from calculators.language import _

YUAN, SHARE = "yuan", "share"

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
_PRICES = {
    quote.value: optional(replace(rate_field(quote), name="rate", default="", help=""))
    for quote in sorted(RATES, key=lambda quote: quote is not Quote.YEAR)
}
RATE: Final = ByUnit(
    name="rate",
    label=_("利率"),
    default="",
    former=("yearly_rate",),
    choice=QUOTE.name,
    fields=_PRICES,
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
        help=_("对方一共给的额度，用没用都算。不知道就不填。"),
    )
)
PLACE: Final = optional(
    Count(
        name="place",
        measure=Measure.THINGS,
        label=_("自己打算第几个还"),
        default="",
        range=allowed("place"),
        example="1",
        rare=True,
        help=_("1 是最先。不想自己排就不填。"),
    )
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
        more=_("更多：名字、还款日、还剩几期"),
    )


def example(kind: str, entry: str) -> Mapping[str, str]:
    """Return a row with the figures of an entry, which are named like the fields."""
    typed_figures = {name: typed(figure) for name, figure in facts.entry(entry).figures.items()}
    return {"kind": kind, QUOTE.name: QUOTE.default, **typed_figures}
