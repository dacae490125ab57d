"""What the site wants to reach (``targets.toml``), beside what it reached."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import report

_FILE = Path(__file__).parent / "targets.toml"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is to be reached; smaller is better."""

    title: str
    target: float
    stretch: float

    def verdict(self, reached: float | None) -> str:
        """Return whether a figure reaches it.

        >>> target = Target("cold start", 0.14, 0.12)
        >>> [target.verdict(reached) for reached in (0.12, 0.14, 0.15, None)]
        ['stretch', 'met', 'missed', 'not measured']
        """
        if reached is None:
            return "not measured"
        if reached > self.target:
            return "missed"
        return "stretch" if reached <= self.stretch else "met"


def read() -> dict[str, Target]:
    """Return the targets by the names that the sections know them by."""
    described = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: Target(**each) for name, each in described.items()}


def table(targets: Mapping[str, Target], reached: Mapping[str, float]) -> str:
    """Return a Markdown table of the targets and what was reached of them."""
    rows = [
        (
            target.title,
            report.number(target.target, 2),
            report.number(target.stretch, 2),
            report.number(reached.get(name), 2),
            target.verdict(reached.get(name)),
        )
        for name, target in targets.items()
    ]
    return report.table(("what", "target", "stretch", "reached", "verdict"), rows)
