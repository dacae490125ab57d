"""What the causes, answers and amounts of an estimate are called."""

from decimal import Decimal

from calculators import display, facts
from calculators.catalogue.limit.form import CHOICES
from calculators.catalogue.limit.model import (
    BONUSES,
    CUT,
    FREEZE,
    INCOME_LINE,
    RULE,
    WEIGHTS,
    Answers,
    Bound,
    End,
    Factor,
    History,
    Span,
    bonus,
    change,
    score,
    score_entry,
    weight,
)
from calculators.display import short_percent
from calculators.finance.money import to_fen
from calculators.language import _
from calculators.results import Cited, Text
from calculators.rounding import rounded

ENDS = {End.LOW: _("低值"), End.MID: _("中间值"), End.HIGH: _("高值")}
_COARSE_FROM = Decimal(10_000)
_COARSE = -2
_DIGITS = 2


def limit(value: Decimal) -> str:
    """Return a limit no finer than it can be meant: to 元, from 1 万元 on to 百元.

    >>> limit(Decimal("2000.00")), limit(Decimal("148237.16")), limit(Decimal("987.65"))
    ('2,000 元', '14.82 万元', '988 元')
    """
    return display.amount(coarse(value))


def rough(value: Decimal) -> str:
    """Return a limit as roughly as it is known: by its first two digits.

    >>> rough(Decimal("2000.00")), rough(Decimal("148237.16")), rough(Decimal("987.65"))
    ('2,000 元', '15 万元', '990 元')
    """
    return display.amount(_first_digits(value))


def between(low: Decimal, high: Decimal) -> str:
    """Return two limits roughly, as one range.

    >>> between(Decimal("139768"), Decimal(200000)), between(Decimal(500), Decimal("2000.00"))
    ('14 万–20 万元', '500–2,000 元')
    >>> between(Decimal("150001"), Decimal("150002"))
    '15 万元'
    """
    start, end = _first_digits(low), _first_digits(high)
    if start == end:
        return display.amount(end)
    is_large = start >= display.WAN
    shown = display.short_amount(start) if is_large else f"{start:,f}"
    return f"{shown}–{display.amount(end)}"


def _first_digits(value: Decimal) -> Decimal:
    return rounded(value, _DIGITS - 1 - value.adjusted()) if value else value


def coarse(value: Decimal) -> Decimal:
    """Return a limit rounded as `limit` shows it.

    >>> coarse(Decimal("148237.16")), coarse(Decimal("987.65"))
    (Decimal('1.482E+5'), Decimal('988'))
    """
    return rounded(value, _COARSE if value >= _COARSE_FROM else 0)


def span(ends: Span) -> str:
    """Return both ends of a span of shares, the smaller first and signs left out.

    >>> span(Span(Decimal("-0.5"), Decimal("-0.2"))), span(Span(Decimal(1), Decimal(1)))
    ('20%–50%', '100%')
    """
    low, high = sorted(end.copy_abs() for end in ends)
    return short_percent(low) if low == high else f"{short_percent(low)}–{short_percent(high)}"


def product(answers: Answers) -> str:
    """Return the product's name, with the blank that sets Latin letters off from Chinese."""
    return display.spaced(answers.product.name)


def label(factor: Factor) -> str:
    """Return what a question is called."""
    return CHOICES[factor].label


def chosen(factor: Factor, choice: str) -> str:
    """Return what an answer is called."""
    return CHOICES[factor].option(choice).label


def answered(answers: Answers, factor: Factor) -> Text:
    """Return an answer, for a dimension with the score that we give it."""
    choice = answers.choices[factor]
    text = chosen(factor, choice)
    if factor not in WEIGHTS:
        return text
    return Cited(
        text=_("{answer}：记 {score}", answer=text, score=span(score(answers, factor))),
        entry=score_entry(factor, choice),
    )


def claimed(answers: Answers, factor: Factor) -> Text:
    """Return what the article says of a factor, as far as it moves the limit."""
    if factor in WEIGHTS:
        share = short_percent(weight(factor))
        return Cited(text=_("权重 {share}", share=share), entry=WEIGHTS[factor])
    if factor in BONUSES:
        share = span(bonus(factor))
        added = any(change(answers, factor))
        text = _("加 {share}", share=share) if added else _("满足才加 {share}", share=share)
        return Cited(text=text, entry=BONUSES[factor])
    match History(answers.choices[factor]):
        case History.OVERDUE:
            return Cited(text=_("减 {share}", share=span(change(answers, factor))), entry=CUT)
        case History.FROZEN:
            return Cited(text=_("冻结"), entry=FREEZE)
        case History.ON_TIME | History.NONE:
            return _("不加不减")


def bound(answers: Answers, cause: Bound) -> Cited:
    """Return what a bound is and where it is."""
    match cause:
        case Bound.START | Bound.PRODUCT:
            return _own_range(answers)
        case Bound.INCOME:
            multiple = shown(INCOME_LINE, "multiple")
            text = _("年收入的 {multiple}减去别处的额度", multiple=multiple)
            return Cited(text=text, entry=INCOME_LINE)
        case Bound.RULE:
            return Cited(text=_("不超过 {amount}", amount=shown(RULE, "amount")), entry=RULE)
        case Bound.FREEZE:
            times = shown(FREEZE, "count")
            return Cited(text=_("累计逾期 {times} 次", times=times), entry=FREEZE)


def _own_range(answers: Answers) -> Cited:
    largest = answers.product.limit_max
    highest = display.figure(largest)
    if answers.product_is_fixed:
        return Cited(text=_("固定 {limit}", limit=highest), entry=largest.entry)
    lowest = display.figure(answers.product.limit_min)
    text = _("{smallest}到 {largest}", smallest=lowest, largest=highest)
    return Cited(text=text, entry=largest.entry)


def shown(entry: str, name: str) -> str:
    """Return a figure of the data files as it is read."""
    return display.figure(facts.figure(f"{entry}.{name}"))


def whole(value: Decimal) -> Decimal:
    """Return an amount in whole 元, by way of whole 分, in which limits are kept.

    >>> whole(Decimal("1234.50")), whole(Decimal("1234.4995"))
    (Decimal('1235'), Decimal('1235'))
    """
    return rounded(to_fen(value), 0)
