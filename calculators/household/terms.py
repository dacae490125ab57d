"""Terms of a debt that change: a rate after a promotion, months in which nothing has to be paid."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from calculators.catalogue.pricing.fields import DAYS_IN_YEAR, days_in_year
from calculators.catalogue.pricing.price import Price, Quote
from calculators.display import in_months, rounded, short_percent, spaced
from calculators.finance.debts import Holiday, price_from
from calculators.finance.due_dates import month_later
from calculators.finance.money import ZERO
from calculators.forms.form import AnyField, Values
from calculators.forms.months import later, named
from calculators.household import fields
from calculators.household.model import Debt, Promotion
from calculators.household.outlook import horizon
from calculators.household.wording import also_needed
from calculators.language import _
from calculators.results import Notice, Step

_DAY = timedelta(1)
_PLACES = 6
_SHOWN = 3
"""How many debts are put into a formula; the others follow the same one."""


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


def notices(debts: Iterable[Debt]) -> Iterator[Notice]:
    """Say of each debt whose terms change what is reckoned with."""
    for debt in debts:
        if debt.balance and (debt.promotion or debt.holiday):
            yield Notice(text=" ".join(_said(debt)))


def steps(debts: Iterable[Debt]) -> Iterator[Step]:
    """Give the computation of terms that change, if any do."""
    owing = [debt for debt in debts if debt.balance]
    promoted = [debt for debt in owing if debt.promotion]
    if promoted:
        yield Step(
            label=_("优惠到期"),
            formula=_("到期的那个月，两个利率按天数平均；下个月起用新的利率"),
            numbers=_("；").join(map(_prices, promoted[:_SHOWN])),
        )
    paused = [debt for debt in owing if debt.holiday]
    if paused:
        yield Step(
            label=_("延期"),
            formula=_("不用还的月份，最低还款是 0；算利息的，利息加进欠款"),
            numbers=_("；").join(map(_pause, paused[:_SHOWN])),
        )


def _said(debt: Debt) -> Iterator[str]:
    if debt.promotion:
        yield _(
            "{debt}现在的年利率 {before}，到 {until} 为止，之后按 {after} 算。",
            debt=spaced(debt.name),
            before=short_percent(debt.yearly_rate),
            until=debt.promotion.until,
            after=short_percent(debt.promotion.yearly_rate),
        )
    if debt.holiday:
        yield _("{pause}。", pause=_pause(debt))


def _pause(debt: Debt) -> str:
    assert debt.holiday  # noqa: S101 (only such debts are told of)
    said = {
        "debt": spaced(debt.name),
        "first": debt.holiday.month,
        "months": in_months(debt.holiday.months),
    }
    if debt.holiday.interest:
        return _("{debt}从第 {first} 个月起 {months}不用还，利息照算", **said)
    return _("{debt}从第 {first} 个月起 {months}不用还，也不算利息", **said)


def _prices(debt: Debt) -> str:
    assert debt.promotion  # noqa: S101 (only such debts are told of)
    return _("，").join(
        (
            spaced(debt.name).rstrip(),
            *(
                _("第 {month} 个月起 {rate}", month=price.month, rate=_percent(price.yearly_rate))
                for price in debt.promotion.prices
            ),
        )
    )


def _percent(rate: Decimal) -> str:
    return short_percent(rounded(rate, _PLACES))


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
                month=named(start),
                rate=fields.RATE.label,
            ),
        )
    elif until >= month_later(start, horizon()):
        yield (
            fields.UNTIL,
            _(
                "太远了，只算到 {month}。可以填那以前的一天。",
                month=named(later(start, horizon() - 1)),
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
