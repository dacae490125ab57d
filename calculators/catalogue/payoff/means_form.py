"""What the reader is asked about the money that is there over time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from calculators import facts
from calculators.catalogue.payoff.means import Lump, Means
from calculators.display import calendar_month, typed
from calculators.finance.debts import Amount
from calculators.finance.due_dates import month_later, months_between
from calculators.forms.fields import Choice, Condition, Field, Money, options
from calculators.forms.form import InputError, Values
from calculators.forms.months import CalendarMonth
from calculators.forms.optional import optional
from calculators.household.fields import BOTH, SAME, START
from calculators.household.outlook import horizon
from calculators.household.wording import also_needed
from calculators.language import _
from calculators.ranges import allowed

_CHANGE, _LUMP, _ONCE, _YEARLY = "change", "lump", "once", "yearly"
BUDGET = optional(
    Money(
        name="budget",
        label=_("每月一共能拿出多少还债"),
        default=typed(facts.figure("example-payoff.budget")),
        range=allowed("amount"),
        example="2000",
        help=_("吃饭、房租和应急的钱先留出来。不填，就按现在每月要还的总数算。"),
    )
)
LATER = Choice(
    name="money",
    label=_("能拿出的钱以后会变吗"),
    default=SAME,
    options=options(
        {
            SAME: _("每月一样"),
            _CHANGE: _("从某个月起改成别的数"),
            _LUMP: _("有额外的一笔，如年终奖"),
            BOTH: _("两样都有"),
        }
    ),
    rare=True,
    before=SAME,
)
_CHANGES = Condition(LATER.name, frozenset({_CHANGE, BOTH}))
_LUMPS = Condition(LATER.name, frozenset({_LUMP, BOTH}))


def _amount(name: str, label: str, asked: Condition) -> Field[Decimal | None]:
    field = Money(name=name, label=label, default="", range=allowed("amount"), example="5000")
    return _rare(field, asked)


def _month(name: str, label: str, asked: Condition) -> Field[date | None]:
    return _rare(CalendarMonth(name=name, label=label, default="", years=allowed("years")), asked)


def _rare[T](field: Field[T], asked: Condition) -> Field[T | None]:
    return optional(replace(field, rare=True, before="", shown_when=asked))


NEXT = _amount("next_budget", _("以后每月拿出"), _CHANGES)
NEXT_FROM = _month("next_from", _("从哪个月起"), _CHANGES)
LUMP = _amount("lump", _("额外的一笔是多少"), _LUMPS)
LUMP_ON = _month("lump_on", _("哪个月有"), _LUMPS)
LUMP_EVERY = Choice(
    name="lump_every",
    label=_("每年都有吗"),
    default=_ONCE,
    options=options({_ONCE: _("只有这一次"), _YEARLY: _("每年这个月都有")}),
    rare=True,
    before=_ONCE,
    shown_when=_LUMPS,
)
SECOND = _amount("second_lump", _("另外还有一笔"), _LUMPS)
SECOND_ON = _month("second_on", _("另一笔哪个月有"), _LUMPS)
FIELDS: tuple[Field[object], ...] = (
    LATER,
    NEXT,
    NEXT_FROM,
    LUMP,
    LUMP_ON,
    LUMP_EVERY,
    SECOND,
    SECOND_ON,
)


def read(values: Values) -> Means:
    """Return what was filled in of it.

    Raises:
        InputError: only one of an amount and its month is there, or the month is too early or late.
    """
    messages: dict[str, str] = {}
    change, lumps = None, []
    if values[LATER] in _CHANGES.values:
        change = _dated(values, NEXT, NEXT_FROM, messages)
        if change and change.month == 1:
            messages[NEXT_FROM.name] = _(
                "这就是开始还的月份。从第一个月起就是这个数，填在“{budget}”里就行。",
                budget=BUDGET.label,
            )
    if values[LATER] in _LUMPS.values:
        if lump := _dated(values, LUMP, LUMP_ON, messages):
            lumps.append(Lump(*lump, yearly=values[LUMP_EVERY] == _YEARLY))
        if second := _dated(values, SECOND, SECOND_ON, messages):
            lumps.append(Lump(*second, yearly=False))
    if messages:
        raise InputError(messages)
    return Means(change, tuple(lumps))


def _dated(
    values: Values,
    amount: Field[Decimal | None],
    on: Field[date | None],
    messages: dict[str, str],
) -> Amount | None:
    """Return an amount with the number of its month; add to `messages` what is wrong with them."""
    found, month, start = values[amount], values[on], values[START]
    if (found is None) != (month is None):
        given, missing = (on, amount) if found is None else (amount, on)
        messages[missing.name] = also_needed(given.label, missing.label)
    if found is None or month is None:
        return None
    if start is None:
        messages[on.name] = also_needed(on.label, START.label)
        return None
    number = months_between(start, month) + 1
    if number < 1:
        messages[on.name] = _("这个月在 {month}之前，还没开始还。", month=calendar_month(start))
    elif number > horizon():
        last = calendar_month(month_later(start, horizon() - 1))
        messages[on.name] = _("太远了，只算到 {month}。", month=last)
    return Amount(number, found)
