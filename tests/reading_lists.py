"""A field for lists, and what it reads in short."""

from decimal import Decimal

from calculators.forms.listing import Listed, Listing, Undated
from calculators.ranges import Range

LIST = Listing(
    name="flows",
    label="清单",
    default="",
    range=Range(Decimal(2), Decimal(1000)),
    amounts=Range(Decimal(0), Decimal(100_000_000)),
    years=Range(Decimal(1990), Decimal(2100)),
)


def flows(listed: Listed) -> list[str]:
    """Return the amounts as they would be typed; those without days a month apart."""
    if isinstance(listed, Undated):
        return [plain(each) for each in (listed.received, *(-each for each in listed.payments))]
    return [f"{day} {plain(amount)}" for day, amount in listed]


def plain(amount: Decimal) -> str:
    """Return an amount without zeros at its end."""
    return f"{amount.normalize():f}"
