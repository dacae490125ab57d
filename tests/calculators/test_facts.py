"""The data files hold what the pages and calculators rely on, and nothing is wrong with them."""

import re
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from calculators import datafile, display, facts
from calculators.datafile import DataError
from calculators.facts import Entry, Figure, Verdict
from calculators.products import products

CLAIMS = {"intro": 4, "p": 13, "w": 7, "m": 7, "r": 6, "s": 5, "a": 6, "t": 6, "k": 6, "e": 4}
DAY = timedelta(1)
HEAD = 'text = "a"\nverdict = "official"\nlooked_up = 2026-11-24\nsources = ["own"]\n'
DATED = """
[x.figures.rate]
unit = "rate/year"
values = [
  { value = 0.04, since = 2020-01-01, source = "own" },
  { value = 0.03, since = 2025-05-20, source = "article" },
  { value = 0.02, since = 2026-12-20, source = "own" },
]
"""
CHANGES = [date(2020, 1, 1), date(2025, 5, 20), date(2026, 12, 20)]


def entries() -> list[Entry]:
    return list(facts.entries().values())


def made(monkeypatch: pytest.MonkeyPatch, rules: str, assumptions: str = "") -> dict[str, Entry]:
    """Return the entries of made-up data files."""
    texts = dict.fromkeys(facts.ENTRY_FILES, "") | {"rules": rules, "assumptions": assumptions}
    files = {name: datafile.parse(f"{name}.toml", text) for name, text in texts.items()}
    known = facts.sources()
    with monkeypatch.context() as patched:
        patched.setattr(datafile, "read", files.__getitem__)
        patched.setattr(facts, "sources", lambda: known)
        return dict(facts.entries.__wrapped__())


def rate(monkeypatch: pytest.MonkeyPatch) -> Figure:
    """Return a figure that changed, and is going to."""
    return made(monkeypatch, f"[x]\n{HEAD}{DATED}")["x"].figures["rate"]


def test_every_claim_of_the_article_is_there() -> None:
    expected = [f"{part}-{n}" for part, count in CLAIMS.items() for n in range(1, count + 1)]
    assert [entry.id for entry in entries() if entry.subject == "claims"] == expected


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_an_entry_can_be_shown(entry: Entry) -> None:
    for text in (entry.text, entry.found):
        assert "{{" not in entry.worded(text, display.figure)
    for figure in entry.figures.values():
        dates = [value.since for value in figure.values if value.since]
        assert all(one < other for one, other in pairwise(dates))
        assert len(dates) < 2 or figure.formula or all(value.source for value in figure.values)


def test_an_unknown_reference_says_so() -> None:
    with pytest.raises(DataError, match=r"no data file holds an entry \[q-1\]"):
        facts.figure("q-1.max")
    with pytest.raises(DataError, match=r"claims.toml: \[p-1.figures\]: average: is missing"):
        facts.figure("p-1.average")


def test_products_refer_to_figures_that_fit() -> None:
    for product in products().values():
        assert product.price_low.value <= product.price.value <= product.price_high.value


@pytest.mark.parametrize(
    ("day", "expected", "source"),
    [
        (CHANGES[0], "0.04", "own"),
        (CHANGES[1] - DAY, "0.04", "own"),
        (CHANGES[1], "0.03", "article"),
        (CHANGES[1] + DAY, "0.03", "article"),
        (CHANGES[2] - DAY, "0.03", "article"),
        (CHANGES[2], "0.02", "own"),
        (date(2200, 1, 1), "0.02", "own"),
    ],
)
def test_a_figure_is_asked_for_a_day(
    monkeypatch: pytest.MonkeyPatch, day: date, expected: str, source: str
) -> None:
    figure = rate(monkeypatch)
    assert figure.at(day) == Decimal(expected)
    assert figure.dated(day).source == facts.sources()[source]


def test_before_the_first_day_there_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LookupError, match=r"x\.rate has no value for 2019-12-31"):
        rate(monkeypatch).at(CHANGES[0] - DAY)


