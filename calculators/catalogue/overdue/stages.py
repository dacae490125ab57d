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
    """Return the digit that is in a credit report for this many days.

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
            Column(label=_("你现在"), align="start"),
            Column(label=_("说明和核对结果"), align="start"),
        ),
        rows=(
            *(_stage(facts.entry(name), arrears) for name in _STAGES),
            (
                facts.entry(_RECORD).title,
                _("还清那天才开始数"),
                _cited(facts.entry(_RECORD)),
            ),
        ),
    )
    yield _entries(_("怎么谈，有什么规矩"), _("什么"), _PLANS)
    yield _entries(_("打给谁"), _("电话"), _HOTLINES)


def by_day(arrears: Arrears, uplifts: tuple[Decimal, ...]) -> Table:
    """Return what the report shows and the penalty, today and on each day that the digit grows."""
    step, top = int(facts.number("stage-record.step")), int(facts.number("stage-record.top"))
    first = arrears.grace + 1
    grows = (level * step + 1 for level in range(1, top))
    days = sorted({first, arrears.days, *(day for day in grows if day > first)})
    return Table(
        caption=_("按天看：征信报告记数字几，罚息涨到多少"),
        columns=(
            Column(label=_("晚了几天"), align="start"),
            Column(label=_("到这天的罚息（元）")),
            Column(label=_("征信记的数字")),
        ),
        rows=tuple(_day(day, arrears, uplifts) for day in days),
    )


def _day(day: int, arrears: Arrears, uplifts: tuple[Decimal, ...]) -> tuple[str, str, str]:
    late = wording.days(day)
    ends = dict.fromkeys(f"{arrears.penalty(uplift, day).amount:,f}" for uplift in uplifts)
    return (
        _("{days}（现在）", days=late) if day == arrears.days else late,
        _(" 到 ").join(ends),
        _("数字 {level}", level=record_level(day)) if day > arrears.grace else _("还没有"),
    )


def _stage(entry: Entry, arrears: Arrears) -> tuple[str, str, Cited]:
    return entry.title, _standing(entry.id, arrears), _cited(entry)


def _standing(stage: str, arrears: Arrears) -> str:
    """Return how things stand: only what is true of the number of days alone, whoever lends."""
    if stage == "stage-grace":
        if not arrears.is_late:
            return _("还剩 {left}", left=wording.days(arrears.grace - arrears.days))
        return _("已经过了") if arrears.grace else _("没有填宽限期")
    if not arrears.is_late:
        return _("还没到")
    match stage:
        case "stage-interest":
            return _("已经在收")
        case "stage-notice":
            return _("看看有没有收到短信或通知")
        case "stage-record":
            return _record(arrears.days)
        case "stage-collection":
            return _("随时可能开始")
        case "stage-lawsuit":
            return _("哪天起诉没有规定；收到法院的文书才算")
        case _:
            return _("光是晚还不会有；要先被起诉，法院判了才有")


def _record(late: int) -> str:
    level, more = record_level(late), days_to_next_level(late)
    if not more:
        return _("报送了就是数字 {level}，已经是最高", level=level)
    return _(
        "报送了就是数字 {level}，再过 {days}是 {next}",
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
