"""What the reader is asked about the loan and about paying it back early."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.prepay.courses import Comparison
from calculators.catalogue.prepay.loan import Loan, Quote, Rest
from calculators.facts import Unit
from calculators.finance.repayment import Repayment
from calculators.forms.fields import Choice, Condition, Count, Field, Money, Option, Rate
from calculators.forms.form import Form, InputError, Section, Values
from calculators.forms.ranges import allowed

NO_FEE, FIXED, SHARE = "none", "fixed", "share"
METHODS = {
    Repayment.EQUAL_PAYMENT: "等额本息（每期还的一样多）",
    Repayment.EQUAL_PRINCIPAL: "等额本金（本金平分，利息越还越少）",
    Repayment.FLAT: "等本等息（利息一直按最初本金算）",
    Repayment.INTEREST_ONLY: "先息后本（每期只还利息，最后还本金）",
}
QUOTES = {
    Quote.YEAR: "年利率",
    Quote.MONTH: "月利率",
    Quote.DAY: "日利率",
    Quote.PERIOD_FEE: "每期手续费率",
    Quote.TOTAL_FEE: "总手续费",
}
RESTS = {
    Rest.NONE: "不再收",
    Rest.NEXT: "只多收一期",
    Rest.ALL: "照样全收",
}
_TYPED_AS_THEY_ARE = {Unit.YUAN, Unit.PERIODS}


def _text(reference: str) -> str:
    """Return how a figure of the data files is typed: 10000, or 18 for a fraction of 0.18."""
    shown = facts.figure(reference)
    return display.plain(shown.value if shown.unit in _TYPED_AS_THEY_ARE else shown.value * 100)


def _quoted(quote: Quote) -> Condition:
    return Condition("quote", frozenset({quote.value}))


def _charged(kind: str) -> Condition:
    return Condition("early_fee", frozenset({kind}))


PRINCIPAL = Money(
    name="principal",
    label="当初借了多少",
    default=_text("example-prepay.principal"),
    range=allowed("principal"),
)
INSTALMENTS = Count(
    name="instalments",
    label="一共几期（一月一期）",
    default=_text("example-prepay.instalments"),
    unit="期",
    range=allowed("instalments"),
)
PAID = Count(
    name="paid",
    label="已经还了几期",
    default=_text("example-prepay.paid"),
    unit="期",
    range=allowed("instalments-paid"),
    example="6",
    help="刚还完这一期，下一期还没到。",
)
METHOD = Choice(
    name="method",
    label="还款方式",
    default=Repayment.EQUAL_PAYMENT.value,
    options=tuple(Option(value=key.value, label=label) for key, label in METHODS.items()),
)
QUOTE = Choice(
    name="quote",
    label="合同怎么报价",
    default=Quote.YEAR.value,
    options=tuple(Option(value=key.value, label=label) for key, label in QUOTES.items()),
)
_PRICES: dict[Quote, Field[Decimal]] = {
    Quote.YEAR: Rate(
        name="price_year",
        label=QUOTES[Quote.YEAR],
        default=_text("example-prepay.year_rate"),
        range=allowed("rate-year"),
        period="year",
        example="18 或 18%",
        shown_when=_quoted(Quote.YEAR),
    ),
    Quote.MONTH: Rate(
        name="price_month",
        label=QUOTES[Quote.MONTH],
        default=_text("example-offer.month_rate"),
        range=allowed("rate-month"),
        period="month",
        example="1.5 或 1.5%",
        shown_when=_quoted(Quote.MONTH),
    ),
    Quote.DAY: Rate(
        name="price_day",
        label=QUOTES[Quote.DAY],
        default=_text("p-2.high"),
        range=allowed("rate-day"),
        period="day",
        example="0.05 或 万分之5",
        shown_when=_quoted(Quote.DAY),
    ),
    Quote.PERIOD_FEE: Rate(
        name="price_period_fee",
        label=QUOTES[Quote.PERIOD_FEE],
        default=_text("example-offer.fee_rate"),
        range=allowed("fee-rate"),
        period="period",
        help="每一期都按最初的本金收。",
        shown_when=_quoted(Quote.PERIOD_FEE),
    ),
    Quote.TOTAL_FEE: Money(
        name="price_total_fee",
        label=QUOTES[Quote.TOTAL_FEE],
        default=_text("example-offer.total_fee"),
        range=allowed("fee"),
        example="720",
        help="所有期加起来的手续费，平分到每一期。",
        shown_when=_quoted(Quote.TOTAL_FEE),
    ),
}
DAYS_IN_YEAR = Choice(
    name="days_in_year",
    label="日利率换算成年利率",
    default="actual",
    options=tuple(
        Option(value=name, label=f"一年按 {display.figure(figure)}")
        for name, figure in facts.entry("days-in-year").figures.items()
    ),
    help="合同里会写。多数消费贷按前一种算。",
    shown_when=_quoted(Quote.DAY),
)
EARLY_FEE = Choice(
    name="early_fee",
    label="提前还要不要违约金",
    default=SHARE,
    options=(
        Option(value=NO_FEE, label="不要"),
        Option(value=FIXED, label="固定一笔"),
        Option(value=SHARE, label="按提前还的本金收一个比例"),
    ),
    help="合同里叫违约金、提前还款手续费。",
)
FEE_FIXED = Money(
    name="fee_fixed",
    label="违约金",
    default=_text("example-prepay.fee_fixed"),
    range=allowed("fee"),
    example="100",
    shown_when=_charged(FIXED),
)
FEE_SHARE = Rate(
    name="fee_share",
    label="违约金比例",
    default=_text("example-prepay.fee_share"),
    range=allowed("early-fee-share"),
    period="period",
    example="1 或 1%",
    shown_when=_charged(SHARE),
)
REST = Choice(
    name="rest",
    label="提前还清后，以后各期的利息和手续费",
    default=Rest.NONE.value,
    options=tuple(Option(value=key.value, label=label) for key, label in RESTS.items()),
    help="有的分期写着“提前还清，剩余手续费一次收齐”。先看合同。",
)
LATER = Count(
    name="later",
    label="如果再等几期还清",
    default=_text("example-prepay.later"),
    unit="期",
    range=allowed("instalments"),
    example="6",
    help="比一比现在还清和再等几期还清。",
)
EXTRA = Money(
    name="extra",
    label="如果只多还一部分",
    default=_text("example-prepay.extra"),
    range=allowed("amount"),
    example="5000",
    help="现在多还的本金。不想试就填 0。",
)
FORM = Form(
    (
        Section(
            label="这笔贷款",
            fields=(
                PRINCIPAL,
                INSTALMENTS,
                PAID,
                METHOD,
                QUOTE,
                *_PRICES.values(),
                DAYS_IN_YEAR,
            ),
        ),
        Section(
            label="提前还",
            fields=(EARLY_FEE, FEE_FIXED, FEE_SHARE, REST, LATER, EXTRA),
        ),
    )
)


def read(values: Values) -> Comparison:
    """Return the loan and what is to be compared.

    Raises:
        InputError: no instalment is left.
    """
    if values[PAID] >= values[INSTALMENTS]:
        most = values[INSTALMENTS] - 1
        message = f"{PAID.label}要比一共几期少，不然已经还清了。可以填 0 期 到 {most} 期。"
        raise InputError({PAID.name: message})
    quote, charged = Quote(values[QUOTE]), values[EARLY_FEE]
    days = values[DAYS_IN_YEAR] if quote is Quote.DAY else DAYS_IN_YEAR.default
    return Comparison(
        loan=Loan(
            principal=values[PRINCIPAL],
            instalments=values[INSTALMENTS],
            method=Repayment(values[METHOD]),
            quote=quote,
            price=values[_PRICES[quote]],
            days_in_year=int(facts.number(f"days-in-year.{days}")),
            paid=values[PAID],
            fee_fixed=values[FEE_FIXED] if charged == FIXED else Decimal(0),
            fee_share=values[FEE_SHARE] if charged == SHARE else Decimal(0),
            rest=Rest(values[REST]),
        ),
        later=values[LATER],
        extra=values[EXTRA],
    )
