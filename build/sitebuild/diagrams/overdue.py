"""What happens day by day after a missed payment, and what is still to be done about it."""

from dataclasses import dataclass

from calculators import facts
from calculators.display import figure
from calculators.language import _, sentences
from calculators.rendering.html import Html
from sitebuild.diagrams.svg import diagram, dot, line, lines, text

_RAIL = 14
_LEFT = 34
_LEADING = 20
_SPACE = 16
_CHARACTERS = 21


@dataclass(frozen=True, slots=True)
class _Stage:
    when: str
    what: str
    tone: str


def draw() -> Html:
    """Return the time line."""
    stages = _stages()
    shapes: list[Html] = []
    y = 20.0
    for stage in stages:
        shapes += [dot(_RAIL, y - 5, 7, stage.tone), text(_LEFT, y, stage.when, "strong")]
        for row in lines(stage.what, _CHARACTERS):
            y += _LEADING
            shapes.append(text(_LEFT, y, row))
        y += _LEADING + _SPACE
    height = y - _LEADING
    return diagram(
        "overdue",
        _("错过还款日以后会发生什么"),
        sentences(*(_("{when}：{what}。", when=each.when, what=each.what) for each in stages)),
        height,
        line(_RAIL, 15, _RAIL, height - 12, "rail"),
        *shapes,
    )


def _stages() -> tuple[_Stage, ...]:
    low, high = _shown("penalty-interest.low"), _shown("penalty-interest.high")
    step, top = _shown("stage-record.step"), _shown("stage-record.top")
    years, limitation = _shown("negative-record.years"), _shown("stage-lawsuit.years")
    return (
        _Stage(_("还款日前"), _("还不上就先打客服，问能不能延期"), "green"),
        _Stage(_("还款日，没还够"), _("合同有宽限期的，马上补上还来得及"), "amber"),
        _Stage(
            _("过了宽限期，当天起"),
            _("开始收罚息，比合同利率高 {low} 到 {high}，每天都在加", low=low, high=high),
            "amber",
        ),
        _Stage(_("报送征信前"), _("平台应当先通知你。收到通知也别拖，先还再说"), "amber"),
        _Stage(
            _("报送以后"),
            _(
                "征信报告记数字 1，每多 {step}加 1，最高 {top}；催收也会来",
                step=step,
                top=top,
            ),
            "red",
        ),
        _Stage(
            _("一直不还"),
            _("可能被起诉，时效一般是 {limitation}，催一次重新算", limitation=limitation),
            "red",
        ),
        _Stage(
            _("全部还清那天"), _("罚息停止。不良记录再留 {years}，然后删除", years=years), "green"
        ),
    )


def _shown(reference: str) -> str:
    return figure(facts.figure(reference))
