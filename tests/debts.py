"""Rows of the list of debts, as they are typed."""

from collections.abc import Mapping

from calculators.household.fields import DEBT_FIELDS


def rows(*debts: Mapping[str, object]) -> dict[str, str]:
    """Return what is in the list: of each debt what is given, the rest is empty."""
    return {
        f"debts.{number}.{field.name}": str(debt.get(field.name, field.blank))
        for number, debt in enumerate(debts or ({},), 1)
        for field in DEBT_FIELDS
    }
