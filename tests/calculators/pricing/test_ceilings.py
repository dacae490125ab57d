"""The ceilings that count for a loan are those of the day on which it is paid out."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from calculators import display, facts
from calculators.answering import answer
from calculators.catalogue import calculator
from calculators.pricing.ceilings import ceilings

LPR = facts.figure("lpr-1y.rate")
MULTIPLE = facts.number("private-lending-ceiling.multiple")
DAY = timedelta(1)
FIGURE = facts.figure


@pytest.mark.parametrize(
    ("before", "after"), list(pairwise(LPR.values)), ids=lambda value: str(value.since)
)
def test_a_loan_has_the_rate_of_its_day(before: facts.DatedValue, after: facts.DatedValue) -> None:
    assert after.since
    for day, expected in ((after.since - DAY, before), (after.since, after)):
        found = ceilings(day)
        assert found.protected == expected.value * MULTIPLE
        assert f"LPR 取 {expected.since} 起的 {display.short_percent(expected.value)}" in (
            found.protected_label
        )


def test_without_a_day_or_before_the_first_it_is_that_of_looking_up() -> None:
    newest = max(
        (value for value in LPR.values if value.since and value.since <= LPR.looked_up),
        key=lambda value: value.since or date.min,
    )
    assert LPR.values[0].since
    for day in (None, LPR.values[0].since - DAY):
        assert ceilings(day).protected == newest.value * MULTIPLE


def test_what_was_announced_is_said_where_no_day_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = LPR.values[-1]
    assert newest.since
    earlier = replace(LPR, looked_up=newest.since - DAY)
    known = {"lpr-1y.rate": earlier}
    monkeypatch.setattr(facts, "figure", lambda name: known.get(name) or FIGURE(name))
    said = f"（{newest.since} 起 {display.short_percent(newest.value)}）"
    assert said in ceilings().protected_label
    assert ceilings().protected == LPR.values[-2].value * MULTIPLE
    assert said not in ceilings(newest.since).protected_label
    assert ceilings(newest.since).protected == newest.value * MULTIPLE


def test_calculators_ask_for_the_day_of_the_loan() -> None:
    change = LPR.values[-1].since
    assert change
    for day, value in ((change - DAY, LPR.values[-2]), (change, LPR.values[-1])):
        said = f"起的 {display.short_percent(value.value)}）"
        flows = f"{day} 1000\n{day + 40 * DAY} -1010"
        for name, typed in (
            ("interest", {"start": str(day)}),
            ("apr", {"mode": "list", "flows": flows}),
        ):
            texts = {**calculator(name).form.defaults(), **typed}
            assert said in str(answer(name, texts).html)
