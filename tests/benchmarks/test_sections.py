"""The sections of the benchmarks, one that hangs among them."""

import time
from dataclasses import replace

import pytest

from benchmarks import __main__ as run
from benchmarks.sections import ROUNDS, SECTIONS, Bench, Section


def fine(bench: Bench) -> str:
    """What goes well."""
    return f"{bench.rounds} rounds"


def test_every_section_says_what_it_measures_and_may_take_so_long() -> None:
    for section in SECTIONS.values():
        assert section.title
        assert "\n" not in section.title
        assert 0 < section.limit(1) == section.limit(ROUNDS) < section.limit(10 * ROUNDS)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a section whose time is over at once."""
    name = "search"
    monkeypatch.setitem(SECTIONS, name, replace(SECTIONS[name], minutes=0))
    return name


@pytest.mark.slow
def test_a_section_over_its_limit_is_said_to_be_and_the_others_go_on(
    soon: str, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    text, reached = run.part(soon, {}, {}, ROUNDS)
    assert time.monotonic() - began < 60
    assert text == f"## {SECTIONS[soon].title}\n\nNot measured: took longer than 0 minutes."
    assert reached == {}
    assert f"{soon} took" in capsys.readouterr().err


def test_a_title_is_the_first_line_of_what_measures() -> None:
    assert Section(fine, 1).title == "What goes well"
