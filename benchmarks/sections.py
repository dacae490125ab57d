"""The sections of the results: each measures one subject and gives its tables in Markdown.

A section also leaves what the targets are about in `Bench.reached`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import (
    browsers,
    fallbacks,
    growth,
    lighthouse,
    memory,
    searches,
    server,
    sizes,
    slowdown,
    starts,
    updates,
)
from benchmarks.contestants import ALL, BARE, MICROPYTHON, OURS, PYSCRIPT, STOCK, Contestant
from benchmarks.report import number, ratio, table
from benchmarks.server import Served
from benchmarks.starts import LOCALHOST, PHONE, Starts

ROUNDS = 7
"""Fresh contexts for each median, unless it is said otherwise."""
HOME, GUIDE = "/index.html", "/guide/repayment.html"
_GUIDE_PAGES = (10, 100, 1000)

type Folders = Mapping[str, Path]
"""The folders that a server serves, by the prefix of their addresses."""


@dataclass
class Bench:
    """What the sections work with, and what they found out about the targets."""

    measured: Served
    """The server whose pages measure their own start."""
    plain: Served
    """The server that gives out the files as they are."""
    compressing: Served
    """The same, but it compresses them, as most hosts do."""
    browser: Browser
    rounds: int
    reached: dict[str, float] = field(default_factory=dict)


def start(bench: Bench) -> str:
    """First Python answer on localhost, in Chromium."""
    opener = browsers.in_chromium(bench.browser)
    found = starts.measure(bench.measured, opener, ALL, bench.rounds, LOCALHOST)
    for key, rival in (("", STOCK), ("pyscript_", PYSCRIPT)):
        for name, ours, theirs in zip(
            ("cold", "warm"), found[OURS].medians(), found[rival].medians(), strict=True
        ):
            if ours and theirs:
                bench.reached[key + name] = ours / theirs
    return _starts_table(found)


def phone(bench: Bench) -> str:
    """First Python answer on an emulated phone: 10 Mbit/s, 40 ms, every process 4 times slower."""
    opener = browsers.in_chromium(bench.browser)
    found = starts.measure(
        bench.measured, opener, (OURS, STOCK, PYSCRIPT, MICROPYTHON), bench.rounds, PHONE
    )
    (ours, _), (stock, _) = found[OURS].medians(), found[STOCK].medians()
    if ours and stock:
        bench.reached["phone_cold"] = ours / stock
    factor = slowdown.factor(bench.measured.address, bench.browser, PHONE.slowdown)
    note = f"A worker that only counts took {factor:.1f} times as long as without the slowdown."
    return f"{_starts_table(found)}\n\n{note}"


def others(bench: Bench) -> str:
    """First Python answer on localhost, in the other browsers of the machine."""
    parts = []
    for name, opener in browsers.others().items():
        found = starts.measure(
            bench.measured, opener, (OURS, STOCK, PYSCRIPT), bench.rounds, LOCALHOST
        )
        parts.append(f"{name}:\n\n{_starts_table(found)}")
    return "\n\n".join(parts) or "None was found."


def update(bench: Bench) -> str:
    """From a keystroke to the new result, laid out, Python being there."""
    found = updates.measure(bench.plain, bench.browser)
    usual, longest, plan, check, *lists = found
    bench.reached["update_usual"] = usual.percentile_95
    bench.reached["update_longest"] = longest.percentile_95
    bench.reached["update_debts"] = max(plan.percentile_95, check.percentile_95)
    bench.reached["update_list"] = max(each.percentile_95 for each in lists)
    return table(
        ("question", "median, ms", "95th percentile, ms"),
        ((each.title, number(each.median, 1), number(each.percentile_95, 1)) for each in found),
    )


def search(bench: Bench) -> str:
    """From a query to its results, laid out, the index being there."""
    median, longest = searches.measure(bench.plain, bench.browser)
    return table(("median, ms", "95th percentile, ms"), [(number(median, 1), number(longest, 1))])


def tab(bench: Bench) -> str:
    """Memory of the tab after the first answer."""
    found = memory.measure(bench.measured, bench.browser, ALL, min(bench.rounds, 3))
    return table(
        ("what", "MB", "to stock"),
        ((each.title, number(mb), ratio(mb, found[STOCK])) for each, mb in found.items()),
    )


def size(bench: Bench) -> str:
    """Bytes and requests of a page to its first Python answer, by kind."""
    pages = {
        "calculator page": OURS.page,
        "guide page": GUIDE,
        "home": HOME,
        BARE.title + ", stock": BARE.page,
    }
    found = {
        title: sizes.measure(bench.plain, bench.browser, path) for title, path in pages.items()
    }
    totals = {title: sizes.total(each) for title, each in found.items()}
    calculator, guide, _, stock = totals.values()
    bench.reached["bytes"] = calculator.gzipped / stock.gzipped
    bench.reached["bytes_sent"] = calculator.sent / stock.gzipped
    bench.reached["guide_page"] = guide.gzipped / 1000
    rows = [
        (f"{title}: {kind}", number(each.requests), number(each.sent), number(each.gzipped))
        for title, kinds in found.items()
        for kind, each in {**kinds, "all": totals[title]}.items()
    ]
    return table(("page", "requests", "bytes as they are", "bytes gzipped"), rows)


def fallback(bench: Bench) -> str:
    """Requests of readers that wait for the whole interpreter."""
    found = fallbacks.measure()
    requests, waiting = (sum(column) for column in zip(*found.values(), strict=True))
    bench.reached["waiting"] = 100 * waiting / requests
    rows = {**found, "all": (requests, waiting)}
    return table(
        ("calculator", "requests", "that wait"),
        ((name, *map(number, each)) for name, each in rows.items()),
    )


def scores(bench: Bench) -> str:
    """Lighthouse's scores, mobile, of 100."""
    pages = {"home": HOME, "guide page": GUIDE, "calculator page": OURS.page}
    servers = {"nothing compressed": bench.plain, "compressed": bench.compressing}
    return table(
        ("page", "by the server", *lighthouse.CATEGORIES),
        (
            (title, how, *map(number, lighthouse.scores(server.address + path, 3).values()))
            for title, path in pages.items()
            for how, server in servers.items()
        ),
    )


