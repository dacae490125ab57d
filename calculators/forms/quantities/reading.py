"""What a reader of quantities returns."""

from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """A value; `is_plain` says that nobody could take what was typed for another one.

    `otherwise` is what some people mean by the same words.
    """

    value: Decimal
    is_plain: bool
    otherwise: Decimal | None = None
