"""What the reader is asked about each offer."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.interest.offers import Offer, Quote
from calculators.finance.repayment import Repayment
from calculators.forms.fields import Choice, Condition, Count, Field, Money, Option, Rate
from calculators.forms.form import Form, InputError, Rows, Section, Values
from calculators.forms.ranges import allowed
from calculators.products import Product, products

OWN = "own"
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
}


def price_name(quote: Quote) -> str:
    """Return the name of the field that holds the price of an offer quoted so."""
    return f"price_{quote}"


def _priced_by(quote: Quote) -> Condition:
    return Condition("quote", frozenset({quote.value}))


def _text(reference: str) -> str:
    """Return how a figure of the data files is typed: 10000, or 0.6 for a fraction of 0.006."""
    shown = facts.figure(reference)
    typed = shown.value if shown.unit in _TYPED_AS_THEY_ARE else shown.value * 100
    return display.plain(typed)


_TYPED_AS_THEY_ARE = {facts.Unit.YUAN, facts.Unit.PERIODS, facts.Unit.COUNT, facts.Unit.MONTHS}


def _preset(product: Product) -> Option:
    quote = Quote(product.quote)
    return Option(
        value=product.id,
        label=product.name,
        fills={
            "principal": _text(product.principal.id),
            "instalments": _text(product.instalments.id),
            "method": product.method.value,
            "quote": quote.value,
            price_name(quote): _text(product.price.id),
            "upfront_fee": "0",
        },
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
)
INSTALMENTS = Count(
    name="instalments",
    label="分几期还（一月一期）",
    default=_text("example-offer.instalments"),
    unit="期",
    range=allowed("instalments"),
)
METHOD = Choice(
    name="method",
    label="还款方式",
    default=Repayment.FLAT.value,
    options=tuple(Option(value=key.value, label=label) for key, label in METHODS.items()),
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
    shown_when=_priced_by(Quote.DAY),
)
_MONTH = Rate(
    name=price_name(Quote.MONTH),
    label=QUOTES[Quote.MONTH],
    default=_text("example-offer.month_rate"),
    range=allowed("rate-month"),
    period="month",
    example="1.5 或 1.5%",
    shown_when=_priced_by(Quote.MONTH),
)
_YEAR = Rate(
    name=price_name(Quote.YEAR),
    label=QUOTES[Quote.YEAR],
    default=_text("p-8.low"),
    range=allowed("rate-year"),
    period="year",
    example="18 或 18%",
    shown_when=_priced_by(Quote.YEAR),
)
_PERIOD_FEE = Rate(
    name=price_name(Quote.PERIOD_FEE),
    label=QUOTES[Quote.PERIOD_FEE],
    default=_text("example-offer.fee_rate"),
    range=allowed("fee-rate"),
    period="period",
    help="每一期都按最初的本金收。",
    shown_when=_priced_by(Quote.PERIOD_FEE),
)
_TOTAL_FEE = Money(
    name=price_name(Quote.TOTAL_FEE),
    label=QUOTES[Quote.TOTAL_FEE],
    default=_text("example-offer.total_fee"),
    range=allowed("fee"),
    example="720",
    help="所有期加起来的手续费，平分到每一期。",
    shown_when=_priced_by(Quote.TOTAL_FEE),
)
UPFRONT_FEE = Money(
    name="upfront_fee",
    label="放款时先收的费用",
    default="0",
    range=allowed("fee"),
    example="0 或 200",
    help="砍头息、服务费、会员费都算。没有就填 0。",
)
_PRICES: dict[Quote, Field[Decimal]] = {
    Quote.DAY: _DAY,
    Quote.MONTH: _MONTH,
    Quote.YEAR: _YEAR,
    Quote.PERIOD_FEE: _PERIOD_FEE,
    Quote.TOTAL_FEE: _TOTAL_FEE,
}
OFFERS = Rows(
    name="offers",
    label="方案",
    measure="个",
    fields=(PRESET, PRINCIPAL, INSTALMENTS, METHOD, QUOTE, *_PRICES.values(), UPFRONT_FEE),
    range=allowed("offers"),
    defaults=({}, {"preset": "weilidai", **PRESET.option("weilidai").fills}),
)
FORM = Form((OFFERS, Section(label="共同的算法", fields=(DAYS_IN_YEAR,))))


def read(values: Values) -> tuple[Offer, ...]:
    """Return the offers that were filled in.

    Raises:
        InputError: a fee up front takes the whole principal.
    """
    days = facts.number(f"days-in-year.{values[DAYS_IN_YEAR]}")
    offers = tuple(
        _offer(number, row, int(days)) for number, row in enumerate(values.rows(OFFERS), 1)
    )
    messages = {
        OFFERS.control(offer.number, UPFRONT_FEE): _fee_too_high(offer)
        for offer in offers
        if offer.upfront_fee >= offer.principal
    }
    if messages:
        raise InputError(messages)
    return offers


def _offer(number: int, row: Values, days_in_year: int) -> Offer:
    quote = Quote(row[QUOTE])
    preset = row[PRESET]
    return Offer(
        number=number,
        name="" if preset == OWN else PRESET.option(preset).label,
        principal=row[PRINCIPAL],
        instalments=row[INSTALMENTS],
        quote=quote,
        price=row[_PRICES[quote]],
        method=Repayment(row[METHOD]),
        upfront_fee=row[UPFRONT_FEE],
        days_in_year=days_in_year,
    )


def _fee_too_high(offer: Offer) -> str:
    return (
        f"{UPFRONT_FEE.label}要比本金少，不然等于一分钱没拿到。"
        f"可以填 0 元 到 {display.amount(offer.principal)} 以下。"
    )