def grow(bench: Bench) -> str:
    """What growth costs: builds of more guide pages; longer plans, in Pyodide under Node."""
    del bench
    builds = table(
        ("guide pages", "generator, s", "finishing steps, s", "search index gzipped, bytes"),
        (
            (number(b.pages), number(b.generate, 1), number(b.finish, 1), number(b.index))
            for b in map(growth.build, _GUIDE_PAGES)
        ),
    )
    plans = table(
        ("plan", "ms"), ((what, number(ms, 2)) for what, ms in growth.calculations().items())
    )
    return f"{builds}\n\n{plans}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the results: what measures it, and how long that may take."""

    measure: Callable[[Bench], str]
    minutes: float
    """The limit for `ROUNDS` rounds: about three times what it takes on a quiet machine."""

    @property
    def title(self) -> str:
        """What it measures, in a line."""
        return (self.measure.__doc__ or "").strip().rstrip(".")

    def limit(self, rounds: int) -> float:
        """Return how many minutes it may take: more than usual only for more rounds.

        >>> Section(start, 10).limit(ROUNDS), Section(start, 10).limit(2 * ROUNDS)
        (10.0, 20.0)
        """
        return self.minutes * max(1.0, rounds / ROUNDS)


SECTIONS: Mapping[str, Section] = {
    "start": Section(start, 15),
    "phone": Section(phone, 30),
    "others": Section(others, 20),
    "update": Section(update, 10),
    "search": Section(search, 3),
    "memory": Section(tab, 6),
    "size": Section(size, 5),
    "fallback": Section(fallback, 8),
    "lighthouse": Section(scores, 20),
    "growth": Section(grow, 20),
}


def measure(
    name: str, with_probe: Folders, as_they_are: Folders, rounds: int
) -> tuple[str, dict[str, float]]:
    """Return the tables of a section, and what was reached of the targets.

    Args:
        name: of the section.
        with_probe: the pages that measure their own start.
        as_they_are: the pages of which nothing was changed.
        rounds: fresh contexts for each median.
    """
    with (
        server.serve(with_probe) as measured,
        server.serve(as_they_are) as plain,
        server.serve(as_they_are, compresses=True) as compressing,
        browsers.chromium() as browser,
    ):
        bench = Bench(measured, plain, compressing, browser, rounds)
        return SECTIONS[name].measure(bench), bench.reached


def _starts_table(found: Mapping[Contestant, Starts]) -> str:
    stock_cold, stock_warm = found[STOCK].medians()
    rows: list[Sequence[str]] = []
    for contestant, each in found.items():
        cold, warm = each.medians()
        rows.append(
            (
                contestant.title,
                number(cold),
                ratio(cold, stock_cold),
                number(warm),
                ratio(warm, stock_warm),
                f"{len(each.cold)}, {len(each.warm)}",
            )
        )
    head = ("what", "cold, ms", "to stock", "warm, ms", "to stock", "visits answered")
    return table(head, rows)
