"""The offers side by side over time: what is still owed, and what was paid for it so far."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from calculators.catalogue.interest.offers import Offer
from calculators.catalogue.interest.wording import title
from calculators.display import money, spaced
from calculators.finance.due_dates import months_between
from calculators.finance.money import EXACT
from calculators.language import _
from calculators.pricing.price import Quote
from calculators.results import POINTS, Chart, Series, spread


def charts(offers: tuple[Offer, ...]) -> tuple[Chart, Chart]:
    """Return the chart of balances and that of costs, month by month.

    Where all offers have the same line, it is drawn once.
    """
    courses = [_course(offer) for offer in offers]
    months = spread(max(course.months[-1] for course in courses) + 1, POINTS)
    x = tuple(map(str, months))

    are_several = len(offers) > 1

    def series(values: Callable[[_Course], Sequence[Decimal]]) -> tuple[Series, ...]:
        lines = [
            tuple([values(course)[course.paid_by(month)] for month in months]) for course in courses
        ]
        if are_several and all(line == lines[0] for line in lines):
            return (Series(label=_("各方案一样"), values=lines[0]),)
        return tuple(
            Series(label=title(offer), values=line)
            for offer, line in zip(offers, lines, strict=True)
        )

    return (
        Chart(
            kind="line",
            title=_("还欠多少本金"),
            description=_("；").join(
                _(
                    "{offer}从 {principal}开始，第 {month} 个月还清",
                    offer=spaced(title(offer)),
                    principal=money(offer.principal),
                    month=course.months[-1],
                )
                for offer, course in zip(offers, courses, strict=True)
            ),
            x_label=_("第几个月"),
            x=x,
            is_line_named=are_several,
            series=series(lambda course: course.balances),
        ),
        Chart(
            kind="line",
            title=_("一共花了多少利息和费用"),
            description=_("；").join(
                _(
                    "{offer}最后花掉 {cost}",
                    offer=spaced(title(offer)),
                    cost=money(offer.schedule.total_cost),
                )
                for offer in offers
            ),
            x_label=_("第几个月"),
            x=x,
            is_line_named=are_several,
            series=series(lambda course: course.costs),
        ),
    )


class _Course(NamedTuple):
    """In which month after the loan each instalment is due, and what was before and after it."""

    months: Sequence[int]
    balances: tuple[Decimal, ...]
    costs: tuple[Decimal, ...]

    def paid_by(self, month: int) -> int:
        """Return how many instalments are due by the end of a month."""
        return bisect_right(self.months, month)


@lru_cache(maxsize=24)
def _course(offer: Offer) -> _Course:
    instalments = offer.schedule.instalments
    charges = (instalment.charge for instalment in instalments)
    return _Course(
        _months(offer),
        (offer.principal, *(instalment.balance for instalment in instalments)),
        tuple(accumulate(charges, EXACT.add, initial=offer.upfront_fee)),
    )


def _months(offer: Offer) -> Sequence[int]:
    """Return in which month after the loan each instalment is due; one begun counts."""
    count = len(offer.schedule.instalments)
    if offer.is_regular and offer.price.quote is not Quote.REVOLVING:
        return range(1, count + 1)
    start = offer.start
    return [months_between(start, day) + (day.day > start.day) for day in offer.due[:count]]
