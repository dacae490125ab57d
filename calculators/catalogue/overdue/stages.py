"""What else can happen, from which day on, and where help is to be had; all from the data."""

from collections.abc import Iterator
from decimal import Decimal

from calculators import facts
from calculators.catalogue.overdue import wording
from calculators.catalogue.overdue.arrears import Arrears
from calculators.display import figure
from calculators.facts import Entry
from calculators.language import _
from calculators.results import Block, Cited, Column, Table

_STAGES = (
    "stage-grace",
    "stage-interest",
    "stage-notice",
    "stage-record",
    "stage-collection",
    "stage-lawsuit",
    "stage-judgment",
)
_RECORD = "negative-record"
_PLANS = ("loan-relief", "debt-negotiation", "collection-rules", "report-correction")
_HOTLINES = ("hotline-12363", "hotline-12378", "hotline-96110", "hotline-110")


def record_level(days: int) -> int:
    """Return the digit that stands in a credit report for this many days.

    >>> record_level(1), record_level(30), record_level(31), record_level(1000)
    (1, 1, 2, 7)
    """
    step = int(facts.number("stage-record.step"))
    return min(-(-days // step), int(facts.number("stage-record.top")))


def days_to_next_level(days: int) -> int | None:
    """Return in how many days the digit grows; nothing where it is the largest.

    >>> days_to_next_level(20), days_to_next_level(30), days_to_next_level(181)
    (11, 1, None)
    """
    level, step = record_level(days), int(facts.number("stage-record.step"))
    if level == facts.number("stage-record.top"):
        return None
    return level * step + 1 - days


def tables(arrears: Arrears) -> Iterator[Block]:
    """Return what can happen, how to ask for a plan, and whom to call."""
    yield Table(
        caption=_("除了罚息，还会发生什么"),
        columns=(
            Column(label=_("什么"), align="start"),
            Column(label=_("说明和核对结果"), align="start"),
            Column(label=_("你现在"), align="start"),
        ),
        rows=(
            *(_stage(facts.entry(name), arrears) for name in _STAGES),
            (
                facts.entry(_RECORD).title,
                _cited(facts.entry(_RECORD)),
                _("先还清，才开始数"),
            ),
        ),
    )
    yield _entries(_("怎么谈，有什么规矩"), _("什么"), _PLANS)
    yield _entries(_("打给谁"), _("电话"), _HOTLINES)


def by_day(arrears: Arrears, uplifts: tuple[Decimal, ...]) -> Table:
    """Return the level of the credit report and the penalty on each day that it grows."""
    step, top = int(facts.number("stage-record.step")), int(facts.number("stage-record.top"))
    now = record_level(arrears.days) if arrears.is_late else None
    rows = []
    for level in range(1, top + 1):
        first = (level - 1) * step + 1
        days = f"{first}–{level * step}" if level < top else _("{days} 以上", days=first)
        if level == now:
            days = _("{days}（现在）", days=days)
        penalties = [f"{arrears.penalty(uplift, first).amount:,f}" for uplift in uplifts]
        rows.append((days, _("数字 {level}", level=level), _(" 到 ").join(penalties)))
    return Table(
        caption=_("按天看：征信报告记数字几，罚息涨到多少"),
        columns=(
            Column(label=_("晚了几天"), align="start"),
            Column(label=_("征信记的数字")),
            Column(label=_("升到这一级时的罚息（元）")),
        ),
        rows=tuple(rows),
    )


def _stage(entry: Entry, arrears: Arrears) -> tuple[str, Cited, str]:
    return entry.title, _cited(entry), _standing(entry.id, arrears)


def _standing(stage: str, arrears: Arrears) -> str:
    if stage == "stage-grace":
        if arrears.is_late:
            return _("已经过了")
        return _("还剩 {left}", left=wording.days(arrears.grace - arrears.days))
    if not arrears.is_late:
        return _("还没到")
    if stage != "stage-record":
        return _("已经开始") if stage == "stage-interest" else _("已经可能")
    level, more = record_level(arrears.days), days_to_next_level(arrears.days)
    if not more:
        return _("数字 {level}，已经是最高", level=level)
    return _(
        "数字 {level}，再过 {days}变成 {next}",
        level=level,
        days=wording.days(more),
        next=level + 1,
    )


def _entries(caption: str, label: str, names: tuple[str, ...]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(label=label, align="start"),
            Column(label=_("说明和核对结果"), align="start"),
        ),
        rows=tuple((facts.entry(name).title, _cited(facts.entry(name))) for name in names),
    )


def _cited(entry: Entry) -> Cited:
    return Cited(text=entry.worded(entry.text, figure), entry=entry.id)
