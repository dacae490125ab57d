"""What is shown of one more loan: how large it could be with every light still green."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.catalogue.debt import wording
from calculators.catalogue.debt.lights import LINES, Light, Subject
from calculators.catalogue.debt.new_loan import NewLoan, most_possible
from calculators.display import amount, money, quantity, short_percent
from calculators.facts import Unit
from calculators.language import _, sentences
from calculators.results import Block, Cited, Column, Headline, Headlines, Notice, Table, Text


def blocks(loan: NewLoan) -> Iterator[Block]:
    """Say how much more could be owed, that it is arithmetic, and what stops it."""
    terms = loan.terms
    yield Headlines(
        title=_("再借多少还是绿灯"),
        figures=(
            Headline(
                name="largest_loan",
                label=_("最多"),
                value=loan.amount,
                text=amount(loan.amount),
                note=_(
                    "年利率 {rate}，分 {instalments}等额本息",
                    rate=short_percent(terms.yearly_rate),
                    instalments=quantity(Decimal(terms.instalments), Unit.PERIODS),
                ),
            ),
            Headline(
                name="new_payment",
                label=_("这一笔每月还"),
                value=loan.payment,
                text=money(loan.payment),
            ),
        ),
    )
    yield Notice(text=sentences(_("这是算术，不是建议再借。"), *_stopped(loan)))
    yield Table(
        caption=_("单看每一项，最多能再借多少"),
        columns=(
            Column(label=_("看什么"), align="start"),
            Column(label=_("最多")),
            Column(label=_("界线"), align="start"),
        ),
        rows=tuple(
            (
                wording.LABELS[subject],
                _("{amount}以上", amount=amount(most)) if most == most_possible() else amount(most),
                _line(subject),
            )
            for subject, most in loan.by_line.items()
        ),
    )


def _line(subject: Subject) -> Text:
    if subject not in LINES:
        return _("低于 0 元")
    lines = LINES[subject]
    return Cited(text=wording.beyond(lines, Light.AMBER), entry=lines.entry)


def _stopped(loan: NewLoan) -> Iterator[str]:
    labels = _("”“").join(wording.LABELS[subject] for subject in loan.stops)
    if loan.already:
        yield _("“{labels}”现在就不是绿灯，一元也不该再借。", labels=labels)
    elif not loan.amount:
        yield _("只要再借，“{labels}”就不再是绿灯。", labels=labels)
    else:
        yield _("再多一元，“{labels}”就不再是绿灯。", labels=labels)
        if Subject.UTILIZATION in loan.stops:
            yield _("新借的钱一到手，就是一笔用满的额度。")
