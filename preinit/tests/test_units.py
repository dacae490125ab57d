"""Modules by themselves, under Node: each file of `units/` holds the tests of one."""

import subprocess
from pathlib import Path

import pytest

UNITS = sorted(Path(__file__).with_name("units").glob("*.test.mjs"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name.partition(".")[0])
def test_a_module_does_what_its_tests_say(unit: Path) -> None:
    done = subprocess.run(["node", "--test", unit], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_tests() -> None:
    assert UNITS
