"""The comparison of offers: known prices, independent implementations, and what always holds."""

import math
import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, cast

import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given, reject
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.interest.offers import Offer, ranked
from calculators.catalogue.interest.reading import read
from calculators.commandline.plain import text
from calculators.finance.money import total
from calculators.finance.repayment import Repayment
from calculators.forms.form import InputError, Texts
from calculators.pricing.fields import price_name
from calculators.pricing.price import RATES, Quote
from calculators.results import Chart, Headlines, Notice, Result, Summary, Table, Tone

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
    **others: object,
) -> dict[str, str]:
    """Return what is typed for an offer; `price` is in % or, for total fee and payment, in 元."""
    typed = {
        "preset": "own",
        "principal": principal,
        "instalments": instalments,
        "days": 30,
        "method": method.value,
        "quote": quote.value,
        price_name(quote): price,
        "upfront_fee": upfront_fee,
        "accrual": "month",
        "payment_rule": "formula",
        "contract_payment": "",
        "period_fee": 0,
        "settle_after": 0,
        "settle_share": 0,
        "settle_rest": "waived",
        **others,
    }
    return {f"offers.{number}.{name}": str(value) for name, value in typed.items()}


def form(*offers: dict[str, str], days: str = "actual", **common: str) -> dict[str, str]:
    texts = {
        "amounts": "own",
        "start": "2026-12-01",
        "first_due": "",
        "days_in_year": days,
        **common,
    }
    for each in offers:
        texts |= each
    return texts


def offers(texts: Texts) -> tuple[Offer, ...]:
    return read(INTEREST.form.read(texts))


def loans_of(texts: Texts) -> tuple[Offer, ...]:
    """Return the offers; where the rate of one is beyond telling they are no example."""
    try:
        return offers(texts)
    except InputError as error:
        if not all("年化大得没有意义" in message for message in error.messages.values()):
            raise
        reject()


def loan_of(texts: Texts) -> Offer:
    """Return the first offer, likewise."""
    return loans_of(texts)[0]


def result(texts: Texts) -> Result:
    return INTEREST.compute(INTEREST.form.read(texts))


def figures(texts: Texts, number: int) -> dict[str, Decimal]:
    return {
        figure.name: cast("Decimal", figure.value)
        for block in result(texts).blocks
        if isinstance(block, Headlines) and block.alternative == number
        for figure in block.figures
    }


def summary(texts: Texts) -> str:
    first = result(texts).blocks[0]
    assert isinstance(first, Summary)
    return first.text


