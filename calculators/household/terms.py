"""Terms of a debt that change: a rate after a promotion, months in which nothing has to be paid."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from calculators.display import in_months, short_percent, spaced
from calculators.household.model import Debt
from calculators.language import _
from calculators.results import Notice, Step
from calculators.rounding import rounded

_PLACES = 6
_SHOWN = 3
"""How many debts are put into a formula; the others follow the same one."""


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
