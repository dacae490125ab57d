"""Browsers that open an address with nothing kept from before."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FOUND = Path(__file__).parents[1] / ".cache" / "browser"
_REST = 1000
"""Milliseconds."""
_MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


@dataclass(frozen=True, slots=True)
class Link:
    """A network slower than loopback."""

    megabits: float
    delay: float
    """Milliseconds from a request to the first byte of its answer."""


class Opener(Protocol):
    """What opens an address in a fresh browser until the context is left."""

    def __call__(self, address: str, link: Link | None = None) -> AbstractContextManager[None]:
        """Open `address`."""
        ...


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that the tests use."""
    path = FOUND.read_text(encoding="utf-8").strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def in_chromium(browser: Browser) -> Opener:
    """Return what opens addresses in fresh contexts of `browser`."""

    @contextmanager
    def opener(address: str, link: Link | None = None) -> Iterator[None]:
        context = browser.new_context()
        page = context.new_page()
        # A new window loads pages of the browser's own; a reader's has come to rest.
        page.wait_for_timeout(_REST)
        if link:
            throttle(page, link)
        page.goto(address, wait_until="commit")
        yield
        context.close()

    return opener


def throttle(page: Page, link: Link) -> None:
    """Slow the network of a page and of its workers."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": link.delay,
            "downloadThroughput": link.megabits * 1e6 / 8,
            "uploadThroughput": link.megabits * 1e6 / 8,
        },
    )


def others() -> dict[str, Opener]:
    """Return the openers of the other browsers that are on the machine, by name."""
    found: dict[str, Opener] = {}
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox:
        found["Firefox"] = _program([firefox, "--headless", "--no-remote", "--profile", "{home}"])
    mini_browser = next(iter(sorted(Path("/").glob(_MINI_BROWSERS[1:]))), None)
    if mini_browser and shutil.which("xvfb-run"):
        found["WebKitGTK"] = _program(
            ["xvfb-run", "--auto-servernum", str(mini_browser), "--private"]
        )
    return found


def _program(command: list[str]) -> Opener:
    """Return what runs a browser with a home of its own and the address as last argument."""

    @contextmanager
    def opener(address: str, link: Link | None = None) -> Iterator[None]:
        if link:
            raise NotImplementedError("only Chromium's network can be slowed")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            process = subprocess.Popen(  # noqa: S603 (a browser of the machine)
                [*(part.format(home=home) for part in command), address],
                env={
                    **os.environ,
                    "HOME": home,
                    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
                },
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                yield
            finally:
                os.killpg(process.pid, 15)
                process.wait()

    return opener
