"""What is asked about terms of a debt that change."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from calculators.display import calendar_month
from calculators.finance.debts import Holiday, price_from
from calculators.finance.due_dates import month_later
from calculators.finance.money import ZERO
from calculators.forms.form import AnyField, Values
from calculators.household import fields
from calculators.household.model import Promotion
from calculators.household.outlook import horizon
from calculators.household.wording import also_needed
from calculators.language import _
from calculators.pricing.fields import DAYS_IN_YEAR, days_in_year
from calculators.pricing.price import Price, Quote

_DAY = timedelta(1)


def wrong(row: Values, start: date | None) -> tuple[tuple[AnyField, str], ...]:
    """Return fields of a row whose terms make no sense, each with a message.

    Args:
        row: what was read of it.
        start: the first day of the first month, if it is known.
    """
    return (*_wrong_promotion(row, start), *_wrong_holiday(row))


def yearly(quote: str, rate: Decimal) -> Decimal:
    """Return a rate that is quoted as an answer to `fields.QUOTE` says as one a year."""
    return Price(Quote(quote), rate, days_in_year(DAYS_IN_YEAR.default)).yearly_rate


def promotion(row: Values, start: date | None) -> Promotion | None:
    """Return the promotion of a row of which nothing is `wrong`."""
    until = row[fields.UNTIL] if _changes(row) else None
    if until is None or start is None:
        return None
    quote = row[fields.QUOTE]
    before, after = (yearly(quote, row[field] or ZERO) for field in (fields.RATE, fields.AFTER))
    return Promotion(until, after, price_from(start, until + _DAY, before, after))


def holiday(row: Values) -> Holiday | None:
    """Return the holiday of a row, if there is one."""
    months = row[fields.PAUSED] if _pauses(row) else None
    if months is None:
        return None
    bears = row[fields.PAUSED_INTEREST] == fields.YES
    return Holiday(row[fields.PAUSED_FROM] or 1, months, interest=bears)


def _changes(row: Values) -> bool:
    return row[fields.TERMS] in (fields.PRICE, fields.BOTH)


def _pauses(row: Values) -> bool:
    return row[fields.TERMS] in (fields.PAUSE, fields.BOTH)


def _wrong_promotion(row: Values, start: date | None) -> Iterator[tuple[AnyField, str]]:
    if not _changes(row):
        return
    until, after = row[fields.UNTIL], row[fields.AFTER]
    if until is None:
        if after is not None:
            yield fields.UNTIL, also_needed(fields.AFTER.label, fields.UNTIL.label)
        return
    if after is None:
        yield fields.AFTER, also_needed(fields.UNTIL.label, fields.AFTER.label)
    if start is None:
        yield fields.UNTIL, also_needed(fields.UNTIL.label, fields.START.label)
    elif until < start:
        yield (
            fields.UNTIL,
            _(
                "这一天在 {month}之前，优惠已经到期。把“{rate}”改成现在的，这里选“不变”。",
                month=calendar_month(start),
                rate=fields.RATE.label,
            ),
        )
    elif until >= month_later(start, horizon()):
        yield (
            fields.UNTIL,
            _(
                "太远了，只算到 {month}。可以填那以前的一天。",
                month=calendar_month(month_later(start, horizon() - 1)),
            ),
        )


def _wrong_holiday(row: Values) -> Iterator[tuple[AnyField, str]]:
    found = holiday(row)
    if found and found.month + found.months - 1 > horizon():
        yield (
            fields.PAUSED,
            _(
                "这样要到第 {last} 个月才开始还，太远了，只算 {horizon} 个月。",
                last=found.month + found.months,
                horizon=horizon(),
            ),
        )
    elif _pauses(row) and not found and row[fields.PAUSED_FROM] is not None:
        yield fields.PAUSED, also_needed(fields.PAUSED_FROM.label, fields.PAUSED.label)
