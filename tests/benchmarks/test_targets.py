"""The targets and what is said of them."""

import re

from project import PROJECT

from benchmarks import targets
from benchmarks.targets import Target


def test_every_stretch_is_beyond_its_target() -> None:
    described = targets.read()
    assert described
    for target in described.values():
        assert 0 < target.stretch < target.target


def test_every_target_is_measured_by_a_section() -> None:
    source = (PROJECT / "benchmarks" / "sections.py").read_text(encoding="utf-8")
    given = set(re.findall(r'reached\["(\w+)"\] =', source))
    # Those of a start are put together from the rival and the visit.
    given |= {rival + visit for rival in ("", "pyscript_") for visit in ("cold", "warm")}
    assert set(targets.read()) == given


def test_a_target_that_was_not_measured_is_in_the_table() -> None:
    described = {"a": Target("start", 0.2, 0.1), "b": Target("bytes", 0.3, 0.25)}
    assert targets.table(described, {"a": 0.25}).splitlines() == [
        "| what | target | stretch | reached | verdict |",
        "|---|---:|---:|---:|---:|",
        "| start | 0.20 | 0.10 | 0.25 | missed |",
        "| bytes | 0.30 | 0.25 | – | not measured |",
    ]
