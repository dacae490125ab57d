"""What is shown of one more loan: how large it could be with every light still green."""

from collections.abc import Iterator

from calculators.catalogue.debt import wording
from calculators.catalogue.debt.lights import LINES, Light, Subject
from calculators.catalogue.debt.new_loan import NewLoan, most_possible
from calculators.display import amount, money, short_percent
from calculators.results import Block, Cited, Column, Headline, Headlines, Notice, Table


def blocks(loan: NewLoan) -> Iterator[Block]:
    """Say how much more could be owed, that it is arithmetic, and what stops it."""
    terms = loan.terms
    yield Headlines(
        title="假如再借一笔，多少还不亮灯",
        figures=(
            Headline(
                name="largest_loan",
                label="最多",
                value=loan.amount,
                text=amount(loan.amount),
                note=f"年利率 {short_percent(terms.yearly_rate)}，"
                f"分 {terms.instalments} 期等额本息",
            ),
            Headline(
                name="new_payment",
                label="这一笔每月还",
                value=loan.payment,
                text=money(loan.payment),
            ),
        ),
    )
    yield Notice(text=f"这是算术，不是建议再借。{_stopped(loan)}")
    yield Table(
        caption="单看每一项，最多能再借多少",
        columns=(
            Column(label="看什么", align="start"),
            Column(label="界线", align="start"),
            Column(label="最多"),
        ),
        rows=tuple(
            (
                wording.LABELS[subject],
                Cited(text=wording.beyond(LINES[subject], Light.AMBER), entry=LINES[subject].entry),
                f"{amount(most)}以上" if most == most_possible() else amount(most),
            )
            for subject, most in loan.by_line.items()
        ),
    )


def _stopped(loan: NewLoan) -> str:
    names = "".join(f"“{wording.LABELS[subject]}”" for subject in loan.stops)
    if loan.already:
        return f"{names}现在就不是绿灯，一元也不该再借。"
    if not loan.amount:
        return f"一借，{names}就不是绿灯。"
    full = "新借的钱一到手，就是一笔用满的额度。" if Subject.UTILIZATION in loan.stops else ""
    return f"再多一元，{names}就不是绿灯。{full}"
