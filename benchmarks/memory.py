"""Memory of a tab whose calculator has answered: what its process has for itself. Linux only."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browsers import in_chromium
from benchmarks.contestants import CHANGE, Contestant
from benchmarks.server import Served


def measure(
    server: Served, browser: Browser, contestants: Sequence[Contestant], rounds: int
) -> dict[Contestant, float]:
    """Return the median of megabytes by contestant."""
    return {
        contestant: statistics.median(
            _measure_once(server, browser, contestant) for _ in range(rounds)
        )
        for contestant in contestants
    }


def _measure_once(server: Served, browser: Browser, contestant: Contestant) -> float:
    field, text = CHANGE
    before = _renderers(browser)
    address = server.page(contestant.page, field=field, text=text, pause=0, visits=1)
    with in_chromium(browser)(address):
        server.reports.get(timeout=120)
        return sum(map(_megabytes, _renderers(browser) - before))


def _renderers(browser: Browser) -> set[int]:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {process["id"] for process in processes if process["type"] == "renderer"}


def _megabytes(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    share = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(share.split()[1]) / 1024
