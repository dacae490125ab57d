"""What choosing a kind of debt types into its row."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy_financial as npf
import pytest
import pyxirr

from calculators import facts
from calculators.display import plain
from calculators.facts import DatedValue, Figure, Verdict
from calculators.finance.rates import Per
from calculators.forms.fields import Option
from calculators.household.fields import DEBT_FIELDS, KIND, RATE
from calculators.household.kinds import yearly_rate
from calculators.products import RATES, Product, products

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
def test_a_product_types_its_price_as_it_is_quoted_and_nothing_else(product: Product) -> None:
    fills = KIND.option(product.id).fills
    assert fills.keys() == {"quote", "rate"}
    field = RATE.beside(lambda _: fills["quote"])
    assert field.read(fills["rate"]) == product.price.value


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


def test_only_kinds_with_a_source_have_a_known_price() -> None:
    known = {option.value for option in KIND.options if option.fills}
    assert known == {*products(), "fenfu"}
    assert KIND.option("fenfu").fills == {
        "quote": "day",
        "rate": plain(facts.number("fenfu-terms.day_high") * 100),
        "paid_in": "share",
        "payment": plain(facts.number("fenfu-terms.minimum") * 100),
    }


@pytest.mark.parametrize("option", KIND.options, ids=lambda option: option.value)
def test_a_kind_types_prices_and_never_an_amount(option: Option) -> None:
    assert option.fills.keys() <= {"quote", "rate", "paid_in", "payment"}
    if "payment" in option.fills:
        assert option.fills["paid_in"] == "share"


@pytest.mark.parametrize(
    "label",
    [
        *("分付", "花呗", "借呗", "白条", "信用卡", "信用卡分期", "网贷", "消费金融"),
        *("房贷", "车贷", "亲友", "微粒贷", "WE2000", "小鹅花钱", "其他"),
    ],
)
def test_people_find_the_kinds_that_they_have(label: str) -> None:
    assert [option.label for option in KIND.options].count(label) == 1


def test_every_field_of_a_debt_has_a_name_of_its_own() -> None:
    names = [field.name for field in DEBT_FIELDS]
    names += [former for field in DEBT_FIELDS for former in field.former]
    assert len(names) == len(set(names))
