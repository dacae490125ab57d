"""What the reader is asked: the statement, what is paid of it, and the terms of the card."""

from dataclasses import replace

from calculators import facts
from calculators.catalogue.card.statement import Statement
from calculators.display import grouped_amount, typed
from calculators.finance.interest_free import Basis
from calculators.forms.fields import Choice, Count, Money, Rate, options
from calculators.forms.form import Form, InputError, Section, Values
from calculators.forms.quantities.counts import Measure
from calculators.language import _
from calculators.pricing import fields as pricing
from calculators.pricing.fields import price_fields, quote_field
from calculators.pricing.price import Price, Quote
from calculators.ranges import allowed

_QUOTES = (Quote.DAY, Quote.YEAR)


def _example(name: str) -> str:
    return typed(facts.figure(f"example-card-bill.{name}"))


BILL = Money(
    name="bill",
    label=_("这张账单一共多少"),
    default=_example("bill"),
    range=allowed("principal"),
)
PAID = Money(
    name="paid",
    label=_("到还款日还多少"),
    default=_example("minimum"),
    range=allowed("amount"),
    example="1000",
)
HELD = Count(
    name="held",
    measure=Measure.DAYS,
    label=_("从入账到还款日几天"),
    default=_example("days"),
    unit=_("天"),
    range=allowed("card-days"),
    example="40",
    help=_("刷了好几笔，就填个大概的平均。"),
)
AFTER = Count(
    name="after",
    measure=Measure.DAYS,
    label=_("还款日以后几天出下一张账单"),
    default=_example("after"),
    unit=_("天"),
    range=allowed("statement-days"),
    example="10",
)
BASIS = Choice(
    name="basis",
    label=_("没还清的话，利息按什么算"),
    default=Basis.WHOLE.value,
    options=options({Basis.WHOLE: _("整张账单"), Basis.UNPAID: _("只按没还的部分")}),
    help=_("领用合约里写着，不知道就先按整张账单。"),
)
QUOTE = quote_field(_("利率怎么写"), _QUOTES, Quote.DAY)
PRICES = price_fields(
    _QUOTES,
    {
        Quote.DAY: typed(facts.figure("card-overdraft.day")),
        Quote.YEAR: typed(facts.figure("card-overdraft.yearly")),
    },
)
DAYS_IN_YEAR = replace(pricing.DAYS_IN_YEAR, rare=True)
SHARE = Rate(
    name="share",
    label=_("最低还款占欠款"),
    default=typed(facts.figure("card-minimum.minimum")),
    range=allowed("minimum-share"),
    period="share",
    example=_("10 或 10%"),
)
LEAST = Money(
    name="least",
    label=_("最低还款至少"),
    default=_example("least"),
    range=allowed("least-minimum"),
    example="100",
    rare=True,
    help=_("欠得少的时候，不按百分比，至少还这么多。"),
)
FORM = Form(
    (
        Section(label=_("这张账单"), fields=(BILL, PAID, HELD, AFTER)),
        Section(
            label=_("这张卡"),
            fields=(BASIS, QUOTE, *PRICES.values(), DAYS_IN_YEAR, SHARE, LEAST),
        ),
    )
)


def read(values: Values) -> Statement:
    """Return the statement.

    Raises:
        InputError: more is paid than the bill.
    """
    bill, paid = values[BILL], values[PAID]
    if paid > bill:
        message = _("比账单还多。可以填 0 元到 {most}。", most=grouped_amount(bill))
        raise InputError({PAID.name: message})
    quote = Quote(values[QUOTE])
    return Statement(
        bill=bill,
        paid=paid,
        held=values[HELD],
        after=values[AFTER],
        price=Price(quote, values[PRICES[quote]], pricing.days_in_year(values[DAYS_IN_YEAR])),
        basis=Basis(values[BASIS]),
        share=values[SHARE],
        least=values[LEAST],
    )
