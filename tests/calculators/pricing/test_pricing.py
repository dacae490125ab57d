"""Prices: the fields that hold them, the schedules that they lead to, their words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import facts
from calculators.finance import repayment
from calculators.finance.repayment import Repayment
from calculators.pricing.fields import DAYS_IN_YEAR, days_in_year, price_fields, quoted
from calculators.pricing.price import RATES, Price, Quote
from calculators.pricing.wording import METHODS, QUOTES, daily, formula

ROOMY = st.decimals("0", "0.02", places=6)


def test_every_quote_and_method_has_its_words() -> None:
    assert list(QUOTES) == list(Quote)
    assert set(METHODS) == set(Repayment)


def test_a_quote_shows_its_field_and_no_other() -> None:
    fields = price_fields(Quote)
    for quote, field in fields.items():
        assert field.shown_when is not None
        assert quote.value in field.shown_when.values
        others = {each for each, other in fields.items() if other.name == field.name}
        assert field.shown_when == quoted(*others)
    assert fields[Quote.REVOLVING] == fields[Quote.DAY]


def test_a_form_may_offer_some_quotes_with_an_example_of_its_own() -> None:
    fields = price_fields((Quote.DAY, Quote.YEAR), {Quote.YEAR: "18"})
    assert list(fields) == [Quote.DAY, Quote.YEAR]
    assert fields[Quote.YEAR].read(fields[Quote.YEAR].default) == Decimal("0.18")
    assert fields[Quote.DAY].shown_when == quoted(Quote.DAY)


def test_the_days_of_a_year_are_those_of_the_data() -> None:
    for option in DAYS_IN_YEAR.options:
        assert days_in_year(option.value) == facts.number(f"days-in-year.{option.value}")


@given(ROOMY, st.sampled_from([360, 365]))
def test_a_daily_rate_is_the_same_whatever_it_is_quoted_for(rate: Decimal, days: int) -> None:
    by_day = Price(Quote.DAY, rate, days)
    by_year = Price(Quote.YEAR, by_day.yearly_rate, days)
    assert by_year.daily_rate == by_day.daily_rate == Price(Quote.REVOLVING, rate, days).daily_rate
    assert by_year.monthly_rate == by_day.monthly_rate


@pytest.mark.parametrize("method", Repayment)
@pytest.mark.parametrize("quote", Quote)
def test_a_price_leads_to_the_schedule_of_its_quote(quote: Quote, method: Repayment) -> None:
    loan, count = Decimal(10_000), 12
    amounts = {Quote.TOTAL_FEE: Decimal(720), Quote.PAYMENT: Decimal("893.33")}
    price = Price(quote, amounts.get(quote, Decimal("0.001")), 365)
    found = price.schedule(method, loan, count, Decimal(50))
    assert found.upfront_fee == 50
    if quote is Quote.PAYMENT:
        assert {each.payment for each in found.instalments} == {price.amount}
    elif quote is Quote.TOTAL_FEE:
        assert found.total_fees == 720 + 50
    elif quote is Quote.PERIOD_FEE:
        assert found.total_fees == 12 * 10 + 50
    else:
        rate = {Quote.MONTH: price.amount, Quote.YEAR: price.amount / 12}.get(
            quote, price.amount * 365 / 12
        )
        expected = repayment.by_rate(method, loan, count, rate, upfront_fee=Decimal(50))
        assert found == expected


def test_prices_are_put_into_words() -> None:
    assert formula(Price(Quote.DAY, Decimal("0.0005"), 360), 12) == (
        "日利率 0.05% × 360 天 ÷ 12 = 每月 1.5000%"
    )
    assert formula(Price(Quote.TOTAL_FEE, Decimal(720), 365), 12) == (
        "总手续费 720.00 元，平分到 12 期"
    )
    for quote in RATES:
        assert "日利率" in daily(Price(quote, Decimal("0.001"), 365))