@pytest.mark.parametrize(
    ("looked_up", "value", "announced"),
    [
        (CHANGES[1] - DAY, "0.04", ["0.03", "0.02"]),
        (CHANGES[1], "0.03", ["0.02"]),
        (CHANGES[2] - DAY, "0.03", ["0.02"]),
        (CHANGES[2], "0.02", []),
        (CHANGES[2] + DAY, "0.02", []),
    ],
)
def test_without_a_day_it_is_that_of_looking_up(
    monkeypatch: pytest.MonkeyPatch, looked_up: date, value: str, announced: list[str]
) -> None:
    figure = replace(rate(monkeypatch), looked_up=looked_up)
    assert figure.value == Decimal(value)
    assert [each.value for each in figure.announced] == [Decimal(each) for each in announced]
    percents = [display.short_percent(Decimal(each)) for each in (value, *announced)]
    assert display.figure(figure).startswith(percents[0])
    assert display.figure(figure).count(" 起 ") == len(announced)
    assert all(f"起 {percent}）" in display.figure(figure) for percent in percents[1:])


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_the_site_shows_the_newest_value_that_holds(entry: Entry) -> None:
    path = Path(datafile.__file__).parent / "data" / f"{entry.subject}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)[entry.id]
    for name, figure in table.get("figures", {}).items():
        if "values" in figure:
            held = [each for each in figure["values"] if each["since"] <= table["looked_up"]]
            newest = max(held, key=lambda each: each["since"])
            assert entry.figures[name].value == newest["value"]
        elif "value" in figure:
            assert entry.figures[name].value == figure["value"]


FOLLOWING = """
figures.principal = { value = 10_000, unit = "yuan" }
figures.count = { value = 7, unit = "periods" }
figures.fee = { from = "principal * x.rate", unit = "yuan" }
figures.payment = { from = "principal / count + fee / count", unit = "yuan" }
"""


def test_what_follows_from_others_changes_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = made(monkeypatch, f"[x]\n{HEAD}{DATED}\n[y]\n{HEAD}{FOLLOWING}")["y"].figures
    assert [value.since for value in figures["fee"].values] == CHANGES
    assert [value.value for value in figures["fee"].values] == [400, 300, 200]
    # 10,400 and 10,300 in 7 payments, to the nearest 分.
    assert figures["payment"].at(CHANGES[1] - DAY) == Decimal("1485.71")
    assert figures["payment"].at(CHANGES[1]) == Decimal("1471.43")
    assert figures["payment"].value == Decimal("1471.43")
    with pytest.raises(LookupError):
        figures["payment"].at(CHANGES[0] - DAY)


def test_it_holds_for_the_day_for_which_they_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    later = HEAD.replace("2026-11-24", "2027-01-01")
    figures = made(monkeypatch, f"[x]\n{HEAD}{DATED}\n[y]\n{later}{FOLLOWING}")["y"].figures
    assert figures["fee"].value == 300
    assert [value.value for value in figures["fee"].announced] == [200]


@pytest.mark.parametrize(
    ("verdicts", "more", "expected"),
    [
        (("official", "official"), "", "official"),
        (("unverified", "official"), "", "unverified"),
        (("official", "contradicted"), "", "contradicted"),
        (("opinion", "official"), "", "opinion"),
        (("unverified", "contradicted"), ', verdict = "opinion"', "opinion"),
    ],
)
def test_its_verdict_is_the_weakest_of_theirs(
    monkeypatch: pytest.MonkeyPatch, verdicts: tuple[str, str], more: str, expected: str
) -> None:
    first, second = (
        f'figures.{name} = {{ value = 2, unit = "count", verdict = "{verdict}" }}\n'
        for name, verdict in zip(("a", "b"), verdicts, strict=True)
    )
    ours = HEAD.replace("official", "opinion") + 'figures.k = { value = 3, unit = "count" }\n'
    following = f'figures.c = {{ from = "a * b * ours.k", unit = "count"{more} }}'
    found = made(monkeypatch, f"[x]\n{HEAD}{first}{second}{following}", f"[ours]\n{ours}")
    assert found["x"].figures["c"].value == 12
    assert found["x"].figures["c"].verdict is Verdict(expected)


