"""What the subjects, lights and values of a check are called."""

from decimal import Decimal

from calculators import display
from calculators.catalogue.debt.form import DEBTS
from calculators.catalogue.debt.household import UNLIMITED, Debt
from calculators.catalogue.debt.lights import Indicator, Light, Lines, Subject
from calculators.facts import Unit

LIGHTS = {Light.GREEN: "绿灯", Light.AMBER: "黄灯", Light.RED: "红灯"}
LABELS = {
    Subject.INTEREST: "本金没有变少的欠款",
    Subject.PAYMENTS: "月还款占月收入",
    Subject.CREDIT: "授信总额相当于年收入",
    Subject.BUFFER: "存款占欠款",
    Subject.UTILIZATION: "额度用掉了",
    Subject.LENDERS: "同时欠着",
}
NEXT_STEPS = {
    Subject.INTEREST: "联系放款的机构，问清怎样还才能减少本金，能多还就先还这一笔。",
    Subject.PAYMENTS: "别再借新的。列出每一笔的到期日，还不上就在到期前联系机构协商。",
    Subject.CREDIT: "别再申请新额度。不用的额度可以申请调低或关掉。",
    Subject.BUFFER: "先把应急的钱存起来，再考虑别的开支。",
    Subject.UTILIZATION: "先还利率最高的一笔，少用剩下的额度。",
    Subject.LENDERS: "别再找新的机构借。先还清利率最高的一笔，少一家是一家。",
}


def title(debt: Debt) -> str:
    """Return what a debt is called: its number and, if one was chosen, its kind."""
    heading = DEBTS.heading(debt.number)
    return f"{heading}（{debt.name}）" if debt.name else heading


def value(indicator: Indicator) -> str:
    """Return the value of an indicator as it is read."""
    match indicator.subject:
        case Subject.INTEREST:
            return f"{display.plain(indicator.value)} 笔"
        case Subject.LENDERS:
            return f"{display.plain(indicator.value)} 家"
        case Subject.CREDIT:
            return times(indicator.value)
        case Subject.BUFFER:
            return "没有欠款" if indicator.value == UNLIMITED else share(indicator.value)
        case Subject.PAYMENTS | Subject.UTILIZATION:
            return share(indicator.value)


def share(value: Decimal) -> str:
    """Return a ratio to income or to credit as a percentage.

    >>> share(Decimal("0.375")), share(UNLIMITED)
    ('37.5%', '没有收入')
    """
    return "没有收入" if value == UNLIMITED else display.percent(value, 1)


def times(value: Decimal) -> str:
    """Return a ratio to the yearly income as a multiple.

    >>> times(Decimal("1.256")), times(UNLIMITED)
    ('1.26 倍', '没有收入')
    """
    return "没有收入" if value == UNLIMITED else f"{display.plain(display.rounded(value, 2))} 倍"


def beyond(lines: Lines, light: Light) -> str:
    """Return where a value with this light, amber or red, lies: 超过 55%."""
    line = lines.red if light is Light.RED else lines.amber
    measure = " 家" if line.unit is Unit.COUNT else ""
    return f"{'低于' if lines.lower_is_worse else '超过'} {display.figure(line)}{measure}"


def drawn(lines: Lines) -> str:
    """Return both lines: 黄灯：超过 40%；红灯：超过 55%."""
    warnings = (Light.AMBER, Light.RED)
    return "；".join(f"{LIGHTS[light]}：{beyond(lines, light)}" for light in warnings)
