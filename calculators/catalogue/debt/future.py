"""What is shown of the time to come: how long today's payments take, debt by debt."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.debt.wording import time
from calculators.display import money
from calculators.headlines import amount
from calculators.household import minimums, terms
from calculators.household.outlook import Course, Outlook, horizon
from calculators.language import _, sentences
from calculators.results import Block, Chart, Column, Headline, Headlines, Notice, Series, Table


def blocks(outlook: Outlook) -> Iterator[Block]:
    """Say when the debts are paid off, housing loans left out."""
    if not outlook.courses:
        return
    if outlook.consumer:
        yield _figures(outlook)
    yield _table(outlook)
    debts = [course.debt for course in outlook.courses]
    yield from minimums.notices(debts)
    yield from terms.notices(debts)
    if outlook.months:
        yield _chart(outlook)
    yield from _together(outlook)


def _figures(outlook: Outlook) -> Headlines:
    months = outlook.months
    return Headlines(
        title=_("照现在每月还的数"),
        figures=(
            Headline(
                name="months_to_free",
                label=_("还清要"),
                value="never" if months is None else Decimal(months),
                text=time(months),
                note=_("有欠款算到 {time}也还不完", time=time(horizon()))
                if months is None
                else _("房贷不算；各还各的，不再新借"),
            ),
            *(
                ()
                if months is None
                else (
                    amount(
                        "interest_to_come",
                        _("还要付的利息"),
                        outlook.interest,
                        _("从现在到还清"),
                    ),
                )
            ),
        ),
    )


def _table(outlook: Outlook) -> Table:
    return Table(
        caption=_("每一笔还要多久"),
        columns=(
            Column(label=_("欠款"), align="start"),
            Column(label=_("还要")),
            Column(label=_("还要付的利息")),
            Column(label=_("还欠")),
            Column(label=_("每月还")),
        ),
        rows=tuple(_row(course) for course in outlook.courses),
    )


def _row(course: Course) -> tuple[str, ...]:
    debt, months = course.debt, course.months
    return (
        debt.name,
        time(months),
        "—" if months is None else money(course.plan.interest),
        money(debt.balance),
        money(debt.payment),
    )


def _chart(outlook: Outlook) -> Chart:
    owed = outlook.owed()
    return Chart(
        kind="line",
        title=_("照现在还，欠款怎么变少"),
        description=_(
            "现在欠 {owed}，{time}后是 0。房贷不算。",
            owed=money(owed[0]),
            time=time(outlook.months),
        ),
        x_label=_("从现在起的月数"),
        x=tuple(map(str, range(len(owed)))),
        series=(Series(label=_("所有欠款"), values=owed),),
    )


def _together(outlook: Outlook) -> Iterator[Notice]:
    """Say how much sooner it ends if the money of a cleared debt goes on to the next."""
    plan, months = outlook.together, outlook.months
    if plan is None or not plan.is_free or len(outlook.consumer) == 1:
        return
    yield Notice(
        text=sentences(
            _("各还各的有一笔还不完。") if months is None else "",
            _(
                "每月的总数不变，还清一笔就把它的钱接着还利率最高的一笔，"
                "{time}全部还清，利息一共 {interest}。",
                time=time(len(plan.months)),
                interest=money(plan.interest),
            ),
        )
    )
