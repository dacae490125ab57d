"""The limit before and after a change, by events of repayment, and under its three caps."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import facts
from calculators.catalogue import calculator
from calculators.catalogue.limit.form import CHANGE, CHOICES
from calculators.forms.form import Texts
from calculators.rendering.result import render
from calculators.results import Chart, Cited, Headlines, Result, Table

LIMIT = calculator("limit")
ENDS = ("low", "mid", "high")
CHANGES = tuple(option.value for option in CHANGE.options)
AMOUNTS = st.integers(0, 1_000_000).map(str)
TEXTS = st.fixed_dictionaries(
    {
        factor.value: st.sampled_from([option.value for option in field.options])
        for factor, field in CHOICES.items()
    }
    | {
        "platform": st.sampled_from(["weilidai", "we2000", "xiaoe"]),
        "income": AMOUNTS,
        "existing": AMOUNTS,
        "change": st.sampled_from(CHANGES),
    }
)


def result(texts: Texts) -> Result:
    return LIMIT.compute(LIMIT.form.read({**LIMIT.form.defaults(), **texts}))


def figures(texts: Texts) -> dict[str, Decimal | str]:
    return {
        figure.name: figure.value
        for block in result(texts).blocks
        if isinstance(block, Headlines)
        for figure in block.figures
    }


def limit_range(texts: Texts) -> str:
    blocks = (block for block in result(texts).blocks if isinstance(block, Headlines))
    shown = (figure for block in blocks for figure in block.figures)
    return next(figure.text for figure in shown if figure.name == "limit_range")


def table(texts: Texts, caption: str) -> Table:
    return next(
        block
        for block in result(texts).blocks
        if isinstance(block, Table) and caption in block.caption
    )


def chart(texts: Texts, title: str) -> Chart:
    return next(
        block for block in result(texts).blocks if isinstance(block, Chart) and title in block.title
    )


def words(texts: Texts) -> str:
    return re.sub("<[^>]*>", "", render(result(texts))).replace("\N{NO-BREAK SPACE}", " ")


def changed(texts: Texts) -> dict[str, str]:
    """Return what would be typed with the change made."""
    factor, _, choice = texts["change"].partition(".")
    if factor == "none":
        return dict(texts)
    return {**texts, **({factor: choice} if choice else {"existing": "0"})}


@given(TEXTS)
def test_after_is_what_the_changed_answers_give(texts: dict[str, str]) -> None:
    shown, other = figures(texts), figures(changed(texts))
    same = texts["change"] == "none" or all(
        Decimal(text) == Decimal(texts[name]) if name == "existing" else text == texts[name]
        for name, text in changed(texts).items()
    )
    assert ("after_mid" in shown) != same
    if same:
        assert ("和你现在填的一样" in words(texts)) == (texts["change"] != "none")
        return
    assert [shown[f"after_{end}"] for end in ENDS] == [other[f"limit_{end}"] for end in ENDS]


def test_every_other_answer_can_be_tried() -> None:
    assert len(CHANGES) == 2 + sum(len(field.options) for field in CHOICES.values())
    for change in CHANGES:
        assert figures({"change": change})["limit_mid"]


def test_a_default_by_hand() -> None:
    """One default takes 20% to 50% away; 小鹅花钱 has room for all of it."""
    texts = {"platform": "xiaoe", "income": "100万", "existing": "0", "change": "history.overdue"}
    shown = figures(texts)
    for end, kept in (("low", "0.5"), ("mid", "0.65"), ("high", "0.8")):
        before, after = Decimal(shown[f"limit_{end}"]), Decimal(shown[f"after_{end}"])
        assert abs(after - before * Decimal(kept)) <= Decimal("0.01")


@given(TEXTS)
def test_the_bars_add_up_to_both_ends(texts: dict[str, str]) -> None:
    shown = figures(texts)
    low, high = chart(texts, "低值和高值是怎么来的").series
    for series, end in ((low, "low"), (high, "high")):
        limit = Decimal(shown[f"limit_{end}"])
        assert abs(sum(series.values, Decimal(0)) - limit) <= Decimal("0.5")


@given(TEXTS)
def test_the_events_are_what_the_answers_would_give(texts: dict[str, str]) -> None:
    rows = table(texts, "还款表现不同").rows
    assert len(rows) == 4
    assert sum("（你填的）" in str(row[0]) for row in rows) == 1
    for row, history in zip(rows, ("none", "on_time", "overdue", "frozen"), strict=True):
        assert ("（你填的）" in str(row[0])) == (texts["history"] == history)
        assert row[1] == limit_range({**texts, "history": history})


def test_every_event_but_none_leads_to_its_claim() -> None:
    claims = [row[2] for row in table({}, "还款表现不同").rows]
    entries = [claim.entry for claim in claims if isinstance(claim, Cited)]
    assert [facts.entry(entry).id for entry in entries] == ["r-1", "r-2", "r-3"]
    assert all(facts.entry(entry).verdict == "unverified" for entry in entries)


@pytest.mark.parametrize(
    ("income", "held"),
    [
        # 3 x 12 x 1,000 = 36,000
        ("1000", ["没有", "低值、中间值、高值", "没有"]),
        ("100万", ["没有", "没有", "低值、中间值、高值"]),
    ],
)
def test_the_caps_are_named(income: str, held: list[str]) -> None:
    best = {"credit": "good", "payment": "good", "social": "good", "assets": "good"}
    texts = {**best, "platform": "weilidai", "income": income, "existing": "0", "bills": "yes"}
    rows = table(texts, "三道上限").rows
    assert [row[-1] for row in rows] == held
    caps = [facts.entry(row[2].entry).id for row in rows if isinstance(row[2], Cited)]
    assert caps == ["p-1", "k-3", "internet-loan-cap"]
    assert rows[1][1] == ("3.6 万元" if income == "1000" else "3600 万元")


def test_gains_that_end_at_a_cap_are_said_to() -> None:
    assert "这几项多出的一样，是因为都碰到了上限" in words({})
    assert "都碰到了上限" not in words({"platform": "xiaoe"})
