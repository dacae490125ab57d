"""The comparison of offers: known prices, independent implementations, and what always holds."""

from decimal import Decimal
from typing import cast

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from calculators import answer, facts
from calculators.catalogue import calculator
from calculators.catalogue.interest.form import read
from calculators.catalogue.interest.offers import Offer, Quote, ranked
from calculators.finance.money import total
from calculators.finance.repayment import Repayment
from calculators.forms.form import Texts
from calculators.results import Headlines, Notice, Result, Summary, Table, Tone

INTEREST = calculator("interest")
QUOTES = [quote.value for quote in Quote]
METHODS = [method.value for method in Repayment]


def offer(
    number: int = 1,
    *,
    principal: object = 10_000,
    instalments: object = 12,
    method: Repayment = Repayment.FLAT,
    quote: Quote = Quote.PERIOD_FEE,
    price: object = "0.6",
    upfront_fee: object = 0,
) -> dict[str, str]:
    """Return what is typed for an offer; `price` is in % or, for a total fee, in 元."""
    typed = {
        "preset": "own",
        "principal": principal,
        "instalments": instalments,
        "method": method.value,
        "quote": quote.value,
        f"price_{quote}": price,
        "upfront_fee": upfront_fee,
    }
    return {f"offers.{number}.{name}": str(value) for name, value in typed.items()}


def form(*offers: dict[str, str], days: str = "actual") -> dict[str, str]:
    texts = {"days_in_year": days}
    for each in offers:
        texts |= each
    return texts


def offers(texts: Texts) -> tuple[Offer, ...]:
    return read(INTEREST.form.read(texts))


def result(texts: Texts) -> Result:
    return INTEREST.compute(INTEREST.form.read(texts))


def figures(texts: Texts, number: int) -> dict[str, Decimal]:
    return {
        figure.name: cast("Decimal", figure.value)
        for block in result(texts).blocks
        if isinstance(block, Headlines) and block.offer == number
        for figure in block.figures
    }


def summary(texts: Texts) -> str:
    first = result(texts).blocks[0]
    assert isinstance(first, Summary)
    return first.text


OFFERS = st.builds(
    lambda principal, instalments, method, quote, price, share: offer(
        principal=Decimal(principal) / 100,
        instalments=instalments,
        method=method,
        quote=quote,
        price=price if quote is Quote.TOTAL_FEE else Decimal(price) / 10_000,
        upfront_fee=Decimal(principal * share // 100) / 100,
    ),
    st.integers(10_000, 10_000_000),
    st.integers(1, 60),
    st.sampled_from(Repayment),
    st.sampled_from(Quote),
    st.integers(0, 20_000),
    st.integers(0, 90),
)
SECOND = offer(2)


def test_the_well_known_fee() -> None:
    # 0.6% of 10,000 for 12 months: 720 元, advertised as 7.2% a year.
    shown = figures(form(offer(), SECOND), 1)
    assert shown["total_cost"] == 720
    assert shown["total_paid"] == 10_720
    assert shown["first_payment"] == Decimal("893.33")
    assert round(shown["apr_simple"], 4) == Decimal("0.1303")
    assert round(shown["apr_compound"], 4) == Decimal("0.1384")
    assert "宣传 7.20%，实际 13.03%" in summary(form(offer(), offer(2, price="0.7")))


def test_a_daily_rate_by_both_conventions() -> None:
    # 0.05% x 365 = 18.25%, x 360 = 18%; simple interest of one month is that over 12.
    daily = offer(
        method=Repayment.EQUAL_PAYMENT, quote=Quote.DAY, price="0.05", principal=1_000_000
    )
    for days, rate in (("actual", "0.1825"), ("banking", "0.18")):
        shown = figures(form(daily, SECOND, days=days), 1)
        assert shown["apr_simple"] == pytest.approx(Decimal(rate), abs=Decimal("1e-6"))


def test_an_equal_payment_loan_is_that_of_spreadsheets() -> None:
    texts = form(
        offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price="18", principal=50_000),
        SECOND,
    )
    payment = -npf.pmt(0.18 / 12, 12, 50_000)
    assert figures(texts, 1)["first_payment"] == Decimal(f"{payment:.2f}")


