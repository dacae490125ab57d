"""The loan products that can be chosen: references to the figures of what is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from calculators import datafile, facts
from calculators.datafile import Table
from calculators.facts import Figure
from calculators.finance.repayment import Repayment
from calculators.language import _


class Quoted(StrEnum):
    """How the price of a product is quoted: a rate a day, a month or a year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product with the figures from which an example of it is made.

    `by_day` says that interest is charged by the days of the calendar; one with `days` is used for
    some days and paid back at any time.
    """

    id: str
    name: str
    lender: str
    note: str
    quote: Quoted
    method: Repayment
    limit_min: Figure
    limit_max: Figure
    price_low: Figure
    price_high: Figure
    principal: Figure
    instalments: Figure
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
    example.only("principal", "instalments", "price", "days")
    return Product(
        id=key,
        name=_(table.text("name")),
        lender=_(table.text("lender")),
        note=_(table.text("note")),
        quote=table.choice("quote", Quoted),
        method=table.choice("method", Repayment),
        limit_min=facts.named(limit, "min"),
        limit_max=facts.named(limit, "max"),
        price_low=facts.named(price, "low"),
        price_high=facts.named(price, "high"),
        principal=facts.named(example, "principal"),
        instalments=facts.named(example, "instalments"),
        price=facts.named(example, "price"),
        by_day=table.flag("by_day"),
        days=facts.named(example, "days") if "days" in example else None,
    )