def test_what_we_assume_stays_an_assumption(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = f'[x]\n{HEAD}figures.a = {{ value = 2, unit = "count" }}'
    ours = HEAD.replace("official", "opinion") + 'figures.k = { from = "x.a", unit = "count" }'
    assert made(monkeypatch, rule, f"[o]\n{ours}")["o"].figures["k"].verdict is Verdict.OPINION


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        (
            'figures.a = { from = "b", unit = "count" }',
            r"\.a\]: from: .*\[x.figures\]: b: is missing",
        ),
        ('figures.a = { from = "z.b", unit = "count" }', r"\.a\]: from: no data file .* \[z\]"),
        ('figures.a = { from = "a", unit = "count" }', "must not lead back to the figure itself"),
        (
            'figures.a = { from = "b", unit = "count" }\n'
            'figures.b = { from = "a", unit = "count" }',
            "must not lead back to the figure itself",
        ),
        ('figures.a = { from = "b *", unit = "count" }', r"\.a\]: from: must be names of figures"),
        ('figures.a = { from = "b", value = 2, unit = "count" }', "value: unknown key"),
        (
            'figures.a = { from = "b / b", unit = "count" }\n'
            'figures.b = { value = 0, unit = "count" }',
            r"\.a\]: from: must not divide by 0",
        ),
        (
            'figures.a = { unit = "count", values = [{ value = 1, since = 2026-11-25 }] }',
            "values: the first value must hold on looked_up, 2026-11-24",
        ),
        (
            'figures.a = { unit = "count", values = [{ value = 1, since = 2026-11-24 }, '
            '{ value = 2, since = 2026-11-25, source = "own" }] }',
            r"\[x.figures.a.values\]\[0\]: source: is missing",
        ),
        (
            'figures.a = { unit = "count", values = '
            '[{ value = 1, since = 2026-11-24, source = "hearsay" }] }',
            "source: 'hearsay' is not in sources.toml",
        ),
    ],
)
def test_a_wrong_figure_is_refused(
    monkeypatch: pytest.MonkeyPatch, figures: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        made(monkeypatch, f"[x]\n{HEAD}{figures}")


PROJECT = Path(__file__).parents[2]
_FIGURE = r"\.[a-z_]+ *(?:bare *)?(?:[\"}]|[*/+])"
NUMBERED = re.compile(rf"(?<![\w#/\[.-])(?:{'|'.join(CLAIMS)})-\d\d?(?=[\"'`]|{_FIGURE})")
"""A reference to a claim by its number, in quotes or braces or in a formula."""


@pytest.mark.parametrize("folder", ["build", "calculators", "docs"])
def test_claims_are_referred_to_by_what_they_claim(folder: str) -> None:
    files = [
        path
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in {".md", ".py", ".toml", ".po"} and "node_modules" not in path.parts
    ]
    assert files
    found = [(path, NUMBERED.findall(path.read_text(encoding="utf-8"))) for path in files]
    found += [(path, blocks(path)) for path in files if path.suffix == ".md"]
    assert not [(str(path), numbered) for path, numbered in found if numbered]


def blocks(page: Path) -> list[str]:
    """Return the claims that the fenced blocks of a page name by their numbers."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if re.fullmatch(rf"(?:{'|'.join(CLAIMS)})-\d+", line)]


@pytest.mark.parametrize(
    "text",
    ['"p-1"', 'figure("p-2.high")', "{{ p-1.max }}", "{{ w-1.weight bare }}", '"k-3.multiple * x"'],
)
def test_such_a_reference_is_found(text: str) -> None:
    assert NUMBERED.search(text)


def test_an_entry_is_found_by_its_name_and_by_its_id() -> None:
    for each in entries():
        assert facts.entry(each.name) is facts.entry(each.id) is each
        assert (each.name != each.id) == (each.subject == "claims")
    assert facts.figure("claim-weilidai-limit.max") == facts.figure("p-1.max")
