"""What the reader is asked about each offer."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.interest.offers import Quote
from calculators.finance.repayment import Repayment
from calculators.forms.days import Day, OptionalDay
from calculators.forms.fields import Choice, Condition, Count, Field, Money, Option, Rate
from calculators.forms.form import Form, Rows, Section
from calculators.forms.ranges import allowed
from calculators.products import Product, products

OWN = "own"
COMMON = "common"
BY_MONTH, BY_DAY = "month", "day"
WAIVED, CHARGED = "waived", "charged"
METHODS = {
    Repayment.EQUAL_PAYMENT: "等额本息（每期还的一样多）",
    Repayment.EQUAL_PRINCIPAL: "等额本金（本金平分，利息越还越少）",
    Repayment.INTEREST_ONLY: "先息后本（每期只还利息，最后还本金）",
    Repayment.BULLET: "一次还本付息（到期一起还）",
    Repayment.FLAT: "等本等息（利息一直按最初本金算）",
}
QUOTES = {
    Quote.DAY: "日利率",
    Quote.MONTH: "月利率",
    Quote.YEAR: "年利率",
    Quote.PERIOD_FEE: "每期手续费率",
    Quote.TOTAL_FEE: "总手续费",
    Quote.PAYMENT: "每期还多少钱",
    Quote.USE: "日利率，随借随还",
}
_RATES = (Quote.DAY, Quote.MONTH, Quote.YEAR)
_INSTALMENTS = tuple(quote for quote in Quote if quote is not Quote.USE)


def price_name(quote: Quote) -> str:
    """Return the name of the field that holds the price of an offer quoted so."""
    return f"price_{Quote.DAY if quote is Quote.USE else quote}"


def _quoted(*quotes: Quote) -> Condition:
    return Condition("quote", frozenset(quote.value for quote in quotes))


def _text(reference: str) -> str:
    """Return how a figure of the data files is typed: 10000, or 0.6 for a fraction of 0.006."""
    shown = facts.figure(reference)
    typed = shown.value if shown.unit in _TYPED_AS_THEY_ARE else shown.value * 100
    return display.plain(typed)


_TYPED_AS_THEY_ARE = {
    facts.Unit.YUAN,
    facts.Unit.PERIODS,
    facts.Unit.COUNT,
    facts.Unit.MONTHS,
    facts.Unit.DAYS,
}


def _preset(product: Product) -> Option:
    quote = Quote.USE if product.days else Quote(product.quote)
    fills = {
        "principal": _text(product.principal.id),
        "quote": quote.value,
        price_name(quote): _text(product.price.id),
        "instalments": _text(product.instalments.id),
        "method": product.method.value,
        "accrual": BY_DAY if product.by_day else BY_MONTH,
        "upfront_fee": "0",
        "period_fee": "0",
        "settle_after": "0",
    }
    if product.days:
        fills["days"] = _text(product.days.id)
    return Option(value=product.id, label=product.name, fills=fills)


AMOUNTS = Choice(
    name="amounts",
    label="借款金额",
    default=OWN,
    options=(
        Option(value=OWN, label="每个方案各填各的"),
        Option(value=COMMON, label="几个方案借一样多"),
    ),
)
AMOUNT = Money(
    name="amount",
    label="都借多少",
    default=_text("example-offer.principal"),
    range=allowed("principal"),
    shown_when=Condition("amounts", frozenset({COMMON})),
)
START = Day(
    name="start",
    label="放款日",
    default=str(facts.figure("example-offer-start.amount").since),
    years=allowed("years"),
    help="钱到账的那一天。用来排出还款日，按天计息时还用来数天数。",
    rare=True,
)
FIRST_DUE = OptionalDay(
    name="first_due",
    label="第一次还款日",
    default="",
    years=allowed("years"),
    help="不填就是放款后一个月。以后每月同一天还。",
    rare=True,
)
DAYS_IN_YEAR = Choice(
    name="days_in_year",
    label="日利率换算成年利率",
    default="actual",
    options=(
        *(
            Option(value=name, label=f"一年按 {display.figure(figure)}")
            for name, figure in facts.entry("days-in-year").figures.items()
        ),
    ),
    help="合同里会写。多数消费贷按前一种算。",
    rare=True,
)
PRESET = Choice(
    name="preset",
    label="套用产品的数字",
    default=OWN,
    options=(
        Option(value=OWN, label="自己填"),
        *(_preset(product) for product in products().values()),
    ),
)
PRINCIPAL = Money(
    name="principal",
    label="借款本金",
    default=_text("example-offer.principal"),
    range=allowed("principal"),
    shown_when=Condition("amounts", frozenset({OWN})),
)
QUOTE = Choice(
    name="quote",
    label="对方怎么报价",
    default=Quote.PERIOD_FEE.value,
    options=tuple(Option(value=key.value, label=label) for key, label in QUOTES.items()),
)
_DAY = Rate(
    name=price_name(Quote.DAY),
    label=QUOTES[Quote.DAY],
    default=_text("p-2.high"),
    range=allowed("rate-day"),
    period="day",
    example="0.05 或 万分之5",
    shown_when=_quoted(Quote.DAY, Quote.USE),
)
_MONTH = Rate(
    name=price_name(Quote.MONTH),
    label=QUOTES[Quote.MONTH],
    default=_text("example-offer.month_rate"),
    range=allowed("rate-month"),
    period="month",
    example="1.5 或 1.5%",
    shown_when=_quoted(Quote.MONTH),
)
_YEAR = Rate(
    name=price_name(Quote.YEAR),
    label=QUOTES[Quote.YEAR],
    default=_text("p-8.low"),
    range=allowed("rate-year"),
    period="year",
    example="18 或 18%",
    shown_when=_quoted(Quote.YEAR),
)
_PERIOD_FEE = Rate(
    name=price_name(Quote.PERIOD_FEE),
    label=QUOTES[Quote.PERIOD_FEE],
    default=_text("example-offer.fee_rate"),
    range=allowed("fee-rate"),
    period="period",
    help="每一期都按最初的本金收。",
    shown_when=_quoted(Quote.PERIOD_FEE),
)
_TOTAL_FEE = Money(
    name=price_name(Quote.TOTAL_FEE),
    label=QUOTES[Quote.TOTAL_FEE],
    default=_text("example-offer.total_fee"),
    range=allowed("fee"),
    example="720",
    help="所有期加起来的手续费，平分到每一期。",
    shown_when=_quoted(Quote.TOTAL_FEE),
)
PAYMENT = Money(
    name=price_name(Quote.PAYMENT),
    label=QUOTES[Quote.PAYMENT],
    default=_text("example-offer.payment"),
    range=allowed("amount"),
    example="893.33",
    help="每期要付的钱都加在一起。",
    shown_when=_quoted(Quote.PAYMENT),
)
INSTALMENTS = Count(
    name="instalments",
    label="分几期还（一月一期）",
    default=_text("example-offer.instalments"),
    unit="期",
    range=allowed("instalments"),
    shown_when=_quoted(*_INSTALMENTS),
)
DAYS = Count(
    name="days",
    label="用多少天",
    default=_text("we2000-example.days"),
    unit="天",
    range=allowed("use-days"),
    example="30",
    help="用几天算几天的利息，到时候一次还清。",
    shown_when=_quoted(Quote.USE),
)
METHOD = Choice(
    name="method",
    label="还款方式",
    default=Repayment.FLAT.value,
    options=tuple(Option(value=key.value, label=label) for key, label in METHODS.items()),
    shown_when=_quoted(*(quote for quote in _INSTALMENTS if quote is not Quote.PAYMENT)),
)
UPFRONT_FEE = Money(
    name="upfront_fee",
    label="放款时先收的费用",
    default="0",
    range=allowed("fee"),
    example="0 或 200",
    help="砍头息、服务费、会员费，从到账的钱里扣掉的也算。没有就填 0。",
)
ACCRUAL = Choice(
    name="accrual",
    label="利息怎么数时间",
    default=BY_MONTH,
    options=(
        Option(value=BY_MONTH, label="每个月一样算"),
        Option(value=BY_DAY, label="按实际天数算"),
    ),
    help="微粒贷这类“按日计息”的，选按实际天数。",
    shown_when=_quoted(*_RATES),
    rare=True,
)
PERIOD_FEE = Money(
    name="period_fee",
    label="每期另收的保险费、担保费",
    default="0",
    range=allowed("fee"),
    example="0 或 15",
    help="报价里没算进去、每期又要交的钱。",
    rare=True,
)
SETTLE_AFTER = Count(
    name="settle_after",
    label="还到第几期就提前结清",
    default="0",
    unit="期",
    range=allowed("settle-after"),
    example="6，不提前就填 0",
    help="和这一期一起，把剩下的本金还清。不提前就填 0。",
    shown_when=_quoted(*_INSTALMENTS),
    rare=True,
)
SETTLE_SHARE = Rate(
    name="settle_share",
    label="提前结清的违约金",
    default="0",
    range=allowed("early-fee-share"),
    example="0 或 3%",
    help="占剩余本金的百分之几。",
    shown_when=_quoted(*_INSTALMENTS),
    rare=True,
)
SETTLE_REST = Choice(
    name="settle_rest",
    label="提前结清时，后面各期的利息和手续费",
    default=WAIVED,
    options=(
        Option(value=WAIVED, label="不再收"),
        Option(value=CHARGED, label="照样全收"),
    ),
    shown_when=_quoted(*_INSTALMENTS),
    rare=True,
)
PRICES: dict[Quote, Field[Decimal]] = {
    Quote.DAY: _DAY,
    Quote.MONTH: _MONTH,
    Quote.YEAR: _YEAR,
    Quote.PERIOD_FEE: _PERIOD_FEE,
    Quote.TOTAL_FEE: _TOTAL_FEE,
    Quote.PAYMENT: PAYMENT,
    Quote.USE: _DAY,
}
OFFERS = Rows(
    name="offers",
    label="方案",
    measure="个",
    fields=(
        PRESET,
        PRINCIPAL,
        QUOTE,
        *dict.fromkeys(PRICES.values()),
        INSTALMENTS,
        DAYS,
        METHOD,
        UPFRONT_FEE,
        ACCRUAL,
        PERIOD_FEE,
        SETTLE_AFTER,
        SETTLE_SHARE,
        SETTLE_REST,
    ),
    range=allowed("offers"),
    defaults=({}, {"preset": "weilidai", **PRESET.option("weilidai").fills}),
)
FORM = Form(
    (
        Section(label="几个方案共同的", fields=(AMOUNTS, AMOUNT, START, FIRST_DUE, DAYS_IN_YEAR)),
        OFFERS,
    )
)
