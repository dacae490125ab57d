"""What is asked about a debt wherever debts are listed: its kind, its balance and its rate."""

from collections.abc import Iterator
from decimal import Decimal

from calculators import display, facts
from calculators.display import typed
from calculators.finance import rates
from calculators.forms.fields import Choice, Money, Option, Rate
from calculators.forms.ranges import allowed
from calculators.language import _
from calculators.products import Product, products

CARD, INSTALMENT, OTHER = "card", "instalment", "other"
BALANCE = Money(
    name="balance",
    label=_("还欠多少"),
    default="0",
    range=allowed("amount"),
    help=_("没还的本金。没有欠款就填 0。"),
)
YEARLY_RATE = Rate(
    name="yearly_rate",
    label=_("年利率"),
    default="0",
    range=allowed("rate-year"),
    example=_("18 或 18%"),
    help=_(
        "手续费也要折成年利率，可以用“{calculator}”算。只知道日利率，就乘以 {days}。",
        calculator=_("反推真实年化"),
        days=typed(facts.figure("days-in-year.actual")),
    ),
)
LIMIT = Money(
    name="limit",
    label=_("授信额度"),
    default="0",
    range=allowed("amount"),
    help=_("对方一共给你多少额度，用没用都算。没有额度的贷款，填当初借的数。"),
)


def kind_field(*more: Option, help: str) -> Choice:  # noqa: A002 (the field's own word)
    """Return the question what a debt is; an answer types what is known of its kind.

    Args:
        more: kinds beside the products, cards, instalments and what is none of them.
        help: what stands below the field.
    """
    return Choice(
        name="kind",
        label=_("哪一种"),
        default=OTHER,
        options=(*_kinds(), *more, Option(value=OTHER, label=_("其他"))),
        help=help,
    )


def yearly_rate(product: Product) -> Decimal:
    """Return the price of a product's example as a simple rate a year, a fraction."""
    days = int(facts.number("days-in-year.actual"))
    return rates.yearly_rate(product.price.value, product.quote, days)


def example(kind: str, entry: str) -> dict[str, str]:
    """Return a row with the figures of an entry, which are named like the fields."""
    figures = facts.entry(entry).figures
    return {"kind": kind, **{name: typed(figure) for name, figure in figures.items()}}


def _kinds() -> Iterator[Option]:
    for product in products().values():
        fills = {YEARLY_RATE.name: display.plain(yearly_rate(product) * 100)}
        if product.limit_min.value == product.limit_max.value:
            fills[LIMIT.name] = typed(product.limit_max)
        yield Option(value=product.id, label=product.name, fills=fills)
    card = typed(facts.figure("preset-card.yearly_rate"))
    yield Option(value=CARD, label=_("信用卡"), fills={YEARLY_RATE.name: card})
    yield Option(value=INSTALMENT, label=_("分期付款"))