@given(OFFERS)
def test_the_rates_agree_with_an_independent_implementation(texts: dict[str, str]) -> None:
    loan = offers(form(texts, SECOND))[0]
    flows = [float(flow) for flow in loan.schedule.cash_flows]
    expected = pyxirr.irr(flows)
    if expected is not None:
        assert loan.internal_rate == pytest.approx(expected, abs=1e-9, rel=1e-9)
        assert loan.apr_simple == pytest.approx(12 * expected, abs=1e-8, rel=1e-8)
        assert loan.apr_compound == pytest.approx((1 + expected) ** 12 - 1, abs=1e-8, rel=1e-8)


@given(OFFERS)
def test_the_parts_add_up(texts: dict[str, str]) -> None:
    loan = offers(form(texts, SECOND))[0]
    schedule = loan.schedule
    assert total(each.principal for each in schedule.instalments) == loan.principal
    assert schedule.instalments[-1].balance == 0
    paid = total(each.payment for each in schedule.instalments)
    shown = figures(form(texts, SECOND), 1)
    assert shown["total_paid"] == paid + loan.upfront_fee
    assert shown["total_cost"] == shown["total_paid"] - loan.principal


@given(OFFERS, st.integers(1, 10_000))
def test_a_higher_price_never_costs_less(texts: dict[str, str], more: int) -> None:
    name = next(name for name in texts if ".price_" in name)
    dearer = {**texts, name: str(Decimal(texts[name]) + more)}
    if name.endswith(("day", "month", "year", "period_fee")):
        dearer[name] = str(Decimal(texts[name]) + Decimal(more) / 10_000)
    one, other = offers(form(texts, SECOND))[0], offers(form(dearer, SECOND))[0]
    assert one.schedule.total_cost <= other.schedule.total_cost
    assert one.internal_rate <= other.internal_rate + 1e-9


@given(OFFERS, OFFERS)
def test_the_order_is_from_cheap_to_dear(one: dict[str, str], other: dict[str, str]) -> None:
    second = {name.replace(".1.", ".2."): text for name, text in other.items()}
    texts = form(one, second)
    order = ranked(offers(texts))
    assert order[0].apr_compound <= order[-1].apr_compound
    table = next(block for block in result(texts).blocks if isinstance(block, Table))
    assert [str(row[0])[:5] for row in table.rows] == [
        f"{place}. 方案"[:5] for place in range(1, len(order) + 1)
    ]


def test_the_cost_of_a_wrong_choice_is_said_where_it_can_be() -> None:
    assert "选错要多花 120.00 元" in summary(form(offer(), offer(2, price="0.7")))
    assert "选错" not in summary(form(offer(), offer(2, price="0.7", instalments=6)))


def test_a_rate_above_the_ceiling_is_a_warning() -> None:
    ceiling = facts.number("all-in-cost-ceiling.rate") * 100
    dear = offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=ceiling + 1)
    fair = offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=ceiling - 1)

    def warned(texts: Texts) -> bool:
        return any(
            isinstance(block, Notice) and block.tone is Tone.RED for block in result(texts).blocks
        )

    assert warned(form(dear, SECOND))
    assert not warned(form(fair, SECOND))


def test_a_fee_that_takes_everything_is_refused_at_its_field() -> None:
    messages = answer("interest", form(offer(upfront_fee=10_000), SECOND)).messages
    assert list(messages) == ["offers.1.upfront_fee"]
    assert "要比本金少" in messages["offers.1.upfront_fee"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("principal", "", "请填写借款本金。可以填"),
        ("principal", "-1", "借款本金太小了。可以填"),
        ("principal", "1e308", "看不懂“1e308”"),
        ("instalments", "0", "分几期还（一月一期）太小了"),
        ("instalments", "1.5", "分几期还（一月一期）要填整数"),
        ("price_period_fee", "许多", "看不懂“许多”"),
        ("method", "magic", "请从列表里选一项还款方式"),
        ("upfront_fee", "9" * 100_000, "看不懂“999999999999…”"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    texts = form(offer(), SECOND) | {f"offers.1.{name}": text}
    messages = answer("interest", texts).messages
    assert list(messages) == [f"offers.1.{name}"]
    assert messages[f"offers.1.{name}"].startswith(message)


@given(
    st.dictionaries(
        st.sampled_from([*INTEREST.form.defaults(), "offers.3.principal", "offers.99.quote"]),
        st.text(max_size=50)
        | st.sampled_from([*QUOTES, *METHODS, "1万", "100%", "360", "0", "-0", "１２期"]),
    )
)
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, INTEREST.form.defaults() | typed):
        given_answer = answer("interest", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
