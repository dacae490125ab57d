"""The loan products that can be chosen: references to the figures of what is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from calculators import datafile, facts
from calculators.datafile import Table
from calculators.facts import Figure, Unit
from calculators.finance.rates import Per
from calculators.finance.repayment import Repayment
from calculators.language import _

RATES = {Per.DAY: Unit.RATE_DAY, Per.MONTH: Unit.RATE_MONTH, Per.YEAR: Unit.RATE_YEAR}
"""The unit of a price for each way of quoting it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product with the figures from which an example of it is made.

    `quote` is the time for which its prices are rates. `by_day` says that interest is charged by
    the days of the calendar; one with `days` is used for some days and paid back at any time.
    """

    id: str
    name: str
    lender: str
    note: str
    quote: Per
    method: Repayment
    limit_min: Figure
    limit_max: Figure
    price_low: Figure
    price_high: Figure
    price: Figure
    by_day: bool
    days: Figure | None


@cache
def products() -> Mapping[str, Product]:
    """Return every product by its id, in the order of the file."""
    file = datafile.read("products")
    return {key: _product(key, file.table(key)) for key in file}


def _product(key: str, table: Table) -> Product:
    table.only(
        "name",
        "lender",
        "note",
        "limit",
        "quote",
        "price",
        "method",
        "by_day",
        "default",
    )
    limit, price, example = table.table("limit"), table.table("price"), table.table("default")
    limit.only("min", "max")
    price.only("low", "high")
    example.only("price", "days")
    quote = table.choice("quote", Per)
    return Product(
        id=key,
        name=_(table.text("name")),
        lender=_(table.text("lender")),
        note=_(table.text("note")),
        quote=quote,
        method=table.choice("method", Repayment),
        limit_min=_named(limit, "min", Unit.YUAN),
        limit_max=_named(limit, "max", Unit.YUAN),
        price_low=_named(price, "low", RATES[quote]),
        price_high=_named(price, "high", RATES[quote]),
        price=_named(example, "price", RATES[quote]),
        by_day=table.flag("by_day"),
        days=_named(example, "days", Unit.DAYS) if "days" in example else None,
    )


def _named(table: Table, key: str, unit: Unit) -> Figure:
    """Return the figure that a product names under `key`, which must have the `unit`."""
    figure = facts.named(table, key)
    if figure.unit is not unit:
        raise table.error(key, f"{figure.id} must be in {unit}, not in {figure.unit}")
    return figure
