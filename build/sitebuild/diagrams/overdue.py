"""What happens day by day after a missed payment, and what is still to be done about it."""

from dataclasses import dataclass

from calculators import facts
from calculators.display import figure
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
        "错过还款日以后会发生什么",
        "".join(f"{stage.when}：{stage.what}。" for stage in stages),
        height,
        line(_RAIL, 15, _RAIL, height - 12, "rail"),
        *shapes,
    )


def _stages() -> tuple[_Stage, ...]:
    low, high = _shown("penalty-interest.low"), _shown("penalty-interest.high")
    step, top = _shown("stage-record.step"), _shown("stage-record.top")
    years, limitation = _shown("negative-record.years"), _shown("stage-lawsuit.years")
    return (
        _Stage("还款日前", "还不上就先打客服，问能不能延期", "green"),
        _Stage("还款日，没还够", "合同有宽限期的，马上补上还来得及", "amber"),
        _Stage(
            "过了宽限期，当天起", f"开始收罚息，比合同利率高 {low} 到 {high}，每天都在加", "amber"
        ),
        _Stage("报送征信前", "对方应当先告知你。收到通知也别拖，先还再说", "amber"),
        _Stage("报送以后", f"信用报告记为 1 级，每 {step}升一级，最高 {top} 级；催收也会来", "red"),
        _Stage("一直不还", f"可能被起诉，时效一般是 {limitation}，催一次重新算", "red"),
        _Stage("全部还清那天", f"罚息停止。不良记录再留 {years}，然后删除", "green"),
    )


def _shown(reference: str) -> str:
    return figure(facts.figure(reference))
