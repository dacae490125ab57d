"""The kinds of debt that can be chosen, and the yearly rate that each types into its row."""

from collections.abc import Iterator
from decimal import Decimal

from calculators import display, facts
from calculators.facts import Figure, Unit
from calculators.finance.money import EXACT
from calculators.forms.fields import Option
from calculators.products import products

CARD, INSTALMENT, HOUSING, OTHER = "card", "instalment", "housing", "other"


def kinds(rate: str, limit: str) -> Iterator[Option]:
    """Yield the kinds, housing loans left out.

    Args:
        rate: the name of the field for the yearly rate.
        limit: the name of the field for the credit limit; a product's that is the same for all
            is typed into it.
    """
    for product in products().values():
        fills = {rate: as_typed(yearly_rate(product.price))}
        if product.limit_min.value == product.limit_max.value:
            fills[limit] = display.plain(product.limit_max.value)
        yield Option(value=product.id, label=product.name, fills=fills)
    card = as_typed(facts.number("preset-card.yearly_rate"))
    yield Option(value=CARD, label="信用卡", fills={rate: card})
    yield Option(value=INSTALMENT, label="分期付款")


def yearly_rate(price: Figure) -> Decimal:
    """Return a price for a day or a year as a simple rate a year, a fraction.

    >>> yearly_rate(facts.figure("p-2.high"))
    Decimal('0.1825')
    """
    if price.unit is Unit.RATE_DAY:
        return EXACT.multiply(price.value, facts.number("days-in-year.actual"))
    return price.value


def as_typed(rate: Decimal) -> str:
    """Return a rate as it is typed: 18.25 for a fraction of 0.1825.

    >>> as_typed(Decimal("0.1825"))
    '18.25'
    """
    return display.plain(rate * 100)
