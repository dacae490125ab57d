"""The offers side by side over time: what is still owed, and what was paid for it so far."""

from collections.abc import Iterable
from decimal import Decimal

from calculators.catalogue.interest.offers import Offer, Quote
from calculators.catalogue.interest.wording import title
from calculators.display import money
from calculators.finance.money import EXACT
from calculators.finance.rates import MONTHS_IN_YEAR
from calculators.results import Chart, Series


def charts(offers: tuple[Offer, ...]) -> tuple[Chart, Chart]:
    """Return the chart of balances and that of costs, month by month."""
    ends = [_months(offer)[-1] for offer in offers]
    months = range(max(ends) + 1)
    x = tuple(map(str, months))
    balances = tuple(
        _series(
            offer, len(x), offer.principal, (each.balance for each in offer.schedule.instalments)
        )
        for offer in offers
    )
    costs = tuple(_series(offer, len(x), offer.upfront_fee, _cumulated(offer)) for offer in offers)
    return (
        Chart(
            kind="line",
            title="还欠多少本金",
            description="；".join(
                f"{title(offer)}从 {money(offer.principal)}开始，第 {end} 个月还清"
                for offer, end in zip(offers, ends, strict=True)
            ),
            x_label="第几个月",
            x=x,
            y_label="剩余本金",
            series=balances,
        ),
        Chart(
            kind="line",
            title="一共花了多少利息和费用",
            description="；".join(
                f"{title(offer)}最后花掉 {money(offer.schedule.total_cost)}" for offer in offers
            ),
            x_label="第几个月",
            x=x,
            y_label="累计成本",
            series=costs,
        ),
    )


def _months(offer: Offer) -> list[int]:
    """Return in which month after the loan each instalment is due; one begun counts."""
    if offer.is_regular and offer.quote is not Quote.USE:
        return list(range(1, len(offer.schedule.instalments) + 1))
    start = offer.start
    return [
        (day.year - start.year) * MONTHS_IN_YEAR + day.month - start.month + (day.day > start.day)
        for day in offer.due[: len(offer.schedule.instalments)]
    ]


def _series(offer: Offer, count: int, first: Decimal, values: Iterable[Decimal]) -> Series:
    """Return a series that keeps each value until the month of the next."""
    shown: list[Decimal] = []
    value = first
    for month, following in zip(_months(offer), values, strict=True):
        shown.extend([value] * (month - len(shown)))
        value = following
    shown.extend([value] * (count - len(shown)))
    return Series(label=title(offer), values=tuple(shown))


def _cumulated(offer: Offer) -> Iterable[Decimal]:
    cost = offer.upfront_fee
    for instalment in offer.schedule.instalments:
        cost = EXACT.add(cost, instalment.charge)
        yield cost