@st.composite
def drawn_offers(draw: st.DrawFn) -> dict[str, str]:
    """Draw what is typed for an offer of any kind."""
    principal = draw(st.integers(10_000, 10_000_000))
    instalments = draw(st.integers(1, 60))
    quote = draw(st.sampled_from(Quote))
    price = Decimal(draw(st.integers(0, 20_000)))
    match quote:
        case Quote.PAYMENT:
            price = Decimal(-(-principal // instalments) + draw(st.integers(0, principal))) / 100
        case Quote.DAY | Quote.REVOLVING:
            price /= 10_000
        case Quote.MONTH | Quote.YEAR | Quote.PERIOD_FEE:
            price /= 1_000
    return offer(
        principal=Decimal(principal) / 100,
        instalments=instalments,
        days=draw(st.integers(1, 1000)),
        method=draw(st.sampled_from(Repayment)),
        quote=quote,
        price=price,
        upfront_fee=Decimal(principal * draw(st.integers(0, 90)) // 100) / 100,
        accrual=draw(st.sampled_from(["month", "day"])),
        payment_rule=draw(st.sampled_from(["formula", "days"])),
        period_fee=draw(st.sampled_from([0, 0, "0.01", 15])),
        settle_after=draw(st.integers(0, instalments - 1)),
        settle_share=draw(st.sampled_from([0, 1, "2.5"])),
        settle_rest=draw(st.sampled_from(["waived", "charged"])),
    )


OFFERS = drawn_offers()
DATES = st.builds(
    lambda start, wait: {
        "start": str(start),
        "first_due": str(start + timedelta(wait)) if wait else "",
    },
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(0, 360),
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


@given(OFFERS, DATES)
def test_the_rates_agree_with_an_independent_implementation(
    texts: dict[str, str], dates: dict[str, str]
) -> None:
    loan = loan_of(form(texts, **dates))
    flows = [float(flow) for flow in loan.schedule.cash_flows]
    if loan.is_dated:
        expected = pyxirr.xirr([day for day, _ in loan.dated_flows], flows)
        if expected is not None and expected < 1e6:
            assert loan.apr_compound == pytest.approx(expected, abs=1e-8, rel=1e-8)
        return
    expected = pyxirr.irr(flows)
    if expected is not None:
        assert loan.internal_rate == pytest.approx(expected, abs=1e-9, rel=1e-9)
        assert loan.apr_simple == pytest.approx(12 * expected, abs=1e-8, rel=1e-8)
        assert loan.apr_compound == pytest.approx((1 + expected) ** 12 - 1, abs=1e-8, rel=1e-8)


@given(OFFERS, DATES)
def test_the_parts_add_up(texts: dict[str, str], dates: dict[str, str]) -> None:
    loan = loan_of(form(texts, **dates))
    schedule = loan.schedule
    assert total(each.principal for each in schedule.instalments) == loan.principal
    assert schedule.instalments[-1].balance == 0
    assert all(each.interest >= 0 and each.fee >= 0 for each in schedule.instalments)
    paid = total(each.payment for each in schedule.instalments)
    shown = figures(form(texts, **dates), 1)
    assert shown["total_paid"] == paid + loan.upfront_fee
    assert shown["total_cost"] == shown["total_paid"] - loan.principal
    assert shown["first_payment"] == schedule.instalments[0].payment


def rounding_of_payments(loan: Offer) -> Decimal:
    """Return what the rounding of a level payment can come to by the end.

    A payment that is rounded up to the next 分 pays the loan back sooner, and that interest saved
    can exceed what a hardly higher rate costs. Nothing else here depends on such a rounding.
    """
    rated = loan.price.quote in RATES
    if not rated or loan.method is not Repayment.EQUAL_PAYMENT:
        return Decimal(0)
    growth = (1 + float(loan.advertised_rate) / 365 * 31) ** loan.instalments
    return Decimal(0.01 * growth * loan.instalments)


@given(OFFERS, st.integers(1, 10_000))
def test_a_higher_price_never_costs_less(texts: dict[str, str], more: int) -> None:
    name = next(name for name in texts if ".price_" in name)
    step = Decimal(more) if name.endswith(("fee", "payment")) else Decimal(more) / 10_000
    dearer = {**texts, name: str(Decimal(texts[name]) + step)}
    if name.endswith("period_fee"):
        dearer[name] = str(Decimal(texts[name]) + Decimal(more) / 1_000)
    if name.endswith("day"):
        dearer[name] = str(min(Decimal(dearer[name]), Decimal(2)))
    one, other = loan_of(form(texts)), loan_of(form(dearer))
    rounding = rounding_of_payments(other)
    assert one.schedule.total_cost <= other.schedule.total_cost + rounding
    if not rounding:
        assert one.apr_simple <= other.apr_simple + 1e-9


@given(
    OFFERS, st.sampled_from(["upfront_fee", "period_fee", "settle_share"]), st.integers(1, 1_000)
)
def test_a_higher_fee_never_lowers_the_rate(texts: dict[str, str], name: str, more: int) -> None:
    control = f"offers.1.{name}"
    raised = Decimal(texts[control]) + Decimal(more) / 100
    if name == "settle_share":
        raised = min(raised, Decimal(20))
    if name == "upfront_fee":
        raised = min(raised, Decimal(texts["offers.1.principal"]) - Decimal("0.01"))
    one, other = loan_of(form(texts)), loan_of(form({**texts, control: str(raised)}))
    assert one.schedule.total_cost <= other.schedule.total_cost
    # A float holds no more than some fifteen digits of a rate of millions of per cent.
    for name in ("apr_simple", "apr_compound"):
        less, rate = getattr(one, name), getattr(other, name)
        assert less <= rate or less == pytest.approx(rate, rel=1e-12, abs=1e-9)


@given(OFFERS, OFFERS)
def test_the_order_is_from_cheap_to_dear(one: dict[str, str], other: dict[str, str]) -> None:
    second = {name.replace(".1.", ".2."): text for name, text in other.items()}
    texts = form(one, second)
    order = ranked(loans_of(texts))
    assert order[0].apr_compound <= order[-1].apr_compound
    table = next(block for block in result(texts).blocks if isinstance(block, Table))
    assert [str(row[0])[:5] for row in table.rows] == [
        f"{place}. 方案"[:5] for place in range(1, len(order) + 1)
    ]


def test_interest_by_real_days_is_that_of_an_invoice_written_by_hand() -> None:
    # 10,000 at 0.05% a day, equal principal: 31 days of December on 10,000 are 155.00, 31 of
    # January on 5,000 are 77.50. The simple rate gives the daily rate back: 365 x 0.05%.
    daily = offer(
        instalments=2,
        method=Repayment.EQUAL_PRINCIPAL,
        quote=Quote.DAY,
        price="0.05",
        accrual="day",
    )
    shown = figures(form(daily), 1)
    assert shown["first_payment"] == Decimal("5155.00")
    assert shown["total_cost"] == Decimal("232.50")
    assert shown["apr_simple"] == pytest.approx(Decimal("0.1825"), abs=Decimal("1e-9"))
    due = offers(form(daily))[0].due
    assert list(map(str, due)) == ["2027-01-01", "2027-02-01"]


BY_DAY: dict[str, Any] = {
    "method": Repayment.EQUAL_PAYMENT,
    "quote": Quote.YEAR,
    "price": "18",
    "accrual": "day",
}


def simulated(loan: Offer, payment: Decimal) -> list[Fraction]:
    """Return what is paid each period if `payment` is paid until the last, day after day."""
    daily = Fraction(loan.price.yearly_rate) / loan.price.days_in_year
    owed, paid, day = Fraction(loan.principal), [], loan.start
    for number, due in enumerate(loan.due, 1):
        accrued = Fraction(0)
        while day < due:
            accrued += owed * daily
            day += timedelta(1)
        interest = Fraction(math.floor(accrued * 100 + Fraction(1, 2)), 100)
        is_last = number == len(loan.due)
        paid.append(owed + interest if is_last else Fraction(payment))
        owed -= paid[-1] - interest
    assert owed == 0
    return paid


@given(
    st.integers(100_000, 50_000_000),
    st.integers(2, 60),
    st.integers(0, 3_600),
    st.sampled_from(["actual", "banking"]),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_lenders_take_the_payment_of_the_monthly_formula(
    fen: int, instalments: int, rate: int, days: str, start: date
) -> None:
    """The payment is that of spreadsheets, and a simulation by day tells the last instalment."""
    terms = BY_DAY | {"price": Decimal(rate) / 100}
    texts = offer(principal=Decimal(fen) / 100, instalments=instalments, **terms)
    loan = loan_of(form(texts, days=days, start=str(start)))
    paid = [each.payment for each in loan.agreed.instalments]
    assert loan.fixed_payment is not None
    expected = -npf.pmt(rate / 120_000, instalments, fen / 100)
    assert float(loan.fixed_payment) == pytest.approx(expected, abs=0.0051)
    if all(each.interest <= loan.fixed_payment for each in loan.agreed.instalments[:-1]):
        assert [Fraction(each) for each in paid] == simulated(loan, loan.fixed_payment)
    # It is what the monthly plan and the calculator of early repayment say.
    monthly = loan_of(form(texts | {"offers.1.accrual": "month"}, days=days, start=str(start)))
    assert monthly.agreed.instalments[0].payment == loan.fixed_payment


@given(
    st.integers(100_000, 50_000_000),
    st.integers(1, 60),
    st.integers(0, 3_600),
    st.integers(0, 3_000_000),
    st.integers(1, 360),
)
def test_a_payment_of_the_contract_is_taken_as_it_is_or_refused(
    fen: int, instalments: int, rate: int, payment: int, wait: int
) -> None:
    terms = BY_DAY | {"price": Decimal(rate) / 100, "payment_rule": "contract"}
    texts = offer(
        principal=Decimal(fen) / 100,
        instalments=instalments,
        contract_payment=Decimal(payment) / 100,
        **terms,
    )
    dates = {"start": "2026-12-01", "first_due": str(date(2026, 12, 1) + timedelta(wait))}
    try:
        (loan,) = offers(form(texts, **dates))
    except InputError as error:
        ((control, message),) = error.messages.items()
        assert control == "offers.1.contract_payment"
        # Each end that is named is allowed, and nothing beyond it.
        ends = [
            Decimal(each.replace(",", "")) for each in re.findall(r"([\d,.]+) 元(?=到|。)", message)
        ]
        step = Decimal("0.01")
        if len(ends) == 2 and instalments > 1:
            low, high = ends
            assert not low <= Decimal(payment) / 100 <= high
            for amount, is_allowed in (
                (low, True),
                (high, True),
                (low - step, False),
                (high + step, False),
            ):
                typed = {**form(texts, **dates), control: str(amount)}
                if amount >= 0:
                    assert bool(answer("interest", typed).messages) != is_allowed
        return
    paid = [each.payment for each in loan.agreed.instalments]
    if instalments > 1:
        assert set(paid[:-1]) == {Decimal(payment) / 100}
        assert [Fraction(each) for each in paid] == simulated(loan, paid[0])
    assert loan.agreed.instalments[-1].balance == 0


def test_a_payment_that_does_not_fit_is_refused_at_its_field() -> None:
    def message(payment: object, **others: object) -> str:
        terms: dict[str, Any] = {
            **BY_DAY,
            "payment_rule": "contract",
            "contract_payment": payment,
            **others,
        }
        said = answer("interest", form(offer(**terms))).messages
        assert list(said) == ["offers.1.contract_payment"]
        return said["offers.1.contract_payment"]

    # 10,000 at 18% / 365 for 31 days are 152.876...
    assert message(152) == (
        "第 1 期的利息就有 152.88 元，这样还不够付利息。可以填 152.88 元到 992.82 元。"
    )
    assert message(1000) == "这样不到 12 期就还清了。可以填 152.88 元到 992.82 元。"
    assert message("").startswith("“合同上的每期还款额”没有填。")
    assert message(916, instalments=1) == ("只有一期，要还的就是本金加利息。可以填 10,152.88 元。")
    assert "没有一个每期一样的还款额合适" in str(
        answer(
            "interest",
            form(
                offer(
                    **{**BY_DAY, "price": 300, "payment_rule": "contract", "contract_payment": 900}
                ),
                first_due="2027-11-30",
            ),
        ).messages
    )


def test_a_last_instalment_that_is_much_larger_is_said() -> None:
    def notices(payment: object) -> str:
        terms: dict[str, Any] = {**BY_DAY, "payment_rule": "contract", "contract_payment": payment}
        blocks = result(form(offer(**terms))).blocks
        return " ".join(
            str(block.text)
            for block in blocks
            if isinstance(block, Notice) and block.tone is Tone.AMBER
        )

    assert "方案 1：每期 200.00 元，最后一期却要 9," in notices(200)
    assert "最后一期" not in notices("916.80")


def test_the_payment_rule_matters_to_equal_payments_by_day_alone() -> None:
    for method in Repayment:
        for accrual in ("month", "day"):
            texts = offer(method=method, quote=Quote.DAY, price="0.05", accrual=accrual)
            texts |= {"offers.1.contract_payment": "many"}
            ways = [
                answer("interest", form(texts | {"offers.1.payment_rule": rule}))
                for rule in ("formula", "days", "contract")
            ]
            matters = method is Repayment.EQUAL_PAYMENT and accrual == "day"
            assert len({way.html for way in ways}) == (3 if matters else 1)
            assert bool(ways[2].messages) == matters


def test_how_the_payment_came_about_is_explained() -> None:
    def said(**terms: object) -> str:
        return text(result(form(offer(**{**BY_DAY, **terms}))))

    assert "年利率 18% ÷ 12 = 每月 1.5000%，12 期，每期 916.80 元；最后一期 915.57 元" in said()
    assert "照合同；" in said(payment_rule="contract", contract_payment=920)
    contract = BY_DAY | {"payment_rule": "contract", "contract_payment": 920}
    last = simulated(offers(form(offer(**contract)))[0], Decimal(920))[-1]
    assert f"每期 920.00 元；最后一期 {float(last):.2f} 元" in said(**contract)
    assert "照每一期的天数配平" in said(payment_rule="days")


def test_settling_early_leaves_what_the_lenders_plan_leaves() -> None:
    plan = offers(form(offer(**BY_DAY)))[0].schedule
    early = offers(form(offer(**BY_DAY, settle_after=6)))[0].schedule
    assert early.instalments[:5] == plan.instalments[:5]
    assert early.instalments[5].principal == (
        plan.instalments[5].principal + plan.instalments[5].balance
    )


def test_money_in_use_for_some_days() -> None:
    # 2,000 for 30 days at 0.04%: 24 元; 0.04% x 365 = 14.6% simple, and with compounding
    # (1 + 24 / 2000) ^ (365 / 30) - 1.
    texts = form(offer(principal=2000, quote=Quote.REVOLVING, price="0.04", days=30))
    shown = figures(texts, 1)
    assert shown["total_cost"] == 24
    assert shown["first_payment"] == shown["total_paid"] == 2024
    assert shown["apr_simple"] == pytest.approx(Decimal("0.146"), abs=Decimal("1e-9"))
    compound = (1 + 24 / 2000) ** (365 / 30) - 1
    assert float(shown["apr_compound"]) == pytest.approx(compound, rel=1e-9)
    assert offers(texts)[0].due == (date(2026, 12, 31),)


def test_so_many_payments_of_so_much() -> None:
    # The rate of 12 payments of 893.33 for 10,000, as spreadsheets give it.
    texts = form(offer(quote=Quote.PAYMENT, price="893.33"))
    rate = 12 * npf.rate(12, -893.33, 10_000, 0)
    shown = figures(texts, 1)
    assert float(shown["apr_simple"]) == pytest.approx(rate, rel=1e-9)
    assert shown["total_cost"] == Decimal("719.96")
    schedule = offers(texts)[0].schedule
    interest = -npf.ipmt(rate / 12, 6, 12, 10_000)
    assert float(schedule.instalments[5].interest) == pytest.approx(float(interest), abs=0.011)


def test_a_fee_taken_out_of_the_money_is_a_higher_rate() -> None:
    # 10,000 less 500 at once, 11 x 860.66 and 860.70: IRR x 12 of a spreadsheet.
    texts = form(
        offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=6, upfront_fee=500),
        offer(2, method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=6),
    )
    rate = 12 * npf.irr([9_500, *[-860.66] * 11, -860.70])
    assert float(figures(texts, 1)["apr_simple"]) == pytest.approx(rate, rel=1e-9)
    assert float(figures(texts, 2)["apr_simple"]) == pytest.approx(0.06, abs=1e-5)


def test_insurance_is_paid_with_each_instalment() -> None:
    plain = offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=6)
    insured = offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=6, period_fee=15)
    one, other = figures(form(plain), 1), figures(form(insured), 1)
    assert other["total_cost"] - one["total_cost"] == 12 * 15
    assert other["first_payment"] - one["first_payment"] == 15
    rate = 12 * npf.irr([10_000, *[-875.66] * 11, -875.70])
    assert float(other["apr_simple"]) == pytest.approx(rate, rel=1e-9)


def test_settling_early() -> None:
    # 0.6% a period of 12,000, 12 periods: after 6, 6,000 are left. 3% of it are 180.
    fees = offer(principal=12_000, settle_after=6, settle_share=3)
    loan = offers(form(fees))[0]
    assert len(loan.schedule.instalments) == 6
    assert loan.schedule.total_cost == 6 * 72 + 180
    assert loan.schedule.instalments[-1].payment == 1_000 + 72 + 6_000 + 180
    assert figures(form(fees), 1)["total_cost"] == 612
    charged = offer(principal=12_000, settle_after=6, settle_share=3, settle_rest="charged")
    assert figures(form(charged), 1)["total_cost"] == 12 * 72 + 180
    html = str(answer("interest", form(fees)).html)
    assert "第 6 期结清时付" in html.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("accrual", "interest"), [("month", "300.00"), ("day", "302.47")])
def test_settling_a_bullet_loan_pays_the_interest_so_far(accrual: str, interest: str) -> None:
    # 12% a year on 10,000 for three months: 300; by 92 days of 365: 302.47.
    bullet = offer(
        method=Repayment.BULLET,
        quote=Quote.YEAR,
        price=12,
        settle_after=3,
        accrual=accrual,
    )
    days = "2027-06-01"
    assert figures(form(bullet, start=days), 1)["total_cost"] == Decimal(interest)


def test_a_common_amount_stands_for_all() -> None:
    texts = form(offer(principal=""), offer(2, price="0.7"), amounts="common", amount="3万")
    assert [each.principal for each in offers(texts)] == [30_000, 30_000]
    assert "选错要多花 360 元" in summary(texts)
    assert answer("interest", texts | {"amount": ""}).messages.keys() == {"amount"}


def test_an_offer_without_an_amount_of_its_own_lends_the_amount_asked_first() -> None:
    texts = form(offer(principal=""), offer(2, principal="2万"), amount="3万")
    assert [each.principal for each in offers(texts)] == [30_000, 20_000]
    without = answer("interest", texts | {"amount": ""}).messages
    assert list(without) == ["amount"]
    assert without["amount"].startswith("“借多少”没有填。可以填")
    given = texts | {"amount": "", "offers.1.principal": "1万"}
    assert [each.principal for each in offers(given)] == [10_000, 20_000]


def test_a_name_of_the_readers_own_goes_before_that_of_the_product() -> None:
    texts = form(offer(preset="weilidai", name="招行"), offer(2, preset="weilidai", price="0.7"))
    assert "方案 1（招行）最便宜" in summary(texts)
    assert "方案 2（微粒贷）最贵" in summary(texts)
    charts = [block for block in result(texts).blocks if isinstance(block, Chart)]
    assert len(charts) == 2
    assert all("方案 1（招行）" in [each.label for each in chart.series] for chart in charts[1:])


def test_a_late_first_payment_makes_the_same_fees_cheaper() -> None:
    usual, late = form(offer()), form(offer(), first_due="2027-03-01")
    assert figures(late, 1)["total_cost"] == figures(usual, 1)["total_cost"]
    assert figures(late, 1)["apr_simple"] < figures(usual, 1)["apr_simple"]
    flows = offers(late)[0].dated_flows
    expected = pyxirr.xirr([day for day, _ in flows], [float(flow) for _, flow in flows])
    assert float(figures(late, 1)["apr_compound"]) == pytest.approx(expected, rel=1e-8)


def test_dates_at_the_end_of_a_month() -> None:
    due = offers(form(offer(instalments=3), start="2027-01-31"))[0].due
    assert list(map(str, due)) == ["2027-02-28", "2027-03-31", "2027-04-30"]
    rows = next(b for b in result(form(offer())).blocks if isinstance(b, Table) and b.folded).rows
    assert rows[0][:2] == ("1", "2027-01-01")


def test_the_charts_end_with_nothing_owed_and_the_whole_cost() -> None:
    texts = form(
        offer(), offer(2, quote=Quote.REVOLVING, price="0.05", days=45), offer(3, settle_after=3)
    )
    balance, cost = (block for block in result(texts).blocks if isinstance(block, Chart))
    assert [series.values[-1] for series in balance.series] == [0, 0, 0]
    assert [series.values[0] for series in balance.series] == [10_000] * 3
    assert [series.values.index(Decimal(0)) for series in balance.series] == [12, 2, 3]
    costs = [figures(texts, number)["total_cost"] for number in (1, 2, 3)]
    assert [series.values[-1] for series in cost.series] == costs


def test_a_line_that_all_offers_share_is_drawn_once() -> None:
    balance, cost = (
        block
        for block in result(form(offer(), offer(2, price="0.7"))).blocks
        if isinstance(block, Chart)
    )
    assert [series.label for series in balance.series] == ["各方案一样"]
    assert balance.is_line_named
    assert balance.series[0].values[::12] == (10_000, 0)
    assert len(cost.series) == 2


def test_offers_of_different_size_are_compared_by_a_loan_of_the_same_size() -> None:
    said = summary(form(offer(), offer(2, principal=20_000, price="0.7")))
    assert "同样借 1 万元用一年，贵的要多花约" in said


def test_the_cost_of_a_wrong_choice_is_said_where_it_can_be() -> None:
    assert "选错要多花 120 元" in summary(form(offer(), offer(2, price="0.7")))
    assert "选错" not in summary(form(offer(), offer(2, price="0.7", instalments=6)))


def test_offers_that_cost_the_same_are_not_ranked_in_words() -> None:
    assert summary(form(offer(), offer(2))) == "2 个方案一样贵：真实年化 13.03%。"
    assert "最便宜" in summary(form(offer(), offer(2, upfront_fee=1)))


def test_a_rate_at_the_ceiling_is_not_above_it() -> None:
    """The rounding of instalments to 分 puts it a hair above."""
    ceiling = facts.number("all-in-cost-ceiling.rate")
    fair = form(offer(method=Repayment.EQUAL_PAYMENT, quote=Quote.YEAR, price=ceiling * 100))
    assert figures(fair, 1)["apr_simple"] > ceiling
    assert not any(
        isinstance(block, Notice) and block.tone is Tone.RED for block in result(fair).blocks
    )


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
        ("principal", "-1", "“借款本金”填得太小了。可以填"),
        ("principal", "1e308", "看不懂“1e308”"),
        ("instalments", "0", "“分几期还（一月一期）”填得太小了"),
        ("instalments", "1.5", "分几期还（一月一期）要填整数"),
        ("price_period_fee", "许多", "看不懂“许多”"),
        ("method", "magic", "请从列表里选一项还款方式"),
        ("upfront_fee", "9" * 100_000, "看不懂“999999999999…”"),
        ("settle_after", "12", "一共只有 12 期，提前结清要在最后一期之前。可以填 0 到 11。"),
        ("period_fee", "-1", "“每期另收的保险费、担保费”填得太小了"),
    ],
)
def test_a_bad_input_gets_a_message(name: str, text: str, message: str) -> None:
    texts = form(offer(), SECOND) | {f"offers.1.{name}": text}
    messages = answer("interest", texts).messages
    assert list(messages) == [f"offers.1.{name}"]
    assert messages[f"offers.1.{name}"].startswith(message)


