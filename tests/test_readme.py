"""The script in README.md does what is said of it, as another library sees it."""

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import pyxirr
from project import PROJECT

(SCRIPT,) = re.findall(r"(?ms)^```python\n(.*?)^```$", (PROJECT / "README.md").read_text("utf-8"))
START = date(2026, 1, 15)


def run(folder: Path, flows: list[tuple[date, float]]) -> subprocess.CompletedProcess[str]:
    file = folder / "loan.csv"
    # As spreadsheets write it.
    lines = [f"{day},{amount}\r\n" for day, amount in flows]
    file.write_bytes(("\ufeff" + "".join(lines)).encode())
    command = [sys.executable, "-c", SCRIPT, file.name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_script_is_short() -> None:
    assert len([line for line in SCRIPT.splitlines() if line and "import" not in line]) <= 10


@pytest.mark.parametrize("payment", [-880.0, -893.33, -1000.0])
def test_it_prints_the_rate_of_a_loan(payment: float, tmp_path: Path) -> None:
    days = [START + timedelta(days=30 * number) for number in range(13)]
    flows = [*zip(days, [10_000.0, *[payment] * 12], strict=True)]
    done = run(tmp_path, flows)
    expected = pyxirr.xirr(days, [amount for _, amount in flows])
    assert done.stdout == f"{expected:.2%} a year\n"
    assert not done.stderr


def test_it_says_why_there_is_no_rate(tmp_path: Path) -> None:
    done = run(tmp_path, [(START, 10_000.0), (START + timedelta(days=30), 5.0)])
    assert done.returncode == 1
    assert done.stderr == "loan.csv: all flows have the same sign, so nothing is paid back\n"
