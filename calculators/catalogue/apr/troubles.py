"""What is said where no rate, several rates or a strange one come out."""

from collections.abc import Iterator

from calculators import display, facts
from calculators.catalogue.apr.deals import Deal, Rates, Regular
from calculators.catalogue.apr.wording import is_absurd
from calculators.display import solved_percent
from calculators.finance.returns import Reason
from calculators.language import _
from calculators.results import Block, Cited, Notice, Tone

_REASONS = {
    Reason.TOO_FEW_FLOWS: _("至少要有一笔拿到的和一笔付出的，才有利率可算。"),
    Reason.NOT_FINITE: _("金额大得没法算。先核对数字。"),
    Reason.ALL_ZERO: _("金额全是 0，没有利率可算。"),
    Reason.CANCELLED: _("每一天拿到的和付出的都正好一样多，抵掉以后什么也不剩，没有利率可算。"),
    Reason.NO_SIGN_CHANGE: _("钱只往一个方向走，没有利率可算。要既有拿到的，也有付出的。"),
    Reason.ONE_DAY: _("所有的钱都在同一天，中间没有时间，谈不上年化利率。"),
    Reason.NO_SOLUTION: _("没有一个利率能让拿到的和付出的值一样多，所以说不出年化利率。"),
    Reason.OUT_OF_RANGE: _("利率低到接近 -100%，或者大得没法写出来。多半是金额或日期填错了。"),
}
_STEPS = {
    Reason.NO_SIGN_CHANGE: _(
        "核对正负号：拿到的写正数，还出去的写负数或者放在括号里。同一天的会先相抵。"
        "清单里只有还款的，在“更多”里填实际到手多少。"
    ),
    Reason.CANCELLED: _("核对日期：还款多半不在拿到钱的那一天。"),
    Reason.ONE_DAY: _("核对日期，看是不是都粘贴成了同一天。"),
    Reason.NO_SOLUTION: _("钱进进出出好几次时会这样。只看总成本，或者把中间再借的钱分开算。"),
    Reason.OUT_OF_RANGE: _("核对金额的单位和日期的年份。"),
}


def summary(deal: Deal) -> str:
    """Say that no rate can be named, and why."""
    solution = deal.solution
    if solution.reason:
        return _REASONS[solution.reason]
    rates = _listed(list(solution.several))
    return _(
        "有 {count} 个利率都说得通：{rates}（复利）。数学上分不出哪一个是对的，这里不替你猜。",
        count=len(solution.several),
        rates=rates,
    )


def blocks(deal: Deal) -> Iterator[Block]:
    """Say what can be done where no rate can be named."""
    solution = deal.solution
    if solution.reason in _STEPS and not isinstance(deal, Regular):
        yield Notice(text=_STEPS[solution.reason])
    elif solution.reason is Reason.NO_SIGN_CHANGE:
        yield Notice(text=_("核对每期还多少，它不能是 0。"))
    elif solution.reason:
        yield Notice(text=_("先核对金额、次数和天数。只看总成本。"))
    if solution.several:
        yield Notice(
            text=_(
                "拿钱和还钱来回换了好几次方向，就会有好几个解。"
                "只看总成本，或者把后来又借的钱分开，一笔一笔算。"
            )
        )


def notices(deal: Deal, rates: Rates) -> Iterator[Notice]:
    """Say what is strange about a rate that was found."""
    if is_absurd(rates.compound):
        high = display.figure(facts.figure("absurd-rate.high"))
        yield Notice(
            tone=Tone.AMBER,
            text=Cited(
                text=_(
                    "年化（复利）超过 {high}。时间很短的钱滚成一年就会这么大。"
                    "先核对日期和金额；没填错的话，这笔钱贵得离谱，看总成本就够了。",
                    high=high,
                ),
                entry="absurd-rate",
            ),
        )
    below = [rate for rate in deal.solution.others if rate <= 0]
    above = [rate for rate in deal.solution.others if rate > 0]
    if below:
        yield Notice(
            text=_(
                "数学上还有别的解：{others}（复利）。它们是负的，可你付出的比拿到的多，"
                "所以取正的那一个。先扣后退的押金就会带来这种解。",
                others=_listed(below),
            )
        )
    if above:
        yield Notice(
            text=_(
                "数学上还有别的解：{others}（复利）。钱到手以前先付一笔，就会带来这种大得离谱的解，"
                "所以取小的那一个。",
                others=_listed(above),
            )
        )


def _listed(rates: list[float]) -> str:
    return _("、").join(solved_percent(each) for each in rates)
