"""The kinds of debt that people have, and the prices that are known of some."""

from collections.abc import Iterator

from calculators import facts
from calculators.display import typed
from calculators.finance.rates import Per
from calculators.forms.fields import Choice, Option
from calculators.language import _
from calculators.products import products

CARD, HOUSING, OTHER = "card", "housing", "other"
_COMMON = {
    "fenfu": _("分付"),
    "huabei": _("花呗"),
    "jiebei": _("借呗"),
    "baitiao": _("白条"),
    CARD: _("信用卡"),
    "card_instalment": _("信用卡分期"),
    "online": _("网贷"),
    "finance": _("消费金融"),
    "instalment": _("分期付款"),
    HOUSING: _("房贷"),
    "car": _("车贷"),
    "friends": _("亲友"),
}
"""Kinds that are no product of the data files."""
_MINIMUMS = {"fenfu": ("fenfu-terms.day_high", "fenfu-terms.minimum")}
"""For a kind of which the terms are reported: its price a day, and the minimum as a share."""

USUAL = ("weilidai", "fenfu", CARD, "huabei", "jiebei", "online")
"""The kinds that most people have."""


def kind_field() -> Choice:
    """Return the question what a debt is; an answer types the price that is known of its kind."""
    return Choice(name="kind", label=_("哪一种"), default=OTHER, options=tuple(_options()))


def _terms(kind: str) -> dict[str, str]:
    if kind not in _MINIMUMS:
        return {}
    price, minimum = map(facts.figure, _MINIMUMS[kind])
    return {
        "quote": Per.DAY.value,
        "rate": typed(price),
        "paid_in": "share",
        "payment": typed(minimum),
    }


def _options() -> Iterator[Option]:
    known = products()
    for product in known.values():
        fills = {"quote": product.quote.value, "rate": typed(product.price)}
        yield Option(value=product.id, label=product.name, fills=fills)
    for value, label in _COMMON.items():
        if value not in known:
            yield Option(value=value, label=label, fills=_terms(value))
    yield Option(value=OTHER, label=_("其他"))
