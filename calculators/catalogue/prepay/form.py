"""What the reader is asked about the loan and about paying it back early."""

from dataclasses import replace
from decimal import Decimal

from calculators import facts
from calculators.catalogue.prepay.courses import Comparison
from calculators.catalogue.prepay.loan import Loan, Rest
from calculators.display import quantity, typed
from calculators.facts import Unit
from calculators.finance.repayment import Repayment
from calculators.forms.fields import Choice, Condition, Count, Money, Rate, options
from calculators.forms.form import Form, InputError, Section, Values
from calculators.forms.optional import optional
from calculators.forms.quantities.counts import Measure
from calculators.language import _
from calculators.pricing import fields as pricing
from calculators.pricing.fields import price_fields, quote_field, quoted
from calculators.pricing.price import Price, Quote
from calculators.pricing.wording import METHODS
from calculators.ranges import allowed, usual

NO_FEE, FIXED, SHARE = "none", "fixed", "share"
_METHODS = (
    Repayment.EQUAL_PAYMENT,
    Repayment.EQUAL_PRINCIPAL,
    Repayment.FLAT,
    Repayment.INTEREST_ONLY,
)
_QUOTES = (Quote.YEAR, Quote.MONTH, Quote.DAY, Quote.PERIOD_FEE, Quote.TOTAL_FEE)


def _example(name: str) -> str:
    return typed(facts.figure(f"example-prepay.{name}"))


def _charged(kind: str) -> Condition:
    return Condition("early_fee", frozenset({kind}))


PRINCIPAL = Money(
    name="principal",
    label=_("当初借了多少"),
    default=_example("principal"),
    range=allowed("principal"),
    usual=usual("principal"),
)
INSTALMENTS = Count(
    name="instalments",
    measure=Measure.MONTHS,
    label=_("一共几期（一月一期）"),
    default=_example("instalments"),
    unit=_("期"),
    range=allowed("instalments"),
    usual=usual("instalments"),
)
PAID = Count(
    name="paid",
    measure=Measure.MONTHS,
    label=_("已经还了几期"),
    default=_example("paid"),
    unit=_("期"),
    range=allowed("instalments-paid"),
    example="6",
    help=_("刚还完这一期，下一期还没到。"),
)
METHOD = Choice(
    name="method",
    label=_("还款方式"),
    default=Repayment.EQUAL_PAYMENT.value,
    options=options({method: METHODS[method] for method in _METHODS}),
)
QUOTE = quote_field(_("合同怎么报价"), _QUOTES, Quote.YEAR)
PRICES = price_fields(_QUOTES, {Quote.YEAR: _example("year_rate")})
DAYS_IN_YEAR = replace(pricing.DAYS_IN_YEAR, shown_when=quoted(Quote.DAY), rare=True)
EARLY_FEE = Choice(
    name="early_fee",
    label=_("提前还收不收违约金"),
    default=SHARE,
    options=options(
        {NO_FEE: _("不收"), FIXED: _("固定一笔"), SHARE: _("按提前还的本金收一个比例")}
    ),
    help=_("合同里叫违约金、提前还款手续费。"),
)
FEE_FIXED = Money(
    name="fee_fixed",
    label=_("违约金"),
    default=_example("fee_fixed"),
    range=allowed("fee"),
    example="100",
    shown_when=_charged(FIXED),
)
FEE_SHARE = Rate(
    name="fee_share",
    label=_("违约金比例"),
    default=_example("fee_share"),
    range=allowed("early-fee-share"),
    period="share",
    example=_("1 或 1%"),
    shown_when=_charged(SHARE),
)
REST = Choice(
    name="rest",
    label=_("提前还清后，以后各期的利息和手续费"),
    default=Rest.NONE.value,
    options=options({Rest.NONE: _("不再收"), Rest.NEXT: _("只多收一期"), Rest.ALL: _("照样全收")}),
    help=_("有的分期写着“提前还清，剩余手续费一次收齐”。先看合同。"),
)
LATER = optional(
    Count(
        name="later",
        measure=Measure.MONTHS,
        label=_("对比：再还几期才结清"),
        default="",
        unit=_("期"),
        range=allowed("instalments"),
        example="6",
        rare=True,
        help=_("想比一比现在还清和晚点还清，再填。"),
    )
)
EXTRA = optional(
    Money(
        name="extra",
        label=_("对比：先还一部分"),
        default="",
        range=allowed("amount"),
        example="5000",
        rare=True,
        help=_("现在多还的本金。想试再填。"),
    )
)
FORM = Form(
    (
        Section(
            label=_("这笔贷款"),
            fields=(
                PRINCIPAL,
                INSTALMENTS,
                PAID,
                METHOD,
                QUOTE,
                *PRICES.values(),
                DAYS_IN_YEAR,
            ),
        ),
        Section(
            label=_("提前还"),
            fields=(EARLY_FEE, FEE_FIXED, FEE_SHARE, REST, LATER, EXTRA),
        ),
    ),
    picked=_(
        "选一笔就照欠款表填：从现在欠的算起，当作等额本息、没有违约金。合同不是这样就改。"
        "改过的本金、期数、利率会带回欠款表。"
    ),
)


def read(values: Values) -> Comparison:
    """Return the loan and what is to be compared.

    Raises:
        InputError: no instalment is left.
    """
    if values[PAID] >= values[INSTALMENTS]:
        message = _(
            "“{label}”要比一共的期数少，不然已经还清了。可以填 0 期到 {most}。",
            label=PAID.label,
            most=quantity(Decimal(values[INSTALMENTS] - 1), Unit.PERIODS),
        )
        raise InputError({PAID.name: message})
    quote, charged = Quote(values[QUOTE]), values[EARLY_FEE]
    days = values[DAYS_IN_YEAR] if quote is Quote.DAY else DAYS_IN_YEAR.default
    return Comparison(
        loan=Loan(
            principal=values[PRINCIPAL],
            instalments=values[INSTALMENTS],
            method=Repayment(values[METHOD]),
            price=Price(quote, values[PRICES[quote]], pricing.days_in_year(days)),
            paid=values[PAID],
            fee_fixed=values[FEE_FIXED] if charged == FIXED else Decimal(0),
            fee_share=values[FEE_SHARE] if charged == SHARE else Decimal(0),
            rest=Rest(values[REST]),
        ),
        later=values[LATER] or 0,
        extra=values[EXTRA] or Decimal(0),
    )
