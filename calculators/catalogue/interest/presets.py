"""The products of the data files as answers that fill an offer in."""

from collections.abc import Iterator

from calculators.display import typed
from calculators.forms.fields import Option
from calculators.pricing.fields import price_name
from calculators.pricing.price import Quote
from calculators.products import Product, products

OWN = "own"
"""What is chosen where no product is."""
BY_MONTH, BY_DAY = "month", "day"


def presets() -> Iterator[Option]:
    """Yield an option for each product; it types the product's price into its row."""
    for product in products().values():
        yield Option(value=product.id, label=product.name, fills=_fills(product))


def _fills(product: Product) -> dict[str, str]:
    quote = Quote.REVOLVING if product.days else Quote(product.quote)
    return {
        "quote": quote.value,
        price_name(quote): typed(product.price),
        "method": product.method.value,
        "accrual": BY_DAY if product.by_day else BY_MONTH,
        "upfront_fee": "0",
        "period_fee": "0",
    }
