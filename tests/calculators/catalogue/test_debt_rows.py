"""What choosing a kind of debt types into its row."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy_financial as npf
import pytest
import pyxirr

from calculators import facts
from calculators.catalogue.debt_rows import CARD, LIMIT, YEARLY_RATE, kind_field, yearly_rate
from calculators.display import plain
from calculators.facts import DatedValue, Figure, Verdict
from calculators.finance.rates import Per
from calculators.products import RATES, Product, products

KIND = kind_field(help="")
LOOKED_UP = date(2026, 11, 24)


def at_price(rate: str, quote: Per) -> Product:
    """Return a product whose price is `rate`."""
    price = Figure(
        entry="x",
        name="price",
        unit=RATES[quote],
        verdict=Verdict.OPINION,
        values=(DatedValue(Decimal(rate)),),
        looked_up=LOOKED_UP,
    )
    return replace(next(iter(products().values())), quote=quote, price=price)


@pytest.mark.parametrize("product", products().values(), ids=lambda product: product.id)
def test_a_product_types_its_yearly_rate(product: Product) -> None:
    fills = KIND.option(product.id).fills
    assert YEARLY_RATE.read(fills["yearly_rate"]) == yearly_rate(product)
    fixed = product.limit_min.value == product.limit_max.value
    assert ("limit" in fills) == fixed
    if fixed:
        assert LIMIT.read(fills["limit"]) == product.limit_max.value


@pytest.mark.parametrize(
    ("rate", "quote"),
    [("0.0005", Per.DAY), ("0.012", Per.MONTH), ("0.24", Per.YEAR)],
)
def test_a_yearly_rate_is_that_of_a_loan_at_the_price(rate: str, quote: Per) -> None:
    # A loan of 12 months, paid back in equal payments at the price's own rate of a month.
    monthly = {
        Per.DAY: float(rate) * 365 / 12,
        Per.MONTH: float(rate),
        Per.YEAR: float(rate) / 12,
    }[quote]
    payment = npf.pmt(monthly, 12, -10_000)
    expected = 12 * pyxirr.irr([10_000, *[-payment] * 12])
    assert float(yearly_rate(at_price(rate, quote))) == pytest.approx(expected, rel=1e-9)


def test_a_card_types_its_rate_and_what_is_none_of_them_nothing() -> None:
    card = facts.number("preset-card.yearly_rate")
    assert KIND.option(CARD).fills == {"yearly_rate": plain(card * 100)}
    assert KIND.option(KIND.default).fills == {}
