"""Statements that are not paid in full, against an account that is kept day by day."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
import reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculators import facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.catalogue.card.form import read
from calculators.catalogue.card.statement import Statement
from calculators.household.outlook import horizon
from calculators.rendering.result import render
from calculators.results import Carry, Result, Summary, Tone

CARD = calculator("card")
DEFAULTS = CARD.form.defaults()
BASES = ("whole", "unpaid")


def statement(**texts: object) -> Statement:
    return read(CARD.form.read(DEFAULTS | {name: str(text) for name, text in texts.items()}))


def result(**texts: object) -> Result:
    typed = DEFAULTS | {name: str(text) for name, text in texts.items()}
    return CARD.compute(CARD.form.read(typed))


def figures(**texts: object) -> dict[str, Decimal]:
    shown = reading.figures(result(**texts))
    return {name: Decimal(value) for name, value in shown.items() if value != "never"}


def summary(**texts: object) -> Summary:
    first = result(**texts).blocks[0]
    assert isinstance(first, Summary)
    return first


def words(**texts: object) -> str:
    return re.sub("<[^>]*>", "", render(result(**texts))).replace("\N{NO-BREAK SPACE}", " ")


def by_day(bill: int, paid: int, held: int, after: int, rate: Fraction, basis: str) -> Fraction:
    """Keep the account day by day, in 分: what is owed in the evening bears a day's interest."""
    interest = Fraction(0)
    for day in range(held + after):
        owed = bill if basis == "whole" and day < held else bill - paid
        interest += owed * rate
    return interest


def by_minimums(owed: int, yearly: Fraction, share: Fraction, least: int) -> tuple[int, int] | None:
    """Pay minimums month after month; return the months and the interest, in 分."""
    interest = 0
    for month in range(1, horizon() + 1):
        charged = int(owed * yearly / 12 + Fraction(1, 2))
        interest += charged
        owed += charged
        owed -= min(max(int(owed * share + Fraction(1, 2)), least), owed)
        if not owed:
            return month, interest
    return None


STATEMENTS = st.fixed_dictionaries(
    {
        "bill": st.integers(10_000, 10**9).map(lambda fen: Decimal(fen).scaleb(-2)),
        "paid_share": st.integers(0, 100),
        "held": st.integers(0, 120),
        "after": st.integers(1, 62),
        "price_day": st.integers(0, 200).map(lambda points: Decimal(points).scaleb(-2)),
        "basis": st.sampled_from(BASES),
        "share": st.integers(1, 1000).map(lambda tenths: Decimal(tenths).scaleb(-1)),
        "least": st.integers(1, 1000),
    }
).map(
    lambda each: {
        **{name: value for name, value in each.items() if name != "paid_share"},
        "paid": (Decimal(str(each["bill"])) * int(str(each["paid_share"])) / 100).quantize(
            Decimal("0.01")
        ),
    }
)


@settings(deadline=None)
@given(STATEMENTS)
def test_the_interest_is_that_of_an_account_kept_by_the_day(texts: dict[str, Decimal]) -> None:
    shown = figures(**texts)
    bill, paid = int(texts["bill"] * 100), int(texts["paid"] * 100)
    if bill == paid:
        assert shown["next_interest"] == 0
        return
    rate = Fraction(texts["price_day"]) / 100
    days = int(texts["held"]), int(texts["after"])
    kept = by_day(bill, paid, *days, rate, str(texts["basis"]))
    assert abs(Fraction(shown["next_interest"]) * 100 - kept) <= Fraction(1, 2)
    other = BASES[texts["basis"] == "whole"]
    kept = by_day(bill, paid, *days, rate, other)
    assert abs(Fraction(shown["other_interest"]) * 100 - kept) <= Fraction(1, 2)
    assert shown["next_balance"] == texts["bill"] - texts["paid"] + shown["next_interest"]


@settings(deadline=None)
@given(STATEMENTS)
def test_minimums_are_those_of_a_simulation(texts: dict[str, Decimal]) -> None:
    if texts["paid"] == texts["bill"]:
        return
    shown = figures(**texts)
    yearly = Fraction(texts["price_day"]) / 100 * 365
    owed = int(shown["next_balance"] * 100)
    expected = by_minimums(owed, yearly, Fraction(texts["share"]) / 100, int(texts["least"]) * 100)
    if expected is None:
        assert "months" not in shown
        assert summary(**texts).tone is Tone.RED
        return
    months, interest = expected
    assert shown["months"] == months
    assert shown["interest_in_all"] * 100 == interest + int(shown["next_interest"] * 100)


@settings(deadline=None)
@given(STATEMENTS, st.integers(1, 100))
def test_paying_more_never_costs_more(texts: dict[str, Decimal], more: int) -> None:
    low = figures(**texts)
    high = figures(**{**texts, "paid": min(texts["paid"] + more, texts["bill"])})
    assert high["next_interest"] <= low["next_interest"]


