"""A slower processor: every process of a browser is stopped most of the time.

The browser's own means (Emulation.setCPUThrottlingRate) slows a page but refuses workers, where
Python runs. Stopping and continuing all processes slows every thread alike. Linux only.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator

from playwright.sync_api import Browser

from benchmarks.processes import descendants

PROCESSES = ("chrom",)
"""How the names of a Chromium's processes begin."""
_PERIOD = 0.020
"""Seconds from one continuation to the next; short beside everything that is measured."""
_RESCAN = 10
"""Periods after which new processes are looked for."""
_SPIN = """
new Promise((resolve) => {
  const worker = new Worker("/-/spin.mjs", { type: "module" });
  worker.onmessage = ({ data }) => resolve(data[0]);
})
"""


@contextlib.contextmanager
def slowed(factor: float, names: tuple[str, ...] = PROCESSES) -> Iterator[None]:
    """Give the processes below this one whose names begin so 1/`factor` of the time."""
    if factor <= 1:
        yield
        return
    finished = threading.Event()
    thread = threading.Thread(target=_alternate, args=(factor, names, finished), daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def factor(address: str, browser: Browser, wanted: float) -> float:
    """Return how many times as long a busy worker takes while it is slowed."""
    page = browser.new_page()
    page.goto(f"{address}/-/spin.html")
    before = page.evaluate(_SPIN)
    with slowed(wanted):
        after = page.evaluate(_SPIN)
    page.close()
    return float(after / before)


def _alternate(factor: float, names: tuple[str, ...], finished: threading.Event) -> None:
    running = _PERIOD / factor
    turn = 0
    processes: list[int] = []
    while not finished.is_set():
        if turn % _RESCAN == 0:
            processes = list(descendants(os.getpid(), names))
        turn += 1
        _send(processes, signal.SIGSTOP)
        time.sleep(_PERIOD - running)
        _send(processes, signal.SIGCONT)
        time.sleep(running)
    _send(list(descendants(os.getpid(), names)), signal.SIGCONT)


def _send(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, what)
