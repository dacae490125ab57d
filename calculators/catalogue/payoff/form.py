"""What the reader is asked: what can be paid a month, from when on, and each debt."""

from calculators.catalogue.payoff import means_form, offer_form
from calculators.catalogue.payoff.means_form import BUDGET
from calculators.catalogue.payoff.plans import Case, Strategy
from calculators.forms.fields import Choice, Money, options
from calculators.forms.form import Form, Section, Values
from calculators.forms.optional import optional
from calculators.household.fields import START, debt_rows, example
from calculators.household.kinds import CARD
from calculators.household.reading import read_debts
from calculators.language import _
from calculators.ranges import allowed

STRATEGIES = {
    Strategy.AVALANCHE: _("雪崩法"),
    Strategy.SNOWBALL: _("雪球法"),
    Strategy.OWN: _("自己的顺序"),
}

METHOD = Choice(
    name="method",
    label=_("用哪种还法"),
    default=Strategy.AVALANCHE.value,
    options=options(
        {
            Strategy.AVALANCHE: _("雪崩法：利率最高的先还"),
            Strategy.SNOWBALL: _("雪球法：欠得最少的先还"),
            Strategy.OWN: _("自己的顺序（在每笔的“更多”里填）"),
        }
    ),
)
EXTRA = optional(
    Money(
        name="extra",
        label=_("要是每月再多还"),
        default="",
        range=allowed("amount"),
        example="100",
        help=_("想看多还一点差多少，再填。"),
        rare=True,
    )
)
DEBTS = debt_rows(
    (
        example("weilidai", "example-payoff-weilidai"),
        example(CARD, "example-payoff-card"),
        example("xiaoe", "example-payoff-xiaoe"),
    )
)
FORM = Form(
    (
        Section(label=_("每月的预算"), fields=(BUDGET, START, METHOD, EXTRA, *means_form.FIELDS)),
        DEBTS,
        offer_form.SECTION,
    ),
    own=True,
)


def read(values: Values) -> Case:
    """Return what was described.

    Raises:
        InputError: something contradicts something else.
    """
    listed = read_debts(values, DEBTS)
    return Case(
        listed=tuple(debt for debt in listed.debts if not debt.housing),
        housing=tuple(debt for debt in listed.debts if debt.housing),
        unfinished=listed.unfinished,
        asked_budget=values[BUDGET],
        start=values[START],
        chosen=Strategy(values[METHOD]),
        extra=values[EXTRA] or None,
        means=means_form.read(values),
        offer=offer_form.read(
            values, {debt.number for debt in listed.debts if debt.balance and not debt.housing}
        ),
    )
