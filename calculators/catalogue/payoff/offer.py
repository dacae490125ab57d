"""A loan that would replace debts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from calculators.finance.refinancing import Terms


class Which(StrEnum):
    """The debts that the loan replaces."""

    ALL = "all"
    DEARER = "dearer"
    SOME = "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A loan that would replace debts, with what their lenders charge: a share of the balance.

    `missing` names what is not filled in yet; then there are no `terms`. `numbers` are those of
    the rows that are replaced, if these were chosen.
    """

    which: Which
    numbers: tuple[int, ...]
    terms: Terms | None
    missing: tuple[str, ...]
    leaving: Decimal
