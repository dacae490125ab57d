"""The plans as an answer: which debt first, when it ends, what that saves, and what to pay now."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.payoff import calendar, charts, stuck, tables, wording, worth
from calculators.catalogue.payoff.explanation import explain
from calculators.catalogue.payoff.plans import Case, Strategy
from calculators.display import grouped_amount, in_months, money, rough_money, spaced
from calculators.finance.money import EXACT
from calculators.finance.payoff import Plan
from calculators.headlines import amount
from calculators.household import minimums, terms, unfinished
from calculators.household.carry import onward
from calculators.household.wording import length
from calculators.language import _, sentences
from calculators.results import Block, Headline, Headlines, Notice, Result, Summary, Tone

_MOST_NAMED = 5
"""So many debts are named in a sentence."""


def present(case: Case) -> Result:
    """Return the answer."""
    return Result(tuple(_answer(case)))


def _answer(case: Case) -> Iterator[Block]:
    if not case.listed:
        text = _("填上每一笔欠款：还欠多少、利率、每月要还多少，就排出先还哪一笔。")
        yield Summary(text=text)
        yield from _aside(case)
        yield from _onward(case)
    elif not case.owed:
        yield Summary(text=_("没有欠款，不用还。"), tone=Tone.GREEN)
        yield from _aside(case)
        yield from _onward(case)
    elif not case.plans or not case.plan.is_free:
        summary, figures, *rest = stuck.blocks(case)
        yield summary
        yield from _aside(case)
        yield figures
        yield from _onward(case)
        yield from rest
    else:
        yield from _blocks(case)


def _aside(case: Case) -> Iterator[Block]:
    """Say what does not count."""
    yield from unfinished.notices(case.unfinished)
    if any(debt.balance for debt in case.housing):
        yield Notice(text=_("房贷照合同还，没有排进来；预算里不要算它的月供。"))


def _onward(case: Case) -> Iterator[Block]:
    if carry := onward("payoff", (*case.listed, *case.housing)):
        yield carry


def _blocks(case: Case) -> Iterator[Block]:
    yield Summary(text=_summary(case))
    yield from _aside(case)
    yield _figures(case)
    yield from _onward(case)
    yield tables.this_month(case)
    yield calendar.payments(case)
    yield from minimums.notices(case.listed)
    yield from terms.notices(case.listed)
    several = sum(1 for debt in case.debts if debt.balance) > 1
    if several:
        yield tables.order(case)
        yield tables.comparison(case)
    yield from charts.by_strategy(case)
    if several:
        yield charts.by_debt(case)
    yield tables.targets(case)
    yield from _idle(case)
    yield from worth.blocks(case)
    yield from stuck.growing(case)
    yield from _notices(case)
    yield tables.months(case)
    yield explain(case)


def _summary(case: Case) -> str:
    """Name the debts in their order, the month of being free, and what that saves."""
    plan = case.plan
    means = tuple(wording.means(case))
    return sentences(
        _order(case),
        _(
            "每月一共还 {budget}，{month}还清，利息一共 {interest}。",
            budget=grouped_amount(case.budget),
            month=wording.free_on(case, plan),
            interest=rough_money(plan.interest),
        )
        if not means
        else _(
            "每月一共还 {budget}，{means}；{month}还清，利息一共 {interest}。",
            budget=grouped_amount(case.budget),
            means=_("，").join(means),
            month=wording.free_on(case, plan),
            interest=rough_money(plan.interest),
        ),
        _against_now(case),
        _against_others(case),
        _with_extra(case),
    )


def _order(case: Case) -> str:
    owing = [index for index in case.plan.order if case.debts[index].balance]
    if len(owing) == 1:
        return ""
    first, *rest = (case.listed[index] for index in owing)
    named = _("、").join(debt.name for debt in rest[:_MOST_NAMED])
    if len(rest) > _MOST_NAMED:
        named = _("{named}等 {count} 笔", named=named, count=len(rest))
    return _(
        "先集中还{first}：欠 {balance}，年利率 {rate}。再依次还{others}；没轮到的照还最低。",
        first=spaced(first.name).rstrip(),
        balance=grouped_amount(first.balance),
        rate=wording.rate(first),
        others=spaced(named).rstrip(),
    )


def _against_now(case: Case) -> str:
    """Say what the plan saves against paying as now, each debt on its own."""
    now, plan = case.as_now, case.plan
    if now.months is None:
        return _("照现在各还各的，有一笔还不完。")
    sooner = now.months - len(plan.months)
    saved = EXACT.subtract(now.interest, plan.interest)
    if saved <= 0 or sooner < 0:
        return ""
    if not sooner:
        return _("比照现在各还各的少付利息 {saved}。", saved=rough_money(saved))
    return _(
        "比照现在各还各的早 {months}，少付利息 {saved}。",
        months=in_months(sooner),
        saved=rough_money(saved),
    )


def _against_others(case: Case) -> str:
    """Say whether another order would cost less."""
    free = {key: plan for key, plan in case.plans.items() if plan.is_free}
    cheapest = min(free, key=lambda key: free[key].interest)
    saved = EXACT.subtract(case.plan.interest, free[cheapest].interest)
    if not saved:
        return ""
    return _(
        "换成{strategy}，利息少 {saved}。",
        strategy=wording.strategy(cheapest),
        saved=rough_money(saved),
    )


def _with_extra(case: Case) -> str:
    if not case.extra or not case.with_extra:
        return ""
    sooner, saved = _extra(case, case.with_extra)
    more = grouped_amount(case.extra)
    if not sooner and not saved:
        return _("每月多还 {more}，结果不变。", more=more)
    change = wording.more_or_less(EXACT.minus(saved))
    if not sooner:
        return _("每月多还 {more}，利息{change}。", more=more, change=change)
    return _(
        "每月多还 {more}，早 {months}还清，利息{change}。",
        more=more,
        months=in_months(sooner),
        change=change,
    )


def _extra(case: Case, more: Plan) -> tuple[int, Decimal]:
    """Return how many months sooner and at how much less interest a little more a month is."""
    plan = case.plan
    return len(plan.months) - len(more.months), EXACT.subtract(plan.interest, more.interest)


def _figures(case: Case) -> Headlines:
    plan = case.plan
    return Headlines(
        title=_(
            "{strategy}，每月 {budget}",
            strategy=wording.strategy(case.chosen),
            budget=grouped_amount(case.budget),
        ),
        figures=(
            Headline(
                name="free_on",
                label=_("还清的月份"),
                value=wording.month(case, len(plan.months)),
                text=wording.free_on(case, plan),
                note=_("从 {month}开始还", month=wording.month_name(case, 1)) if case.start else "",
            ),
            Headline(
                name="months",
                label=_("要还多久"),
                value=Decimal(len(plan.months)),
                text=length(plan),
            ),
            amount("interest", _("利息一共"), plan.interest),
            amount("total_paid", _("一共要还"), plan.paid, _("现在欠的加上利息")),
            *_saved(case),
            *_more(case),
        ),
    )


def _saved(case: Case) -> Iterator[Headline]:
    """Compare with paying as now, where that comes to an end."""
    now, plan = case.as_now, case.plan
    if not now.months:
        return
    note = _("和照现在各还各的比")
    sooner = now.months - len(plan.months)
    yield Headline(
        name="saved_months",
        label=_("早还清") if sooner >= 0 else _("晚还清"),
        value=Decimal(sooner),
        text=in_months(abs(sooner)) if sooner else _("还是同一个月"),
        note=note,
    )
    saved = EXACT.subtract(now.interest, plan.interest)
    label = _("少付利息") if saved >= 0 else _("多付利息")
    yield Headline(
        name="saved_interest",
        label=label,
        value=saved,
        text=money(saved.copy_abs()),
        note=note,
    )


def _more(case: Case) -> Iterator[Headline]:
    if not case.extra or not case.with_extra:
        return
    sooner, saved = _extra(case, case.with_extra)
    more = grouped_amount(case.extra)
    yield Headline(
        name="extra_months",
        label=_("每月多还 {more}，还清", more=more),
        value=Decimal(sooner),
        text=_("早 {months}", months=in_months(sooner)) if sooner else _("还是同一个月"),
    )
    yield amount("extra_interest", _("每月多还 {more}，少付利息", more=more), saved)


def _notices(case: Case) -> Iterator[Notice]:
    interest = {key: plan.interest for key, plan in case.plans.items() if plan.is_free}
    least = min(interest.values())
    several = sum(1 for debt in case.debts if debt.balance) > 1
    if several and any(debt.turns for debt in case.debts):
        yield Notice(
            text=_(
                "利率会变或有延期时，哪种顺序最省要都算一遍才知道，以上面的表为准。"
                "雪崩法按现在的和变了以后的利率各排一次，取利息少的。"
            )
        )
    elif Strategy.AVALANCHE in interest and interest[Strategy.AVALANCHE] > least:
        yield Notice(
            text=_(
                "雪崩法本来最省。这里多出的一点，来自每月利息四舍五入到分，几种顺序可以当作一样。"
            )
        )
    elif Strategy.SNOWBALL in interest and interest[Strategy.SNOWBALL] > least:
        yield Notice(
            text=_(
                "雪崩法利息最少。雪球法先清掉小的一笔，早点少一家要还，有人更容易坚持，代价是多付利息。"
            )
        )
    yield Notice(text=_assumed(case))
    yield Notice(text=_("不要借新还旧。先留出应急的钱，再谈多还。"))


def _idle(case: Case) -> Iterator[Notice]:
    """Name what comes too late, and say what the budgets for a time leave out."""
    length = len(case.plan.months)
    means = case.means
    months = [lump.month for lump in means.lumps]
    if means.change:
        months.append(means.change.month)
    if any(month > length for month in months):
        yield Notice(
            text=_("{month}就还清了，那以后的钱用不上。", month=wording.month_name(case, length))
        )
    if means.change or means.lumps:
        yield Notice(text=_("“每月至少”是从头到尾每月一样的数，额外的钱照算在外。"))


def _assumed(case: Case) -> str:
    """Say what is taken for granted of the time to come."""
    owing = [debt for debt in case.listed if debt.balance]
    shares = [debt for debt in owing if debt.minimum]
    fixed = _("按元填的最低还款每月不变；信用卡这一类其实会随欠款变少，选 % 填才照着变。")
    return sentences(
        _("这里当作不再新借，利率只照你填的变。")
        if any(debt.promotion for debt in owing)
        else _("这里当作不再新借，利率不变。"),
        fixed if len(shares) < len(owing) else "",
        _("按 % 填的最低还款，每个月照当时的欠款和利息重算。") if shares else "",
    )
