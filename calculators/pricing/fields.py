"""What is asked about a price: how it is quoted, and how much it is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from calculators import display, facts
from calculators.display import typed
from calculators.forms.fields import Choice, Condition, Field, Money, Rate, options
from calculators.language import _
from calculators.pricing.price import Quote
from calculators.pricing.wording import QUOTES, UNITS
from calculators.ranges import allowed

_FIELDS: Final[Mapping[Quote, Money | Rate]] = {
    Quote.DAY: Rate(
        name="price_day",
        label=QUOTES[Quote.DAY],
        default=typed(facts.figure("claim-weilidai-rate.high")),
        range=allowed("rate-day"),
        period="day",
        example=_("0.05 或 万分之5"),
    ),
    Quote.MONTH: Rate(
        name="price_month",
        label=QUOTES[Quote.MONTH],
        default=typed(facts.figure("example-offer.month_rate")),
        range=allowed("rate-month"),
        period="month",
        example=_("1.5 或 1.5%"),
    ),
    Quote.YEAR: Rate(
        name="price_year",
        label=QUOTES[Quote.YEAR],
        default=typed(facts.figure("claim-xiaoe-rate.low")),
        range=allowed("rate-year"),
        period="year",
        example=_("18 或 18%"),
    ),
    Quote.PERIOD_FEE: Rate(
        name="price_period_fee",
        label=QUOTES[Quote.PERIOD_FEE],
        default=typed(facts.figure("example-offer.fee_rate")),
        range=allowed("fee-rate"),
        period="period",
        help=_("每一期都按最初的本金收。"),
    ),
    Quote.TOTAL_FEE: Money(
        name="price_total_fee",
        label=QUOTES[Quote.TOTAL_FEE],
        default=typed(facts.figure("example-offer.total_fee")),
        range=allowed("fee"),
        example="720",
        help=_("所有期加起来的手续费，平分到每一期。"),
    ),
    Quote.PAYMENT: Money(
        name="price_payment",
        label=QUOTES[Quote.PAYMENT],
        default=typed(facts.figure("example-offer.payment")),
        range=allowed("amount"),
        example="893.33",
        help=_("每期要付的钱都加在一起。"),
    ),
}
DAYS_IN_YEAR: Final = Choice(
    name="days_in_year",
    label=_("日利率换算成年利率"),
    default="actual",
    options=options(
        {
            name: _("一年按 {days}", days=display.figure(figure))
            for name, figure in facts.entry("days-in-year").figures.items()
        }
    ),
    help=_("合同里会写。多数消费贷按前一种算。"),
)
_SAME_FIELD: Final = {Quote.REVOLVING: Quote.DAY}


def price_name(quote: Quote) -> str:
    """Return the name of the field that holds a price quoted so."""
    return _FIELDS[_SAME_FIELD.get(quote, quote)].name


def rate_field(quote: Quote) -> Rate:
    """Return the field that reads a price which is a rate on what is owed, quoted so."""
    field = _FIELDS[quote]
    assert isinstance(field, Rate)  # noqa: S101 (a slip of ours, not of the caller)
    return field


def quoted(*quotes: Quote) -> Condition:
    """Return the condition that the price is quoted in one of these ways."""
    return Condition("quote", frozenset(quote.value for quote in quotes))


def days_in_year(choice: str) -> int:
    """Return the days that a year has by an answer to `DAYS_IN_YEAR`."""
    return int(facts.number(f"days-in-year.{choice}"))


def quote_field(label: str, quotes: Iterable[Quote], default: Quote) -> Choice:
    """Return the question how the price is quoted, which follows the price."""
    known = tuple(quotes)
    return Choice(
        name="quote",
        label=label,
        default=default.value,
        options=options({quote: UNITS[quote] for quote in known}),
        behind=tuple(dict.fromkeys(price_name(quote) for quote in known)),
    )


def price_fields(
    quotes: Iterable[Quote], defaults: Mapping[Quote, str] | None = None
) -> dict[Quote, Field[Decimal]]:
    """Return the field that holds the price for each quote; some share one.

    Args:
        quotes: the ways of quoting that can be chosen, in order.
        defaults: what is in a field at first where it is not the usual example.
    """
    known = tuple(quotes)
    fields: dict[Quote, Field[Decimal]] = {}
    for quote in known:
        field = _FIELDS[_SAME_FIELD.get(quote, quote)]
        together = (each for each in known if price_name(each) == field.name)
        fields[quote] = replace(
            field,
            default=(defaults or {}).get(quote, field.default),
            shown_when=quoted(*together),
        )
    return fields