@settings(deadline=None)
@given(STATEMENTS)
def test_on_what_is_unpaid_it_is_never_dearer(texts: dict[str, Decimal]) -> None:
    whole, unpaid = (figures(**{**texts, "basis": basis})["next_interest"] for basis in BASES)
    assert unpaid <= whole


def test_the_example_by_hand() -> None:
    # 10,000 for 40 days and 9,000 for 10, at 0.05%: 200 and 45.
    assert figures()["next_interest"] == 245
    assert figures(basis="unpaid")["next_interest"] == 225
    assert figures(quote="year", price_year="18.25")["next_interest"] == 245
    assert summary().text.startswith(
        "还 1,000 元，下一张账单多 245 元利息：整张账单从入账那天算起。"
    )
    assert summary().tone is Tone.AMBER
    assert "没还的部分从入账那天算起" in summary(basis="unpaid").text


def test_paid_in_full_it_bears_nothing_and_the_minimum_is_named() -> None:
    texts = {"bill": 10_000, "paid": 10_000}
    assert summary(**texts).tone is Tone.GREEN
    assert figures(**texts)["next_interest"] == 0
    assert figures(**texts)["minimum_interest"] == 245


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"paid": "999.99"}, "这次不到最低还款 1,000 元，算逾期。"),
        ({"share": 1, "least": 1}, "永远还不完：最低还款还不够利息。"),
        ({"share": "1.5", "least": 1}, "算到 360 个月（30 年）也还不完。"),
    ],
)
def test_what_is_serious_is_red(texts: dict[str, object], said: str) -> None:
    assert said in summary(**texts).text
    assert summary(**texts).tone is Tone.RED
    assert summary(paid=1000).tone is Tone.AMBER


def test_a_fixed_payment_is_sooner_and_cheaper_than_minimums() -> None:
    shown = statement()
    first = shown.first_minimum
    fixed = shown.fixed(first)
    assert fixed.months[0].total_paid == shown.minimums.months[0].total_paid == first
    assert len(fixed.months) < len(shown.minimums.months)
    assert fixed.interest < shown.minimums.interest
    assert f"每月固定还 {first:,} 元" in words()


def test_the_preset_price_and_minimum_are_those_of_the_data() -> None:
    assert Decimal(DEFAULTS["price_day"]) == facts.number("card-overdraft.day") * 100
    assert Decimal(DEFAULTS["share"]) == facts.number("card-minimum.minimum") * 100
    html = answer("card", DEFAULTS).html
    assert html is not None
    for entry in ("card-overdraft", "card-minimum", "card-interest-basis"):
        assert f"#{entry}" in html


def test_the_card_goes_on_to_the_plan() -> None:
    for texts in ({}, {"quote": "year", "price_year": 15}):
        carry = next(each for each in result(**texts).blocks if isinstance(each, Carry))
        (link,) = carry.links
        assert link.texts
        emptied = calculator("payoff").form.emptied()
        assert set(dict(link.texts)) <= set(emptied)
        assert answer("payoff", emptied | dict(link.texts)).messages == {}
        assert Decimal(dict(link.texts)["debts.1.balance"]) == figures(**texts)["next_balance"]


@pytest.mark.parametrize(
    ("texts", "name", "message"),
    [
        ({"bill": "1"}, "bill", "“这张账单一共多少”填得太小了。可以填 100 元到"),
        ({"paid": "10001"}, "paid", "比账单还多。可以填 0 元到 10,000 元。"),
        ({"paid": "x"}, "paid", "看不懂“x”。"),
        ({"held": "121"}, "held", "“从入账到还款日几天”填得太大了。可以填 0 天到 120 天"),
        ({"after": "0"}, "after", "“还款日以后几天出下一张账单”填得太小了。可以填 1 天到"),
        ({"price_day": "3"}, "price_day", "“日利率”填得太大了。"),
        ({"quote": "year", "price_year": "501"}, "price_year", "“年利率”填得太大了。"),
        ({"share": "0"}, "share", "“最低还款占欠款”填得太小了。"),
        ({"least": "0"}, "least", "“最低还款至少”填得太小了。可以填 1 元到"),
        ({"basis": "half"}, "basis", "请从列表里选一项"),
    ],
)
def test_a_bad_input_gets_a_message(texts: dict[str, str], name: str, message: str) -> None:
    messages = answer("card", DEFAULTS | texts).messages
    assert list(messages) == [name]
    assert messages[name].startswith(message)


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["0", "0.01", "1", "120", "两周", "1亿", "500%", "-0", "1000万", "2%", *BASES, "year", "day"]
)


# The first text of a run waits until hypothesis has sorted all characters.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), TEXTS))
def test_anything_typed_is_answered(typed: dict[str, str]) -> None:
    for texts in (typed, DEFAULTS | typed):
        given_answer = answer("card", texts)
        assert (given_answer.html is None) == bool(given_answer.messages)
