"""What choosing a kind of debt types into its row."""

import pytest

from calculators import facts
from calculators.display import plain
from calculators.forms.fields import Option
from calculators.household.fields import DEBT_FIELDS, KIND, RATE
from calculators.products import Product, products


@pytest.mark.parametrize("product", products().values(), ids=lambda product: product.id)
def test_a_product_types_its_price_as_it_is_quoted_and_nothing_else(product: Product) -> None:
    fills = KIND.option(product.id).fills
    assert fills.keys() == {"quote", "rate"}
    field = RATE.beside(lambda _: fills["quote"])
    assert field.read(fills["rate"]) == product.price.value


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
