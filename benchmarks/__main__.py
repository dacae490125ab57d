"""Measure and write ``benchmarks/results.md``: ``python -m benchmarks [--only SECTION …]``."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks import browsers, contestants, limits, targets
from benchmarks.report import circumstances
from benchmarks.sections import ROUNDS, SECTIONS, Folders, measure

RESULTS = Path(__file__).parent / "results.md"
_HEAD = """\
# Results

Written by `make bench`; README.md in this folder says how each number comes about.

{circumstances}
"""


def main(only: list[str], rounds: int) -> None:
    """Measure the sections `only` (all if it is empty), print the results and write them."""
    began = time.monotonic()
    with browsers.chromium() as browser:
        version = browser.version
    with_probe, as_they_are = contestants.prepare()
    reached: dict[str, float] = {}
    parts = []
    for name in only or SECTIONS:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        text, found = part(name, with_probe, as_they_are, rounds)
        reached |= found
        parts.append(text)
        print(f"{text}\n", flush=True)
    minutes = (time.monotonic() - began) / 60
    head = _HEAD.format(circumstances=circumstances(version, rounds, minutes))
    held = f"## Targets\n\n{targets.table(targets.read(), reached)}"
    print(held)
    if not only:
        results = "\n\n".join((head.rstrip(), held, *parts))
        RESULTS.write_text(results + "\n", encoding="utf-8")


def part(
    name: str, with_probe: Folders, as_they_are: Folders, rounds: int
) -> tuple[str, dict[str, float]]:
    """Measure a section; one that fails, or does not end, takes nothing from the others."""
    section = SECTIONS[name]
    minutes = section.limit(rounds)
    reached: dict[str, float] = {}
    began = time.monotonic()
    try:
        found, reached = limits.call(60 * minutes, measure, name, with_probe, as_they_are, rounds)
    except limits.TookTooLongError:
        found = f"Not measured: took longer than {minutes:g} minutes."
    except limits.FailedError as error:
        found = f"Not measured: {error}"
    print(f"{name} took {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return f"## {section.title}\n\n{found}", reached


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=[], metavar="SECTION")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="fresh contexts for each median")
    arguments = parser.parse_args()
    main(arguments.only, arguments.rounds)
