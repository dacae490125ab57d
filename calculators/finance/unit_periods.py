"""A first period that is longer or shorter than the others, as US Regulation Z counts it.

Appendix J to 12 CFR 1026 measures time in unit-periods, the time between two payments, and
discounts by (1 + i) for each full one but, simply, by 1 + f i for a fraction f of one.
"""

from collections.abc import Sequence

from calculators.finance.returns import Amount

__all__ = ["with_first_period"]


def with_first_period(
    advance: Amount, payments: Sequence[Amount], days: int, days_in_period: int
) -> tuple[float, ...]:
    """Make evenly spaced flows that have the rate of a loan with an odd first period.

    The general equation of Appendix J (b)(8) for one advance A and payments P_k, the first of
    which comes after n full unit-periods and a fraction f of one, is

        A = sum of P_k / ((1 + f i) (1 + i)^(n + k)),   k = 0, 1, 2, ...

    Multiplied by 1 + f i, its left side is f A (1 + i) + (1 - f) A: a part f of the advance
    paid one period before the rest. That is an ordinary internal rate of return, so that
    ``returns.irr`` solves it, finds every rate, and tells when there is none. (A loss within
    a first period of less than one unit-period may want a rate below -100%, and has none.)

    Args:
        advance: what is received; any currency.
        payments: one a period, from the first to the last, of the opposite sign.
        days: from the advance to the first payment, 0 or more.
        days_in_period: between two payments, at least 1. By (b)(5) of the appendix a month
            has 30 days, a quarter 90, a week 7, whatever the calendar says.

    Returns:
        Flows for ``returns.irr``, whose rate is that of a unit-period.

    Raises:
        ValueError: no payments, or a time out of its range.

    A loan of 6,000 on 10 February, 36 payments of 200 on the first of each month from April,
    so after a month and 19 days; Appendix J (c)(1)(ii) gives 11.82%:

    >>> from calculators.finance.returns import irr
    >>> round(12 * irr(with_first_period(6000, [-200] * 36, 49, 30)), 4)
    0.1182
    """
    if not payments or days < 0 or days_in_period < 1:
        raise ValueError(f"payments and times must be there: {len(payments)}, {days}")
    full, rest = divmod(days, days_in_period)
    fraction, amount = rest / days_in_period, float(advance)
    flows = [fraction * amount, (1 - fraction) * amount, *(0.0,) * full]
    flows += [0.0] * (len(payments) - 1)
    for number, payment in enumerate(payments, full + 1):
        flows[number] += float(payment)
    return tuple(flows)
