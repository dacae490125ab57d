"""From what was typed to offers, and what is wrong with them as a whole."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from functools import lru_cache

from calculators import display
from calculators.catalogue.interest.form import (
    ACCRUAL,
    AMOUNT,
    AMOUNTS,
    CHARGED,
    COMMON,
    CONTRACT_PAYMENT,
    DAYS,
    DAYS_IN_YEAR,
    FIRST_DUE,
    INSTALMENTS,
    METHOD,
    NAME,
    OFFERS,
    PAYMENT_RULE,
    PERIOD_FEE,
    PRESET,
    PRICES,
    PRINCIPAL,
    QUOTE,
    SETTLE_AFTER,
    SETTLE_REST,
    SETTLE_SHARE,
    START,
    UPFRONT_FEE,
)
from calculators.catalogue.interest.offers import Offer, PaymentRule, Settlement
from calculators.catalogue.interest.presets import BY_DAY, OWN
from calculators.facts import Unit
from calculators.finance.due_dates import month_later, monthly
from calculators.finance.fixed_payment import payments_that_fit
from calculators.finance.money import FEN, ZERO
from calculators.finance.repayment import Repayment
from calculators.finance.returns import NoRate
from calculators.forms.fields import FieldError
from calculators.forms.form import AnyField, InputError, Values
from calculators.language import _
from calculators.pricing.fields import days_in_year
from calculators.pricing.price import RATES, Price, Quote
from calculators.ranges import allowed

_made = lru_cache(maxsize=24)(Offer)
"""Makes an offer; one of the same terms is the same, and keeps what was computed of it."""


def read(values: Values) -> tuple[Offer, ...]:
    """Return the offers that were filled in.

    Raises:
        InputError: what was typed is allowed by itself but makes no loan.
    """
    _check_first_due(values)
    messages: dict[str, str] = {}
    offers = []
    for number, row in enumerate(values.rows(OFFERS), 1):
        principal = _principal(values, row)
        wrong = _wrong(principal, row)
        if not wrong:
            offers.append(_offer(number, principal, row, values))
            wrong = _wrong_payment(offers[-1])
        messages |= {OFFERS.control(number, field): text for field, text in wrong.items()}
    if not messages:
        messages = _without_rate(offers)
    if messages:
        raise InputError(messages)
    return tuple(offers)


def _check_first_due(values: Values) -> None:
    start, first = values[START], values[FIRST_DUE]
    months = int(allowed("first-due-months").largest)
    latest = month_later(start, months)
    if first and not start < first <= latest:
        raise InputError(
            {
                FIRST_DUE.name: _(
                    "{field}要在放款日之后 {months}以内。可以填 {first} 到 {last}，也可以不填。",
                    field=FIRST_DUE.label,
                    months=display.in_months(months),
                    first=start + timedelta(1),
                    last=latest,
                )
            }
        )


def _wrong(principal: Decimal, row: Values) -> Mapping[AnyField, str]:
    """Return a message for each field that does not suit the others."""
    wrong: dict[AnyField, str] = {}
    if row[UPFRONT_FEE] >= principal:
        wrong[UPFRONT_FEE] = _(
            "{field}要比本金少，不然等于一分钱没拿到。可以填 0 元到 {principal}以下。",
            field=UPFRONT_FEE.label,
            principal=display.amount(principal),
        )
    quote = Quote(row[QUOTE])
    if quote is Quote.REVOLVING:
        return wrong
    count = row[INSTALMENTS]
    periods = display.quantity(Decimal(count), Unit.PERIODS)
    if quote is Quote.PAYMENT and row[PRICES[quote]] * count < principal:
        least = display.money((principal / count).quantize(FEN, rounding=ROUND_UP))
        wrong[PRICES[quote]] = _(
            "{periods}加起来还不够本金 {principal}。可以填 {least}以上。",
            periods=periods,
            principal=display.amount(principal),
            least=least,
        )
    if row[SETTLE_AFTER] >= count and row[SETTLE_AFTER]:
        wrong[SETTLE_AFTER] = _(
            "一共只有 {periods}，提前结清要在最后一期之前。可以填 0 到 {most}。",
            periods=periods,
            most=count - 1,
        )
    return wrong


def _wrong_payment(offer: Offer) -> Mapping[AnyField, str]:
    """Return a message for a payment of the contract that cannot be that of the offer."""
    payment, made = offer.contract_payment, offer.agreed.instalments
    if not offer.has_payment_rule or offer.payment_rule is not PaymentRule.CONTRACT:
        return {}
    short = next((each for each in made[:-1] if each.interest > payment), None)
    is_too_large = not made[-1].principal or (len(made) == 1 and payment != made[0].payment)
    if not short and not is_too_large:
        return {}
    least, most = payments_that_fit(offer.principal, offer.period_rates)
    said = {"least": display.money(least), "most": display.money(most)}
    if len(made) == 1:
        text = _("只有一期，要还的就是本金加利息。可以填 {least}。", **said)
    elif least > most:
        text = _(
            "放款到第一次还款隔得太久，或者利率太高，没有一个每期一样的还款额合适。"
            "可以改“{first_due}”，或者改选“{days}”。",
            first_due=FIRST_DUE.label,
            days=PAYMENT_RULE.option(PaymentRule.DAYS).label,
        )
    elif short:
        text = _(
            "第 {number} 期的利息就有 {interest}，这样还不够付利息。可以填 {least}到 {most}。",
            number=short.number,
            interest=display.money(short.interest),
            **said,
        )
    else:
        text = _(
            "这样不到 {periods}就还清了。可以填 {least}到 {most}。",
            periods=display.quantity(Decimal(len(made)), Unit.PERIODS),
            **said,
        )
    return {CONTRACT_PAYMENT: text}


def _without_rate(offers: list[Offer]) -> dict[str, str]:
    """Return a message for each offer whose true rate is beyond what can be told."""
    messages = {}
    for offer in offers:
        try:
            _rates = offer.apr_simple, offer.apr_compound
        except NoRate:
            messages[OFFERS.control(offer.number, UPFRONT_FEE)] = _(
                "这样算，年化大得没有意义：到手的钱太少，或者用的时间太短。"
                "可以填 0 元，再看看{field}是不是填对了。",
                field=UPFRONT_FEE.label,
            )
    return messages


def _offer(number: int, principal: Decimal, row: Values, values: Values) -> Offer:
    quote = Quote(row[QUOTE])
    preset = row[PRESET]
    in_use = quote is Quote.REVOLVING
    start = values[START]
    first = values[FIRST_DUE]
    by_day = in_use or (quote in RATES and row[ACCRUAL] == BY_DAY)
    method = _method(quote, row)
    # What does not matter to an offer is the same in all, so that the same offer is made once.
    rule = PaymentRule.FORMULA
    if by_day and method is Repayment.EQUAL_PAYMENT:
        rule = PaymentRule(row[PAYMENT_RULE])
    return _made(
        number=number,
        name=row[NAME] or ("" if preset == OWN else PRESET.option(preset).label),
        principal=principal,
        price=Price(quote, row[PRICES[quote]], days_in_year(values[DAYS_IN_YEAR])),
        method=method,
        upfront_fee=row[UPFRONT_FEE],
        period_fee=row[PERIOD_FEE],
        start=start,
        due=_due(start, row, first),
        by_day=by_day,
        is_regular=in_use or first in (None, month_later(start)),
        payment_rule=rule,
        contract_payment=row[CONTRACT_PAYMENT] if rule is PaymentRule.CONTRACT else ZERO,
        settlement=None if in_use else _settlement(row),
    )


def _due(start: date, row: Values, first: date | None) -> tuple[date, ...]:
    if Quote(row[QUOTE]) is Quote.REVOLVING:
        return (start + timedelta(row[DAYS]),)
    count = row[INSTALMENTS]
    # Without a first date of its own: the day of the month on which the money came.
    return monthly(first, count) if first else monthly(start, count + 1)[1:]


def _method(quote: Quote, row: Values) -> Repayment:
    if quote is Quote.REVOLVING:
        return Repayment.BULLET
    return Repayment.EQUAL_PAYMENT if quote is Quote.PAYMENT else Repayment(row[METHOD])


def _settlement(row: Values) -> Settlement | None:
    if not row[SETTLE_AFTER]:
        return None
    return Settlement(
        after=row[SETTLE_AFTER],
        share=row[SETTLE_SHARE],
        rest_is_charged=row[SETTLE_REST] == CHARGED,
    )


def _principal(values: Values, row: Values) -> Decimal:
    """Return how much an offer lends: what is filled in there, or for all.

    Raises:
        InputError: neither is.
    """
    own = None if values[AMOUNTS] == COMMON else row[PRINCIPAL]
    principal = values[AMOUNT] if own is None else own
    if principal is not None:
        return principal
    try:
        return AMOUNT.field.read("")
    except FieldError as error:
        raise InputError({AMOUNT.name: str(error)}) from None