@pytest.mark.parametrize(
    ("common", "message"),
    [
        ({"start": ""}, "“放款日”没有填。可以填"),
        ({"start": "明天"}, "看不懂“明天”，或者没有这一天。可以填"),
        ({"start": "2027-02-30"}, "看不懂“2027-02-30”，或者没有这一天。"),
        ({"start": "1/2/2027"}, "“1/2/2027”分不清哪个是月。可以填 2027-01-02 或 2027-02-01。"),
        ({"start": "9999-12-31"}, "放款日太远了。可以填 1900 到 2200 年"),
        ({"first_due": "2026-12-01"}, "第一次还款日要在放款日之后 12 个月以内。可以填 2026-12-02"),
        ({"first_due": "9" * 100_000}, "看不懂“999999999999…”"),
    ],
)
def test_a_bad_date_gets_a_message(common: dict[str, str], message: str) -> None:
    messages = answer("interest", form(offer(), **common)).messages
    assert list(messages) == list(common)
    assert messages[next(iter(common))].startswith(message)


def test_payments_that_do_not_pay_the_loan_back_are_refused_at_their_field() -> None:
    messages = answer("interest", form(offer(quote=Quote.PAYMENT, price=800))).messages
    assert list(messages) == ["offers.1.price_payment"]
    assert (
        "12 期加起来还不够本金 1 万元。可以填 833.34 元以上。" in messages["offers.1.price_payment"]
    )


