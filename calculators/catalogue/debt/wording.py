"""What the subjects, lights and values of a check are called."""

from decimal import Decimal

from calculators import display
from calculators.catalogue.debt.lights import Indicator, Light, Lines, Subject
from calculators.facts import Unit
from calculators.household.model import UNLIMITED
from calculators.language import _, forms
from calculators.results import Tone, Toned
from calculators.rounding import rounded

LIGHTS = {Light.GREEN: _("绿灯"), Light.AMBER: _("黄灯"), Light.RED: _("红灯")}
LABELS = {
    Subject.LEFT: _("每月剩下"),
    Subject.INTEREST: _("本金没有变少的欠款"),
    Subject.PAYMENTS: _("月还款占月收入"),
    Subject.CREDIT: _("总额度相当于年收入"),
    Subject.BUFFER: _("存款占欠款"),
    Subject.UTILIZATION: _("额度用掉了"),
    Subject.LENDERS: _("同时欠着"),
}
NEXT_STEPS = {
    Subject.LEFT: _("能停的开销先停。仍然不够，在到期前联系每一家协商，先保住吃住和房租。"),
    Subject.INTEREST: _("联系平台或银行，问清怎样还才能减少本金，能多还就先还这一笔。"),
    Subject.PAYMENTS: _("别再借新的。列出每一笔的到期日，还不上就在到期前联系平台或银行协商。"),
    Subject.CREDIT: _("别再申请新额度。不用的额度可以申请调低或关掉。"),
    Subject.BUFFER: _("先把应急的钱存起来，再考虑别的开支。"),
    Subject.UTILIZATION: _("先还利率最高的一笔，少用剩下的额度。"),
    Subject.LENDERS: _("别再找新的一家借。先还清利率最高的一笔，少一家是一家。"),
}
_MOST_SHARE = Decimal(10)
"""A share above it says no more than that it is."""
NO_DEBT, _NO_INCOME = _("没有欠款"), _("没有收入")
_DEBTS, _LENDERS = forms(" 笔", " 笔"), forms(" 家", " 家")


def light(shown: Light) -> Toned:
    """Return what a light is called, as in a table."""
    return Toned(text=LIGHTS[shown], tone=Tone(shown.value))


def value(indicator: Indicator) -> str:
    """Return the value of an indicator as it is read."""
    match indicator.subject:
        case Subject.LEFT:
            return display.money(indicator.value)
        case Subject.INTEREST:
            return _counted(indicator.value, _DEBTS)
        case Subject.LENDERS:
            return _counted(indicator.value, _LENDERS)
        case Subject.CREDIT:
            return times(indicator.value)
        case Subject.BUFFER:
            return NO_DEBT if indicator.value == UNLIMITED else share(indicator.value)
        case Subject.PAYMENTS | Subject.UTILIZATION:
            return share(indicator.value)


def share(value: Decimal) -> str:
    """Return a ratio to income or to credit as a percentage.

    >>> share(Decimal("0.375")), share(UNLIMITED)
    ('37.5%', '没有收入')
    """
    if value == UNLIMITED:
        return _NO_INCOME
    if value > _MOST_SHARE:
        return _("超过 {share}", share=display.percent(_MOST_SHARE, 0))
    return display.percent(value, 1)


def times(value: Decimal) -> str:
    """Return a ratio to the yearly income as a multiple.

    >>> times(Decimal("1.256")), times(UNLIMITED)
    ('1.26 倍', '没有收入')
    """
    if value == UNLIMITED:
        return _NO_INCOME
    return display.quantity(rounded(value, 2), Unit.TIMES)


def time(months: int | None) -> str:
    """Return how long it takes until a debt is paid off, if that comes.

    >>> time(58), time(None)
    ('58 个月', '还不完')
    """
    return _("还不完") if months is None else display.in_months(months)


def beyond(lines: Lines, light: Light) -> str:
    """Return where a value with this light, amber or red, lies: 超过 55%."""
    line = lines.red if light is Light.RED else lines.amber
    said = _counted(line.value, _LENDERS) if line.unit is Unit.COUNT else display.figure(line)
    return _("低于 {line}", line=said) if lines.lower_is_worse else _("超过 {line}", line=said)


def drawn(lines: Lines) -> str:
    """Return both lines: 黄灯：超过 40%；红灯：超过 55%."""
    return _(
        "黄灯：{amber}；红灯：{red}",
        amber=beyond(lines, Light.AMBER),
        red=beyond(lines, Light.RED),
    )


def _counted(count: Decimal, names: tuple[str, str]) -> str:
    one, several = names
    return f"{display.plain(count)}{one if count == 1 else several}"
