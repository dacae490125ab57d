"""The tables, in Markdown, and the machine and versions that they hold for."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.contestants import PROJECT

_NPM = {
    "Pyodide": PROJECT / "node_modules" / "pyodide",
    "the newest": PROJECT / "benchmarks" / "node_modules" / "pyodide-newest",
    "PyScript": PROJECT / "benchmarks" / "node_modules" / "@pyscript" / "core",
    "Lighthouse": PROJECT / "benchmarks" / "node_modules" / "lighthouse",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, numbers to the right.

    >>> print(table(["what", "ms"], [["a", "1"]]))
    | what | ms |
    |---|---:|
    | a | 1 |
    """
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    formatted = (" | ".join(line) for line in lines)
    return "\n".join(
        f"|{line.replace(' ', '')}|" if line.startswith("---") else f"| {line} |"
        for line in formatted
    )


def number(value: float | None, digits: int = 0) -> str:
    """Return a number with thousands apart, or a dash for one that could not be measured.

    >>> number(1234.5), number(0.256, 2), number(None)
    ('1,234', '0.26', '–')
    """
    return "–" if value is None else f"{value:,.{digits}f}"


def ratio(value: float | None, other: float | None) -> str:
    """Return how many times `other` a value is.

    >>> ratio(1.0, 4.0), ratio(None, 1.0)
    ('0.25', '–')
    """
    return "–" if value is None or not other else f"{value / other:.2f}"


def circumstances(browser: str, rounds: int, minutes: float) -> str:
    """Return a paragraph on the machine, the versions, the day, and how long it took."""
    versions = ", ".join(f"{name} {_version(folder)}" for name, folder in _NPM.items())
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores ({_processor()}), load {load:.1f} at the end. "
        f"Chromium {browser}, CPython {platform.python_version()}, {versions}. "
        f"Medians of {rounds} rounds; {minutes:.0f} minutes in all."
    )


def _version(package: Path) -> str:
    manifest = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return str(manifest["version"])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())
