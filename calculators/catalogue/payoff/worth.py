"""What is said of replacing debts by a loan; it never says that one should."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.payoff import wording
from calculators.catalogue.payoff.offer import Offer, Which
from calculators.catalogue.payoff.plans import Case
from calculators.catalogue.payoff.replacement import Replacement
from calculators.display import in_months, money, rough_money, short_percent, span
from calculators.finance.money import EXACT, ZERO, total
from calculators.finance.payoff import Plan
from calculators.finance.refinancing import Refinancing
from calculators.headlines import amount
from calculators.household.outlook import horizon
from calculators.household.wording import NEVER, length
from calculators.language import _, sentences
from calculators.results import (
    Block,
    Column,
    Headline,
    Headlines,
    Notice,
    Row,
    Step,
    Table,
    Tone,
)


def blocks(case: Case) -> Iterator[Block]:
    """Compare keeping the debts with the loan, if the reader asked for it."""
    offer, found = case.offer, case.replacement
    if offer is None:
        return
    if offer.missing:
        labels = _("”“").join(offer.missing)
        yield Notice(
            tone=Tone.AMBER, text=_("再填新贷款的“{labels}”，就比得出换和不换。", labels=labels)
        )
        return
    if found is None:
        yield Notice(text=_none(offer))
        return
    yield _figures(found)
    yield _table(case, found)
    yield from _verdicts(case, found)
    yield Notice(
        text=_(
            "这只是算术，不是建议借。批不批、利率多少，看到合同才知道；拿到钱要马上还清旧的，"
            "关掉旧的额度，不然会越借越多。先找现在的机构谈降息、延期，不花钱。"
            "收费的“债务优化”不要找。"
        )
    )


def steps(case: Case) -> Iterator[Step]:
    """Give the computation of the loan."""
    found = case.replacement
    if found is None:
        return
    owed = total(debt.balance for debt in found.replaced)
    terms = found.terms
    yield Step(
        label=_("新贷款要借多少"),
        formula=_("还掉的欠款 + 提前还的违约金 + 先扣的费用，刚好够，自己不用再掏钱"),
        numbers=f"{money(owed)} + {money(found.leaving)} + {money(_fee(found))}"
        f" = {money(found.least.loan)}",
    )
    yield Step(
        label=_("新贷款每月还"),
        formula=_("等额本息；每月四舍五入到分，最后一期不留尾数"),
        numbers=_(
            "{loan}，年利率 {rate}，{instalments} 期 → {payment}",
            loan=money(found.least.loan),
            rate=short_percent(terms.yearly_rate),
            instalments=terms.instalments,
            payment=money(found.payment),
        ),
    )
    yield Step(
        label=_("换和不换"),
        formula=_("同样的规则各算一遍，比一共还的和还清的月份；费用都算在里面"),
        numbers=_("；").join(_differences(found)),
    )


def _differences(found: Replacement) -> Iterator[str]:
    for label, each in _courses(found):
        before, after = (money(plan.paid) if plan.is_free else NEVER for plan in each)
        yield _("{label}：{before} → {after}", label=label, before=before, after=after)


def _courses(found: Replacement) -> Iterator[tuple[str, tuple[Plan, Plan]]]:
    if found.same:
        yield _("每月拿同样的钱"), (found.same.before, found.same.after)
    yield _("只还最低"), (found.least.before, found.least.after)


def _fee(found: Replacement) -> Decimal:
    return EXACT.subtract(found.least.fees, found.leaving)


def _none(offer: Offer) -> str:
    if offer.which is Which.DEARER and offer.terms:
        return _(
            "没有一笔的年利率高过新贷款的 {rate}，换了省不了利息。",
            rate=short_percent(offer.terms.yearly_rate),
        )
    return _("没有欠款可以换。")


def _figures(found: Replacement) -> Headlines:
    chosen = found.same or found.least
    label = _("每月拿同样的钱") if found.same else _("只还最低")
    return Headlines(
        title=_("换成一笔新贷款"),
        figures=(
            *_saved(chosen, label),
            amount(
                "refinance_loan",
                _("新贷款要借"),
                found.least.loan,
                _("其中费用和违约金 {fees}", fees=money(found.least.fees)),
            ),
            amount(
                "refinance_payment",
                _("新贷款每月还"),
                found.payment,
                _(
                    "各家最低加起来：{before} → {after}",
                    before=money(found.floors[0]),
                    after=money(found.floors[1]),
                ),
            ),
        ),
    )


def _saved(course: Refinancing, note: str) -> Iterator[Headline]:
    saved, months = course.saved, course.months_saved
    if saved is None or months is None:
        ending = length(course.after)
        yield Headline(
            name="refinance_months",
            label=_("换了要还多久"),
            value=Decimal(len(course.after.months)) if course.after.is_free else "never",
            text=ending,
            note=note,
        )
        return
    yield Headline(
        name="refinance_saved",
        label=_("换了一共少付") if saved >= ZERO else _("换了一共多付"),
        value=saved,
        text=money(saved.copy_abs()),
        note=note,
    )
    yield Headline(
        name="refinance_months_saved",
        label=_("换了早还清") if months >= 0 else _("换了晚还清"),
        value=Decimal(months),
        text=in_months(abs(months)) if months else _("还是同一个月"),
        note=note,
    )


def _table(case: Case, found: Replacement) -> Table:
    return Table(
        caption=_("换和不换"),
        columns=(
            Column(label=_("怎么还"), align="start"),
            Column(label=_("不换")),
            Column(label=_("换成新贷款")),
        ),
        rows=tuple(_rows(case, found)),
    )


def _rows(case: Case, found: Replacement) -> Iterator[Row]:
    before, after = found.floors
    yield _("第一个月至少要还"), money(before), money(after)
    for label, plans in _courses(found):
        paid = (money(plan.paid) if plan.is_free else "—" for plan in plans)
        yield (_("{label}：一共还", label=label), *paid)
        ends = (wording.free_on(case, plan) for plan in plans)
        yield (_("{label}：还清", label=label), *ends)


def _verdicts(case: Case, found: Replacement) -> Iterator[Notice]:
    if found.same:
        yield _verdict(found.same, _("每月拿同样的钱还"))
    elif found.floors[1] > case.first:
        yield Notice(
            tone=Tone.RED,
            text=_(
                "换了以后每月至少要还 {floor}，比能拿出的 {money}多。",
                floor=money(found.floors[1]),
                money=money(case.first),
            ),
        )
    yield _verdict(found.least, _("每月只还最低"), eased=found.eased)


def _verdict(course: Refinancing, how: str, eased: Decimal = ZERO) -> Notice:
    saved, months = course.saved, course.months_saved
    if saved is None or months is None:
        return _endless(course, how)
    cost = (
        _("一共多付 {amount}", amount=rough_money(saved.copy_abs()))
        if saved < ZERO
        else _("一共少付 {amount}", amount=rough_money(saved))
        if saved
        else _("一共付的一样多")
    )
    when = (
        _("晚 {months}还清", months=in_months(-months))
        if months < 0
        else _("早 {months}还清", months=in_months(months))
        if months
        else _("还清的月份不变")
    )
    is_worse = saved < ZERO or months < 0
    said = _("{how}：换了{cost}，{when}。", how=how, cost=cost, when=when)
    if is_worse and eased > ZERO:
        easier = _("每月要还的少了 {amount}，但这不等于省钱。", amount=rough_money(eased))
        said = sentences(said, easier)
    return Notice(text=said, tone=Tone.AMBER if is_worse else Tone.NEUTRAL)


def _endless(course: Refinancing, how: str) -> Notice:
    if not course.after.is_free:
        text = _("{how}：换了算到 {span}也还不完。", how=how, span=span(horizon()))
        return Notice(text=text, tone=Tone.RED)
    text = _(
        "{how}：不换还不完，换了 {length}还清，一共还 {paid}。",
        how=how,
        length=length(course.after),
        paid=rough_money(course.after.paid),
    )
    return Notice(text=text, tone=Tone.AMBER)
