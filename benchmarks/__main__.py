"""Measure and write ``benchmarks/results.md``: ``python -m benchmarks [--only SECTION …]``."""

import argparse
import sys
import tomllib
import traceback
from collections.abc import Mapping
from pathlib import Path

from benchmarks import browsers, contestants, server
from benchmarks.report import circumstances, number, table
from benchmarks.sections import SECTIONS, Bench

RESULTS = Path(__file__).parent / "results.md"
TARGETS = Path(__file__).parent / "targets.toml"
_HEAD = """\
# Results

Written by `make bench`; README.md in this folder says how each number comes about.

{circumstances}
"""


def main(only: list[str], rounds: int) -> None:
    """Measure the sections `only` (all if it is empty), print the results and write them."""
    with_probe, as_they_are = contestants.prepare()
    with (
        server.serve(with_probe) as measured,
        server.serve(as_they_are) as plain,
        server.serve(as_they_are, compresses=True) as compressing,
        browsers.chromium() as browser,
    ):
        bench = Bench(measured, plain, compressing, browser, rounds)
        parts = []
        for name in only or SECTIONS:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            parts.append(_part(name, bench))
            print(f"{parts[-1]}\n", flush=True)
        head = _HEAD.format(circumstances=circumstances(browser.version, rounds))
    targets = f"## Targets\n\n{_targets(bench.reached)}"
    print(targets)
    if not only:
        results = "\n\n".join((head.rstrip(), targets, *parts))
        RESULTS.write_text(results + "\n", encoding="utf-8")


def _part(name: str, bench: Bench) -> str:
    """Measure a section; one that fails takes nothing from the others."""
    section = SECTIONS[name]
    try:
        found = section(bench)
    except Exception:
        traceback.print_exc()
        found = "Not measured: it failed."
    return f"## {(section.__doc__ or name).strip().rstrip('.')}\n\n{found}"


def _targets(reached: Mapping[str, float]) -> str:
    """Hold what was reached against the targets."""
    targets = tomllib.loads(TARGETS.read_text(encoding="utf-8"))
    rows = [
        (
            each["title"],
            number(each["target"], 2),
            number(each["stretch"], 2),
            number(reached[key], 2),
            "stretch" if reached[key] <= each["stretch"] else _met(reached[key] <= each["target"]),
        )
        for key, each in targets.items()
        if key in reached
    ]
    return table(("what", "target", "stretch", "reached", "verdict"), rows)


def _met(met: bool) -> str:
    return "met" if met else "missed"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=[], metavar="SECTION")
    parser.add_argument("--rounds", type=int, default=7, help="fresh contexts for each median")
    arguments = parser.parse_args()
    main(arguments.only, arguments.rounds)
