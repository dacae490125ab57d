"""What is read of a list: amounts in 元, positive where received and negative where paid."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from calculators.finance.returns import DatedAmount


class Undated(NamedTuple):
    """What was received, and what is then paid month by month, of which no day is known."""

    received: Decimal
    payments: tuple[Decimal, ...]


class Lent(NamedTuple):
    """What the reader says beside the list of the money that was lent; either may be unknown."""

    amount: Decimal | None = None
    day: date | None = None


type Listed = tuple[DatedAmount, ...] | Undated
