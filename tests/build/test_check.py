"""A wrong entry of a data file is reported with its file, its key and what is expected."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from sitebuild import check, data, examples, glossary

from calculators import datafile, facts, products
from calculators.datafile import Table

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "calculators" / "data"
OURS = PROJECT / "build" / "sitebuild" / "data"
TODAY = date(2100, 1, 1)
CACHES = (
    facts.sources,
    facts.entries,
    facts._by_name,
    facts.figure,
    products.products,
    glossary.terms,
    glossary.names,
    examples.examples,
)

type Change = Callable[[str, str, str], None]


def told(today: date = TODAY) -> list[str]:
    return list(check.problems(today, PROJECT))


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Iterator[Change]:
    """Replace a text in a data file (`claims`), as all who read it see it."""

    def forget() -> None:
        for cached in CACHES:
            cached.cache_clear()

    def replace(subject: str, right: str, wrong: str) -> None:
        folder, module = (OURS, data) if (OURS / f"{subject}.toml").exists() else (DATA, datafile)
        text = (folder / f"{subject}.toml").read_text(encoding="utf-8")
        assert right in text
        read: Callable[[str], Table] = module.read

        def reader(name: str) -> Table:
            if name != subject:
                return read(name)
            return datafile.parse(f"{name}.toml", text.replace(right, wrong, 1))

        monkeypatch.setattr(module, "read", reader)
        forget()

    yield replace
    forget()


def test_nothing_is_wrong() -> None:
    assert told(date.today()) == []


ARTICLE = 'sources = ["article"]'
LOOKED_UP = "looked_up = 2026-11-24"
LOW = f"{facts.number('p-2.low')},"
STATED = f'value = {facts.number("p-5.yearly")}, unit = "rate/year", stated = true'
CONVERTED = f'value = {facts.number("p-5.day_low") * 360}, unit = "rate/year"'


@pytest.mark.parametrize(
    ("subject", "right", "wrong", "message"),
    [
        ("claims", '"opinion"', '"true"', "[intro-1]: verdict: must be one of official, "),
        ("claims", ARTICLE, "", "[intro-1]: sources: is missing (a list of texts)"),
        ("claims", ARTICLE, "sources = []", "[intro-1]: sources: must name at least one entry of"),
        ("claims", ARTICLE, 'sources = ["x"]', "[intro-1]: sources: 'x' is not in sources.toml"),
        ("claims", '"opinion"', '"official"', "[intro-1]: verdict: official needs a source of"),
        ("claims", '"opinion"', '"reported"', "[intro-1]: verdict: reported needs a source"),
        ("claims", LOOKED_UP, 'looked_up = "today"', "[intro-1]: looked_up: must be a date such "),
        ("claims", LOOKED_UP, f"{LOOKED_UP}T10:00:00", "[intro-1]: looked_up: must be a date such"),
        ("claims", LOOKED_UP, "looked_up = 2206-11-24", "[intro-1]: looked_up: must not lie in "),
        ("claims", 'section = "引言"', "", "[intro-1]: section: is missing (a text)"),
        ("claims", 'section = "引言"', "secton = 1", "[intro-1]: secton: unknown key; known are s"),
        ("claims", 'name = "claim-limit-changes"', "", "[intro-1]: name: is missing (what it clai"),
        ("claims", "claim-limit-changes", "p-1", "[p-1]: p-1 is already in claims.toml"),
        ("claims", LOW, '"0.02%",', "[p-2.figures.low]: value: must be a number"),
        ("claims", LOW, "2,", "[p-2]: figures.low: must be a fraction such as 0.24 for 24%"),
        ("claims", '"rate/day"', '"percent"', "[p-2.figures.low]: unit: must be one of yuan, "),
        ("claims", "{{ min }}", "{{ mni }}", "[p-1]: text: {{ mni }}: claims.toml: [p-1.figures]:"),
        ("claims", "{{ min }}", "{{ min", "[p-1]: text: a reference must be written {{ FIGURE }}"),
        ("rules", 'title = "罚息"', "", "[penalty-interest]: title: is missing (a text)"),
        (
            "claims",
            '{ from = "low *',
            '{ from = "low /',
            "[p-2]: figures.yearly_low: from: low / days-in",
        ),
        (
            "claims",
            '{ from = "low *',
            '{ from = "min *',
            "[p-2.figures.yearly_low]: from: claims.toml: ",
        ),
        ("claims", STATED, CONVERTED, "[p-5]: figures.yearly: follows from day_low * days-in-"),
        (
            "claims",
            'from = "high * days-in-year.actual"',
            f"value = {facts.number('p-2.yearly_high')}",
            "[p-2]: figures.yearly_high: follows from high * days-in-year.actual: write from = ",
        ),
        ("rules", ', source = "lpr"', "", "[lpr-1y.figures.rate.values][0]: source: is missing"),
        ("rules", 'source = "lpr"', 'source = "x"', "[lpr-1y.figures.rate.values][0]: source: 'x'"),
        ("rules", "2025-05-20", "2023-05-20", "[lpr-1y.figures.rate]: values: must be a list of "),
        ("rules", "0.0300, since", "3, since", "[lpr-1y]: figures.rate: must be a fraction such "),
        ("rules", "figures.years", "figures years", "Expected '=' after a key in a key/value pair"),
        ("stages", "{{ step }}", "{{ steps }}", "[stage-record]: text: {{ steps }}: stages.toml: "),
        ("sources", '"regulation"', '"law"', "[pbc-2021-3]: kind: must be one of regulation, "),
        (
            "sources",
            "no_address",
            "nowhere",
            "[article]: nowhere: unknown key; known are title, pu",
        ),
        ("sources", "no_address", "#", "[article]: address: needs an address, or a no_address"),
        ("sources", "2021-03-31", "2021", "[pbc-2021-3]: published: must be a date such as "),
        ("sources", "[own]", "[x]", "claims.toml: [t-4]: sources: 'own' is not in sources.toml"),
        ("thresholds", "figures.amber", "figures.yellow", "[dsr]: figures.amber: is missing (wher"),
        (
            "products",
            "weilidai-limit.min",
            "weilidai-limit.mni",
            "[weilidai.limit]: min: claims.toml: [p-1.figures]: m",
        ),
        ("products", '"day"', '"dayly"', "[weilidai]: quote: must be one of day, month, year, "),
        (
            "products",
            '"year"',
            '"day"',
            "[xiaoe.price]: low: p-8.low must be in rate/day, not in rate",
        ),
        (
            "products",
            '"claim-we2000-limit.amount"',
            '"claim-we2000-rate.yearly"',
            "[we2000.limit]: min: p-5.yearly must be in yuan",
        ),
        ("products", "by_day = true", "by_day = 1", "[weilidai]: by_day: must be true or false"),
        ("inputs", "largest = 360", "largest = 0", "[instalments]: smallest: must not be above "),
        ("inputs", '\nbelow = "instalments"', '\nbelow = "x"', "x: is missing (a table)"),
        ("inputs", "largest = 360", "larges = 360", "[instalments]: larges: unknown key; known "),
        ("glossary", "quotes.html", "qoutes.html", "[daily-rate]: page: 'guide/qoutes.html' is "),
        ("glossary", "lpr-1y.rate", "lpr.rate", "[lpr]: meaning: no data file holds an entry ["),
        ("glossary", '"到期还本付息"', '"本金"', "[bullet]: 本金 is also in [principal]"),
        ("examples", '"we2000"', '"we2001"', "[products.rows.offers][1]: preset: must be one of "),
        ("examples", "price_day", "price", "[weilidai.rows.offers][0]: price: unknown key; know"),
        (
            "examples",
            "weilidai-rate.low",
            "weilidai-rate.lo",
            "[weilidai.rows.offers][0]: price_day: claims.toml: [p",
        ),
        ("examples", '"poor"', '"bad"', "[overdue-once.fields]: credit: must be one of good, "),
    ],
)
def test_a_wrong_entry_is_told(
    change: Change, subject: str, right: str, wrong: str, message: str
) -> None:
    change(subject, right, wrong)
    messages = told()
    assert messages
    expected = message if re.match(r"\w+\.toml: ", message) else f"{subject}.toml: {message}"
    assert messages[0].startswith(expected)


def test_a_source_that_nobody_names_is_told(change: Change) -> None:
    keys = 'title = "a"\npublisher = "b"\nkind = "own"\nlooked_up = 2026-11-24\nno_address = "c"'
    unused = f"[unused]\n{keys}\n\n[own]"
    change("sources", "[own]", unused)
    assert told() == ["sources.toml: [unused]: must be named in the sources of an entry, or go"]


def test_a_value_that_holds_by_now_is_told_and_nothing_is_wrong(
    change: Change, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = facts.figure("lpr-1y.rate").values[-1]
    looked_up = facts.entry("lpr-1y").looked_up
    day = max(each.looked_up for each in facts.entries().values()) + timedelta(1)
    assert list(check.overdue(day)) == []
    change("rules", f"since = {newest.since}", f"since = {day}")
    assert told(day) == list(check.overdue(looked_up)) == []
    message = f"rules.toml: [lpr-1y]: figures.rate: the value since {day} is in force, "
    for today in (day, day + timedelta(1)):
        assert [each[: len(message)] for each in check.overdue(today)] == [message]
    monkeypatch.chdir(PROJECT)
    monkeypatch.setattr(check, "date", Mock(today=lambda: day))
    assert check.main() == 0
    assert message in capsys.readouterr().err


def test_the_command_prints_it_and_fails(
    change: Change, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PROJECT)
    assert check.main() == 0
    change("claims", '"opinion"', '"true"')
    assert check.main() == 1
    assert capsys.readouterr().err.startswith("claims.toml: [intro-1]: verdict: must be one of ")
