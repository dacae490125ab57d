"""What choosing a kind of debt types into its row."""

from decimal import Decimal

from calculators import facts
from calculators.catalogue.debt_rows import CARD, LIMIT, YEARLY_RATE, kind_field
from calculators.display import plain
from calculators.products import products

KIND = kind_field(help="")


def test_a_product_types_its_yearly_rate() -> None:
    for product in products().values():
        fills = KIND.option(product.id).fills
        rate = YEARLY_RATE.read(fills["yearly_rate"])
        days = facts.number("days-in-year.actual") if product.quote == "day" else Decimal(1)
        assert rate == product.price.value * days
        fixed = product.limit_min.value == product.limit_max.value
        assert ("limit" in fills) == fixed
        if fixed:
            assert LIMIT.read(fills["limit"]) == product.limit_max.value


def test_a_card_types_its_rate_and_what_is_none_of_them_nothing() -> None:
    card = facts.number("preset-card.yearly_rate")
    assert KIND.option(CARD).fills == {"yearly_rate": plain(card * 100)}
    assert KIND.option(KIND.default).fills == {}
