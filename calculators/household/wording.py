"""What debts are called, how long plans take, and what is said of fields that belong together."""

from calculators.display import span
from calculators.finance.payoff import Plan
from calculators.language import _

NEVER = _("还不完")


def named(number: int, own: str, kind: str, *, alone: bool) -> str:
    """Return what the debt of a row is called: by the reader's own name, its kind, or its number.

    Args:
        number: the row's, from 1.
        own: the reader's own name for it, if there is one.
        kind: what its kind is called, if one was chosen.
        alone: whether no other debt is of its kind.

    >>> named(2, "招行", "信用卡", alone=True), named(2, "", "信用卡", alone=True)
    ('招行', '信用卡')
    >>> named(2, "", "信用卡", alone=False), named(2, "", "", alone=True)
    ('信用卡 2', '欠款 2')
    """
    if own or (kind and alone):
        return own or kind
    if kind:
        return _("{kind} {number}", kind=kind, number=number)
    return _("欠款 {number}", number=number)


def also_needed(given: str, missing: str) -> str:
    """Return the message at an empty field without which another, by its label, means nothing."""
    return _("填了“{given}”，还要填“{missing}”。", given=given, missing=missing)


def length(plan: Plan) -> str:
    """Return how long a plan takes."""
    return span(len(plan.months)) if plan.is_free else NEVER