def test_a_rate_beyond_telling_is_a_message() -> None:
    absurd = offer(principal=1000, quote=Quote.REVOLVING, price=2, days=1, upfront_fee="999.99")
    messages = answer("interest", form(absurd)).messages
    assert list(messages) == ["offers.1.upfront_fee"]


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


@pytest.mark.parametrize("rate", ["3.875", "7.125", "18.125", "4.335", "12.005"])
@pytest.mark.parametrize("principal", ["10000", "123456", "1000000"])
def test_rounding_makes_no_difference_between_the_advertised_and_the_true_rate(
    rate: str, principal: str
) -> None:
    texts = {
        **INTEREST.form.defaults(),
        "offers.1.quote": "year",
        "offers.1.price_year": rate,
        "offers.1.principal": principal,
        "offers.1.method": "equal_payment",
    }
    only_first = {name: text for name, text in texts.items() if not name.startswith("offers.2")}
    said = summary(only_first)
    # The loan has no fee, so that its true rate is the advertised one but for 分.
    assert abs(figures(only_first, 1)["apr_simple"] - Decimal(rate) / 100) < Decimal("0.00001")
    assert "宣传" not in said
    shown = re.findall(r"真实年化 ([\d.]+)%", said)
    assert abs(Decimal(shown[0]) - Decimal(rate)) < Decimal("0.01")


def test_a_loan_without_cost_has_no_negative_rate() -> None:
    chance = Random(16)  # noqa: S311
    for _ in range(60):
        texts = {
            **INTEREST.form.defaults(),
            "offers.1.quote": "year",
            "offers.1.price_year": "0",
            "offers.1.principal": str(chance.randint(100, 10**6)),
            "offers.1.instalments": str(chance.randint(1, 60)),
            "offers.1.method": chance.choice(("equal_payment", "equal_principal", "flat")),
            "offers.1.accrual": chance.choice(("month", "day")),
        }
        shown = text(result(texts))
        assert "-0.0" not in shown
        assert " 0.00%" in shown
