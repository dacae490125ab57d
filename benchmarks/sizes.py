"""Bytes and requests of a page by kind: as they are, and gzipped."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.server import Served

_KINDS = {
    ".html": "pages",
    ".css": "styles",
    ".js": "scripts",
    ".mjs": "scripts",
    ".json": "data",
    ".svg": "images",
    ".png": "images",
}

_ANSWERED = """
() => {
  const { state, revision } = document.querySelector("[data-calculator]").dataset;
  return state === "ready" || Number(revision) > 0;
}
"""


@dataclass(frozen=True, slots=True)
class Size:
    """What one kind of file of a page weighs."""

    requests: int
    sent: int
    gzipped: int


def measure(server: Served, browser: Browser, path: str) -> Mapping[str, Size]:
    """Open a page and weigh what was sent until it is loaded, and Python there if it has any use.

    What is fetched later, to be kept for use without a network, is not counted.
    """
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    server.sent.clear()
    page.goto(server.address + path, wait_until="networkidle")
    if page.locator("[data-calculator]").count():
        page.wait_for_function(_ANSWERED, timeout=120_000)
    context.close()
    kinds: dict[str, list[tuple[int, int]]] = {}
    for address, file in server.sent:
        kind = _kind(address)
        body = file.read_bytes() if file else b""
        kinds.setdefault(kind, []).append((len(body), min(len(body), len(gzip.compress(body)))))
    return {
        kind: Size(len(each), sum(raw for raw, _ in each), sum(packed for _, packed in each))
        for kind, each in sorted(kinds.items())
    }


def total(sizes: Mapping[str, Size]) -> Size:
    """Add up all kinds."""
    return Size(
        sum(size.requests for size in sizes.values()),
        sum(size.sent for size in sizes.values()),
        sum(size.gzipped for size in sizes.values()),
    )


def _kind(address: str) -> str:
    """Return the kind of a file, by its address.

    >>> _kind("/assets/runtime/program-1234.bin"), _kind("/guide/a.html"), _kind("/a.woff2")
    ('runtime', 'pages', 'other')
    """
    if address.startswith(("/assets/runtime/", "/-/")) and not address.endswith(".html"):
        return "runtime"
    return _KINDS.get(Path(address).suffix, "pages" if address.endswith("/") else "other")
