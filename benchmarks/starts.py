"""From the navigation to the first Python answer on the page: first visit and second."""

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import Empty

from benchmarks.browsers import Link, Opener
from benchmarks.contestants import CHANGE, Contestant
from benchmarks.server import Served
from benchmarks.slowdown import slowed

PAUSE = 3000
"""Milliseconds that a reader stays after the first answer, before the second visit."""
LIMIT = 120
"""Seconds after which a contestant counts as not answering."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where a start is measured."""

    name: str
    link: Link | None = None
    slowdown: float = 1
    visits: int = 2


LOCALHOST = Conditions("localhost")
PHONE = Conditions("emulated phone", Link(megabits=10, delay=40), slowdown=4, visits=2)


@dataclass
class Starts:
    """Milliseconds to the first answer, one a round."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)

    def medians(self) -> tuple[float | None, float | None]:
        """Return the medians of first and second visit; `None` where there was no answer."""
        return tuple(  # type: ignore[return-value]
            statistics.median(each) if each else None for each in (self.cold, self.warm)
        )


def measure(
    server: Served,
    opener: Opener,
    contestants: Sequence[Contestant],
    rounds: int,
    conditions: Conditions = LOCALHOST,
) -> dict[Contestant, Starts]:
    """Measure all contestants in turn, so that what disturbs the machine meets all alike."""
    found = {contestant: Starts() for contestant in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            _visit(server, opener, contestant, conditions, found[contestant])
    return found


def _visit(
    server: Served, opener: Opener, contestant: Contestant, conditions: Conditions, into: Starts
) -> None:
    changed, text = CHANGE
    address = server.page(
        contestant.page,
        field=changed,
        text=text,
        pause=PAUSE * conditions.slowdown,
        visits=conditions.visits,
    )
    while not server.reports.empty():
        server.reports.get()
    with opener(address, conditions.link), slowed(conditions.slowdown):
        for times in (into.cold, into.warm)[: conditions.visits]:
            try:
                report = server.reports.get(timeout=LIMIT)
            except Empty:
                print(f"{contestant.title}: no answer", file=sys.stderr)
                return
            elapsed = report.get("elapsed")
            if not isinstance(elapsed, int | float):
                print(f"{contestant.title}: {report}", file=sys.stderr)
                return
            times.append(elapsed)
