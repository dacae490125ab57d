"""What the reader is asked about a loan that would replace debts."""

from collections.abc import Collection
from dataclasses import replace

from calculators.catalogue.payoff.offer import Offer, Which
from calculators.finance.money import ZERO
from calculators.finance.refinancing import Terms
from calculators.forms.fields import Choice, Condition, Count, Money, Rate, options
from calculators.forms.form import InputError, Section, Values
from calculators.forms.numbers import Numbers
from calculators.forms.optional import ByUnit, optional
from calculators.forms.quantities.counts import Measure
from calculators.household import fields
from calculators.household.fields import NO, YES, YUAN
from calculators.household.terms_form import yearly
from calculators.language import _
from calculators.ranges import allowed, usual

ASKED = Choice(
    name="refinance",
    label=_("换成一笔新贷款值不值"),
    default=NO,
    options=options({NO: _("不算"), YES: _("算（只是算术，不是建议）")}),
    before=NO,
)
_ASKED = Condition(ASKED.name, frozenset({YES}))
WHICH = Choice(
    name="replaced",
    label=_("新贷款拿来还掉"),
    default=Which.ALL,
    options=options(
        {
            Which.ALL: _("全部欠款"),
            Which.DEARER: _("利率比它高的几笔"),
            Which.SOME: _("自己选几笔"),
        }
    ),
    before=Which.ALL,
    shown_when=_ASKED,
)
NUMBERS = Numbers(
    name="replaced_numbers",
    label=_("还掉第几笔"),
    default="",
    range=allowed("place"),
    help=_("按上面“欠款”后面的编号填，几个就用顿号隔开。"),
    before="",
    shown_when=Condition(WHICH.name, frozenset({Which.SOME}), also=_ASKED),
)
QUOTE = replace(
    fields.QUOTE,
    name="loan_quote",
    label=_("新贷款的利率按年、按月还是按日"),
    before=fields.QUOTE.default,
    shown_when=_ASKED,
)
_RATE = _("新贷款的利率")
RATE = ByUnit(
    name="loan_rate",
    label=_RATE,
    default="",
    before="",
    shown_when=_ASKED,
    choice=QUOTE.name,
    fields=fields.rates("loan_rate", _RATE),
)
TERM = optional(
    Count(
        name="loan_term",
        measure=Measure.MONTHS,
        label=_("分几期还（一月一期）"),
        default="",
        unit=_("期"),
        range=allowed("instalments"),
        usual=usual("instalments"),
        help=_("按等额本息算。"),
        before="",
        shown_when=_ASKED,
    )
)
FEE_IN = replace(
    fields.PAID_IN,
    name="loan_fee_in",
    label=_("费用是几元还是贷款的百分之几"),
    before=fields.PAID_IN.default,
    shown_when=_ASKED,
)
_FEE = _("放款时先扣的费用")
FEE = ByUnit(
    name="loan_fee",
    label=_FEE,
    default="",
    before="",
    shown_when=_ASKED,
    choice=FEE_IN.name,
    fields={
        YUAN: optional(
            Money(name="loan_fee", label=_FEE, default="", range=allowed("fee"), example="300")
        ),
        fields.SHARE: optional(
            Rate(
                name="loan_fee",
                label=_FEE,
                default="",
                range=allowed("fee-share"),
                period="share",
                example=_("3 或 3%"),
            )
        ),
    },
)
LEAVING = optional(
    Rate(
        name="leaving",
        label=_("旧的提前还，违约金占欠款"),
        default="",
        range=allowed("early-fee-share"),
        period="share",
        example=_("3 或 3%"),
        help=_("没有就不填。"),
        before="",
        shown_when=_ASKED,
    )
)
SECTION = Section(
    label=_("换成一笔新贷款"),
    fields=(ASKED, WHICH, NUMBERS, RATE, QUOTE, TERM, FEE, FEE_IN, LEAVING),
)


def read(values: Values, numbers: Collection[int]) -> Offer | None:
    """Return the loan, if the reader asked about one.

    Args:
        values: what was read of the form.
        numbers: those of the rows on which something is owed.

    Raises:
        InputError: a row is to be replaced that holds no debt.
    """
    if values[ASKED] != YES:
        return None
    which = Which(values[WHICH])
    chosen = values[NUMBERS] if which is Which.SOME else ()
    for number in chosen:
        if number not in numbers:
            text = _("欠款 {number} 没有填完，或者没有欠款可还。", number=number)
            raise InputError({NUMBERS.name: text})
    rate, term = values[RATE], values[TERM]
    is_missing = {
        RATE.label: rate is None,
        TERM.label: term is None,
        NUMBERS.label: which is Which.SOME and not chosen,
    }
    missing = tuple(label for label, is_it in is_missing.items() if is_it)
    terms = None
    if not missing and rate is not None and term is not None:
        fee = values[FEE] or ZERO
        is_amount = values[FEE_IN] == YUAN
        terms = Terms(
            yearly_rate=yearly(values[QUOTE], rate),
            instalments=term,
            fee=fee if is_amount else ZERO,
            fee_share=ZERO if is_amount else fee,
        )
    return Offer(
        which=which,
        numbers=chosen,
        terms=terms,
        missing=missing,
        leaving=values[LEAVING] or ZERO,
    )
