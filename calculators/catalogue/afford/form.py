"""What the reader is asked: which of the three is looked for, the other two, and the price."""

from dataclasses import replace

from calculators import facts
from calculators.catalogue.afford.loan import Loan, Question
from calculators.display import typed
from calculators.finance.money import ZERO
from calculators.forms.fields import Choice, Condition, Count, Money, options
from calculators.forms.form import Form, Section, Values
from calculators.forms.quantities.counts import Measure
from calculators.language import _
from calculators.pricing import fields as pricing
from calculators.pricing.fields import price_fields, quote_field, quoted
from calculators.pricing.price import Price, Quote
from calculators.ranges import allowed, usual

_QUOTES = (Quote.YEAR, Quote.MONTH, Quote.DAY, Quote.PERIOD_FEE)


def _example(name: str) -> str:
    return typed(facts.figure(f"example-afford.{name}"))


def _unless(question: Question) -> Condition:
    others = (each.value for each in Question if each is not question)
    return Condition("question", frozenset(others))


QUESTION = Choice(
    name="question",
    label=_("想算什么"),
    default=Question.AMOUNT.value,
    options=options(
        {
            Question.AMOUNT: _("能借多少"),
            Question.TIME: _("要还多久"),
            Question.PAYMENT: _("每月还多少"),
        }
    ),
)
PAYMENT = Money(
    name="payment",
    label=_("每月最多还多少"),
    default=_example("payment"),
    range=allowed("monthly-payment"),
    example="800",
    help=_("吃饭、房租、别的欠款和应急的钱先留出来，剩下的才算。"),
    shown_when=_unless(Question.PAYMENT),
)
PRINCIPAL = Money(
    name="principal",
    label=_("借多少，或者还欠多少"),
    default=_example("principal"),
    range=allowed("principal"),
    usual=usual("principal"),
    shown_when=_unless(Question.AMOUNT),
)
INSTALMENTS = Count(
    name="instalments",
    measure=Measure.MONTHS,
    label=_("分几期（一月一期）"),
    default=_example("instalments"),
    unit=_("期"),
    range=allowed("instalments"),
    usual=usual("instalments"),
    shown_when=_unless(Question.TIME),
)
QUOTE = quote_field(_("怎么报价"), _QUOTES, Quote.YEAR)
PRICES = price_fields(_QUOTES, {Quote.YEAR: _example("year_rate")})
DAYS_IN_YEAR = replace(pricing.DAYS_IN_YEAR, shown_when=quoted(Quote.DAY), rare=True)
FORM = Form(
    (
        Section(label=_("知道什么、想算什么"), fields=(QUESTION, PAYMENT, PRINCIPAL, INSTALMENTS)),
        Section(label=_("价格"), fields=(QUOTE, *PRICES.values(), DAYS_IN_YEAR)),
    )
)


def read(values: Values) -> Loan:
    """Return the loan; what is asked for is 0."""
    question, quote = Question(values[QUESTION]), Quote(values[QUOTE])
    days = values[DAYS_IN_YEAR] if quote is Quote.DAY else DAYS_IN_YEAR.default
    return Loan(
        question=question,
        principal=ZERO if question is Question.AMOUNT else values[PRINCIPAL],
        payment=ZERO if question is Question.PAYMENT else values[PAYMENT],
        instalments=0 if question is Question.TIME else values[INSTALMENTS],
        price=Price(quote, values[PRICES[quote]], pricing.days_in_year(days)),
    )
