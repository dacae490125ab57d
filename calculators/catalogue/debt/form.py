"""What the reader is asked about income, what living costs, savings and debts."""

from dataclasses import dataclass, replace

from calculators import facts
from calculators.catalogue.debt.new_loan import Terms
from calculators.display import typed
from calculators.finance.money import ZERO
from calculators.forms.fields import Choice, Condition, Count, Rate, options
from calculators.forms.form import Form, Section, Values
from calculators.forms.quantities.counts import Measure
from calculators.household.fields import (
    INCOME,
    LIVING,
    RENT,
    SAVINGS,
    START,
    debt_rows,
    example,
)
from calculators.household.kinds import CARD
from calculators.household.model import Household
from calculators.household.reading import read_debts
from calculators.language import _
from calculators.ranges import allowed, usual

BEGINNING = replace(START, rare=True, before="", help=_("填了优惠到期日才用得上，从这个月算起。"))
DEBTS = debt_rows((example(CARD, "example-card"), example("weilidai", "example-loan")))
NO, YES = "no", "yes"
NEW_LOAN = Choice(
    name="new_loan",
    label=_("算一算再借一笔会怎样"),
    default=NO,
    options=options({NO: _("不算"), YES: _("算（只是算术，不是建议）")}),
)
_ASKED = Condition(NEW_LOAN.name, frozenset({YES}))
NEW_RATE = Rate(
    name="new_rate",
    label=_("年利率"),
    default=typed(facts.figure("new-loan.yearly_rate")),
    range=allowed("rate-year"),
    example=_("18 或 18%"),
    shown_when=_ASKED,
)
NEW_TERM = Count(
    name="new_term",
    measure=Measure.MONTHS,
    label=_("分几期还（一月一期）"),
    default=typed(facts.figure("new-loan.instalments")),
    unit=_("期"),
    range=allowed("instalments"),
    usual=usual("instalments"),
    help=_("按等额本息算。"),
    shown_when=_ASKED,
)
FORM = Form(
    (
        Section(label=_("收入和开销"), fields=(INCOME, RENT, LIVING, SAVINGS, BEGINNING)),
        DEBTS,
        Section(label=_("假如再借一笔"), fields=(NEW_LOAN, NEW_RATE, NEW_TERM)),
    ),
    own=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was described: the household, and the further loan that the reader asked about.

    `missing` names what was left empty and taken for nothing, `unfinished` the rows that are only
    begun, with what is missing in them.
    """

    household: Household
    missing: tuple[str, ...]
    unfinished: tuple[tuple[str, tuple[str, ...]], ...]
    terms: Terms | None

    @property
    def can_be_checked(self) -> bool:
        """Whether the figures without which there is no check are there."""
        return INCOME.label not in self.missing


def read(values: Values) -> Case:
    """Return what was described."""
    listed = read_debts(values, DEBTS)
    money = {field: values[field] for field in (INCOME, RENT, LIVING, SAVINGS)}
    amounts = {field: amount or ZERO for field, amount in money.items()}
    return Case(
        household=Household(
            income=amounts[INCOME],
            rent=amounts[RENT],
            living=amounts[LIVING],
            savings=money[SAVINGS],
            debts=listed.debts,
        ),
        missing=tuple(field.label for field, amount in money.items() if amount is None),
        unfinished=listed.unfinished,
        terms=Terms(yearly_rate=values[NEW_RATE], instalments=values[NEW_TERM])
        if values[NEW_LOAN] == YES
        else None,
    )
