"""A loan in place of debts: the payoff plan's comparison against a book kept by hand."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy_financial as npf
import pytest
from debts import rows
from hypothesis import assume, given
from hypothesis import strategies as st
from ledger import Account, half_up, keep

from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Headlines, Notice, Result, Tone

PAYOFF = calculator("payoff")
START = date(2026, 12, 1)
CARD = {"balance": 10_000, "rate": 18, "payment": 500}
LOAN = {"refinance": "yes", "loan_rate": "10", "loan_term": "60"}


def texts(*debts: Mapping[str, object], **others: object) -> dict[str, str]:
    typed = {name: str(text) for name, text in others.items()}
    return PAYOFF.form.emptied() | rows(*debts) | {"start": "2026-12"} | typed


def result(typed: Texts) -> Result:
    return PAYOFF.compute(PAYOFF.form.read(typed))


def figures(typed: Texts) -> dict[str, Decimal | str]:
    return {
        figure.name: figure.value
        for block in result(typed).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def words(typed: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(typed))).replace("\N{NO-BREAK SPACE}", " ")


def notices(typed: Texts, tone: Tone | None = None) -> list[str]:
    return [
        str(block.text)
        for block in result(typed).blocks
        if isinstance(block, Notice) and tone in (None, block.tone)
    ]


ACCOUNTS = st.lists(
    st.builds(
        Account,
        owed=st.integers(10_000, 3_000_000),
        rate=st.integers(0, 36).map(lambda percent: Fraction(percent, 100)),
        payment=st.integers(1000, 100_000),
    ),
    min_size=1,
    max_size=4,
)


@given(
    ACCOUNTS,
    st.integers(0, 36),
    st.integers(1, 60),
    st.integers(0, 50_000),
    st.integers(0, 200),
    st.integers(0, 50),
    st.integers(0, 15),
    st.integers(0, 300_000),
)
def test_the_comparison_is_that_of_two_books(
    accounts: list[Account],
    rate: int,
    term: int,
    fee: int,
    fee_share: int,
    leaving: int,
    chosen: int,
    more: int,
) -> None:
    replaced = [at for at in range(len(accounts)) if chosen >> at & 1]
    assume(replaced)
    is_share = fee_share % 2 == 1
    charged = sum(half_up(Fraction(accounts[at].owed * leaving, 1000)) for at in replaced)
    needed = sum(accounts[at].owed for at in replaced) + charged

    def fee_on(principal: int) -> int:
        return half_up(Fraction(principal * fee_share, 1000)) if is_share else fee

    principal = needed
    while principal - fee_on(principal) < needed:
        principal += max(1, needed + fee_on(principal) - principal - 1)
    typed = texts(
        *(
            {
                "balance": Decimal(each.owed) / 100,
                "rate": each.rate * 100,
                "payment": Decimal(each.payment) / 100,
            }
            for each in accounts
        ),
        method="snowball",
        refinance="yes",
        replaced="some",
        replaced_numbers="、".join(str(at + 1) for at in replaced),
        loan_rate=rate,
        loan_term=term,
        loan_fee_in="share" if is_share else "yuan",
        loan_fee=Decimal(fee_share) / 10 if is_share else Decimal(fee) / 100,
        leaving=Decimal(leaving) / 10,
        budget=Decimal(sum(each.payment for each in accounts) + more) / 100,
    )
    shown = figures(typed)
    assert shown["refinance_loan"] == Decimal(principal).scaleb(-2)
    payment = Decimal(shown["refinance_payment"])
    level = -npf.pmt(rate / 1200, term, principal / 100)
    assert float(payment) == pytest.approx(level, abs=0.07)
    loan = Account(owed=principal, rate=Fraction(rate, 100), payment=int(payment * 100))
    alone = keep([loan], START)
    assert alone
    assert alone.months == len(alone.paid) <= term
    kept = [each for at, each in enumerate(accounts) if at not in replaced]
    budget = sum(each.payment for each in accounts) + more
    books = []
    for debts in (accounts, [*kept, loan]):
        order = sorted(range(len(debts)), key=lambda at: (debts[at].owed, -debts[at].rate))
        books.append(keep(debts, START, order, lambda _: budget))
    if None in books:
        assert "比能拿出的" in words(typed)
        return
    before, after = books
    assert before
    assert after
    if before.months is None or after.months is None:
        assert "refinance_saved" not in shown
        assert shown["refinance_months"] == (after.months or "never")
        return
    saved = Decimal(sum(before.paid) - sum(after.paid)).scaleb(-2)
    assert shown["refinance_saved"] == saved
    assert shown["refinance_months_saved"] == before.months - after.months
    # What is paid is what was owed, its interest, and what was charged for the change.
    owed = sum(each.owed for each in accounts)
    assert sum(after.paid) == owed + sum(after.interest) + principal - needed + charged


def test_a_lower_payment_that_costs_more_is_said_plainly() -> None:
    """The published kind: 10% in place of 18%, but for five years and with a fee of 3%."""
    typed = texts(CARD, **LOAN, loan_fee_in="share", loan_fee="3")
    shown = figures(typed)
    assert shown["refinance_loan"] == Decimal("10309.28")
    # As `finance.refinancing` computes it, and its tests hold to a simulation.
    assert (shown["refinance_saved"], shown["refinance_months_saved"]) == (Decimal("619.17"), 1)
    said = notices(typed, Tone.AMBER)
    assert said == [
        "每月只还最低：换了一共多付 1,164 元，晚 36 个月还清。"
        "每月要还的少了 281 元，但这不等于省钱。"
    ]
    assert "每月拿同样的钱还：换了一共少付 619 元，早 1 个月还清。" in notices(typed)
    assert "10,000.00 元 + 0.00 元 + 309.28 元 = 10,309.28 元" in words(typed)


def test_it_never_recommends() -> None:
    typed = texts(CARD, **LOAN)
    assert not [block for block in result(typed).blocks if getattr(block, "tone", "") == Tone.GREEN]
    assert any("这只是算术，不是建议借。" in text for text in notices(typed))
    assert any("不要借新还旧。" in text for text in notices(typed))


def test_dearer_debts_are_found_by_their_rates() -> None:
    other = {"balance": 5000, "rate": 8, "payment": 200}
    later = other | {"rate": 0, "terms": "price", "until": "2027-03-31", "after": 24}
    typed = texts(CARD, other, later, **LOAN, replaced="dearer")
    # The first and the third: 15,000.
    assert figures(typed)["refinance_loan"] == 15_000
    cheap = texts(other, **LOAN, replaced="dearer")
    assert "没有一笔的年利率高过新贷款的 10%，换了省不了利息。" in notices(cheap)
    assert "refinance_loan" not in figures(cheap)


def test_a_loan_that_the_budget_does_not_carry_is_said() -> None:
    typed = texts(CARD, **LOAN | {"loan_term": "12"}, budget="600")
    (said,) = notices(typed, Tone.RED)
    assert said.startswith("换了以后每月至少要还 879.")
    assert said.endswith("比能拿出的 600.00 元多。")


def test_where_only_the_loan_ends() -> None:
    growing = CARD | {"payment": 100}
    typed = texts(growing, **LOAN)
    assert figures(typed)["refinance_payment"]
    assert "budget_needed" in figures(typed)
    assert any(text.startswith("每月只还最低：不换还不完，换了 60 个月") for text in notices(typed))


def test_a_loan_that_is_not_filled_in_yet_waits() -> None:
    typed = texts(CARD, refinance="yes", replaced="some")
    assert "再填新贷款的“新贷款的利率”“分几期还（一月一期）”“还掉第几笔”" in " ".join(
        notices(typed)
    )
    assert "refinance_loan" not in figures(typed)


def test_the_rate_is_read_as_it_is_quoted() -> None:
    yearly = figures(texts(CARD, **LOAN | {"loan_rate": "14.6"}))
    daily = figures(texts(CARD, **LOAN | {"loan_rate": "0.04"}, loan_quote="day"))
    assert yearly == daily


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"replaced": "some", "replaced_numbers": "2"}, "replaced_numbers", "欠款 2 没有填完"),
        ({"replaced": "some", "replaced_numbers": "31"}, "replaced_numbers", "看不懂“31”。"),
        ({"loan_rate": "x"}, "loan_rate", "看不懂“x”。"),
        ({"loan_term": "0"}, "loan_term", "“分几期还（一月一期）”填得太小了。"),
        ({"loan_fee": "31", "loan_fee_in": "share"}, "loan_fee", "“放款时先扣的费用”填得太大了。"),
        ({"leaving": "21"}, "leaving", "“旧的提前还，违约金占欠款”填得太大了。"),
    ],
)
def test_a_bad_input_gets_a_message_at_its_field(
    typed: dict[str, str], field: str, message: str
) -> None:
    messages = answer("payoff", texts(CARD, **LOAN) | typed).messages
    assert list(messages) == [field]
    assert messages[field].startswith(message)
    # Unless it is asked for, nothing of it matters.
    assert answer("payoff", texts(CARD, **LOAN) | typed | {"refinance": "no"}).html


def test_nothing_owed_can_be_replaced() -> None:
    typed = texts(CARD | {"balance": 0}, **LOAN)
    assert answer("payoff", typed).html
    house = texts(CARD, CARD | {"kind": "housing"}, **LOAN)
    assert figures(house)["refinance_loan"] == 10_000
