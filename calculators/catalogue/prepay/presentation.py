"""The comparison of courses as an answer: what is saved, what it costs, until when it pays."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.prepay import wording
from calculators.catalogue.prepay.courses import Comparison, Course, Kind
from calculators.catalogue.prepay.explanation import explain
from calculators.catalogue.prepay.loan import Rest
from calculators.display import grouped_amount, in_months, money, quantity, rough_money
from calculators.facts import Unit
from calculators.finance.money import EXACT
from calculators.headlines import amount
from calculators.household.carry import back, row_of
from calculators.language import _, sentences
from calculators.results import (
    Block,
    Chart,
    Cited,
    Column,
    Headline,
    Headlines,
    Keyed,
    LazyRows,
    Notice,
    Result,
    Row,
    Series,
    Summary,
    Table,
    Tone,
)


def present(comparison: Comparison) -> Result:
    """Return the answer."""
    return Result(tuple(_blocks(comparison)))


def _blocks(comparison: Comparison) -> Iterator[Block]:
    yield Summary(text=_summary(comparison))
    loan, owed = comparison.loan, comparison.loan.balance()
    yield Headlines(title=_("现在还清"), figures=tuple(_now(comparison)))
    # Of what is not owed any more, there is no rate either.
    row = row_of(loan.yearly_rate, owed, len(loan.left)) if owed else {}
    yield back("prepay", row, owed)
    yield _courses(comparison)
    yield _chart(comparison)
    yield from _notices(comparison)
    yield _worthwhile(comparison)
    yield _by_month(comparison)
    yield explain(comparison)


def _summary(comparison: Comparison) -> str:
    saving = comparison.saving(comparison.now)
    price = EXACT.add(comparison.now.early_fee, comparison.now.still_due)
    if saving > 0:
        saved = (
            _(
                "划算：现在还清，净省 {saving}。省下 {spared}，付违约金等 {price}。",
                saving=rough_money(saving),
                spared=rough_money(comparison.spared(comparison.now)),
                price=rough_money(price),
            )
            if price
            else _("划算：现在还清，能省 {saving}。", saving=rough_money(saving))
        )
        return sentences(saved, _best_extra(comparison))
    if saving < 0:
        return _(
            "不划算：现在还清反而多花 {more}，因为提前还要付 {price}。按原计划还更省。",
            more=rough_money(EXACT.minus(saving)),
            price=rough_money(price),
        )
    return _("现在还清，不多花也不少花。")


def _best_extra(comparison: Comparison) -> str:
    extra = [each for each in comparison.courses if each.kind in (Kind.SHORTEN, Kind.LOWER)]
    if not extra:
        return ""
    best = max(extra, key=comparison.saving)
    saving = comparison.saving(best)
    if saving <= 0:
        return _("只多还 {extra}不省钱。", extra=grouped_amount(comparison.extra))
    return _(
        "只多还 {extra}，{how}，少花 {saving}。",
        extra=grouped_amount(comparison.extra),
        how=wording.HOW[best.kind],
        saving=rough_money(saving),
    )


def _now(comparison: Comparison) -> Iterator[Headline]:
    loan, now = comparison.loan, comparison.now
    saving = comparison.saving(now)
    yield Headline(
        name="saving_now",
        label=_("净省") if saving >= 0 else _("反而多花"),
        value=saving,
        text=money(saving.copy_abs()),
        note=_("省下的 − 违约金等") if saving >= 0 else _("违约金等 − 省下的"),
    )
    yield amount(
        "interest_saved",
        _("省下的利息和手续费"),
        comparison.spared(now),
        _("以后各期本来要付的"),
    )
    yield amount("early_fee", _("违约金"), now.early_fee, wording.fee_terms(loan))
    if loan.rest is not Rest.NONE:
        yield amount("still_due", _("照收的利息和手续费"), now.still_due, _("合同写明还要收的"))
    yield amount("payoff_amount", _("现在要拿出"), now.paid, _("剩余本金加上违约金等"))
    month = comparison.break_even
    yield Headline(
        name="break_even_month",
        label=_("回本"),
        value=Decimal(month) if month else "never",
        text=_("第 {month} 个月", month=month) if month else _("回不了本"),
        note=_("到这个月，省下的就比违约金等多了") if month else _("省下的一直不比违约金等多"),
    )


def _courses(comparison: Comparison) -> Table:
    return Table(
        caption=_("几种做法比一比（金额的单位是元）"),
        columns=(
            Column(label=_("做法"), align="start"),
            Column(label=_("比原计划少花")),
            Column(label=_("还要还几期")),
            Column(label=_("下一期还")),
            Column(label=_("以后的利息和费用")),
            Column(label=_("违约金等")),
        ),
        rows=tuple(_row(comparison, course) for course in comparison.courses),
    )


def _row(comparison: Comparison, course: Course) -> Row:
    instalments = course.instalments
    saving = comparison.saving(course)
    saved = f"{saving:,f}"
    # What comes of the first two is among the figures above.
    is_compared = course.kind not in (Kind.KEEP, Kind.NOW)
    return (
        wording.name(comparison, course),
        Keyed(name=f"saving_{course.kind}", value=saving, text=saved) if is_compared else saved,
        str(len(instalments)),
        f"{instalments[0].payment:,f}" if instalments else "—",
        f"{course.charges:,f}",
        f"{EXACT.add(course.early_fee, course.still_due):,f}",
    )


def _chart(comparison: Comparison) -> Chart:
    length = len(comparison.loan.left)
    shown = [course for course in comparison.courses if course.kind is not Kind.NOW]
    return Chart(
        kind="line",
        title=_("剩余本金"),
        description=_(
            "从现在起每个月还欠的本金。现在欠 {balance}，"
            "按原计划 {months}后还清；现在还清的话马上是 0。",
            balance=money(comparison.loan.balance()),
            months=in_months(length),
        ),
        x_label=_("从现在起的月数"),
        x=tuple(map(str, range(length + 1))),
        series=tuple(
            Series(label=wording.name(comparison, course), values=course.balances(length))
            for course in shown
        ),
    )


def _notices(comparison: Comparison) -> Iterator[Notice]:
    loan = comparison.loan
    yield Notice(
        text=Cited(
            text=_("利息按实际用钱的时间算，除非合同另有约定。违约金收不收、收多少，看合同。"),
            entry="early-repayment",
        )
    )
    if loan.has_constant_charge and comparison.extra:
        yield Notice(
            text=_(
                "这种贷款的利息或手续费一直按最初的本金收。只多还一部分时，这里当作每期照收，"
                "能省的只有少还的那几期。有的平台根本不接受只还一部分。"
            )
        )
    if comparison.extra >= loan.balance():
        yield Notice(
            text=_(
                "只剩 {balance}本金，多还 {extra}就还清了，看“现在还清”那一行。",
                balance=money(loan.balance()),
                extra=money(comparison.extra),
            )
        )
    if loan.rest is Rest.ALL:
        yield Notice(
            tone=Tone.AMBER,
            text=_("以后的利息和手续费照样全收，提前还清就省不下钱，只是早了结。"),
        )
    yield Notice(text=_("先留出应急的钱。不要借新的钱来提前还旧的。"))


def _worthwhile(comparison: Comparison) -> Notice:
    last = comparison.last_worthwhile
    if last is None:
        return Notice(text=_("再等几期还清都一样，省不了钱。"))
    if not last:
        return Notice(text=_("只有现在就还清，才少花钱。"))
    wait = quantity(Decimal(last), Unit.PERIODS)
    return Notice(text=_("哪怕再过 {wait}才结清，也比按原计划还省钱。", wait=wait))


def _by_month(comparison: Comparison) -> Table:
    courses = comparison.by_month

    def row(more: int) -> Row:
        course = courses[more]
        amounts = (
            course.extra,
            comparison.spared(course),
            EXACT.add(course.early_fee, course.still_due),
            comparison.saving(course),
        )
        return (str(more), *(f"{amount:,f}" for amount in amounts))

    return Table(
        caption=_("再还几期后还清，各少花多少"),
        folded=True,
        columns=(
            Column(label=_("再还几期")),
            Column(label=_("那时的剩余本金")),
            Column(label=_("省下的利息和手续费")),
            Column(label=_("违约金等")),
            Column(label=_("少花")),
        ),
        rows=LazyRows(len(courses), row),
    )
