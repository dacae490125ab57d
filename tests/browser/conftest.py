"""The built site, served as it is, in a real browser that reports whatever goes wrong."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest
from browser.calculator import READY
from browser.engines import ENGINES, NoEngineError, Reader, Readers
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from project import PROJECT, SITE
from sitebuild.finish import offline

CHROMIUM = PROJECT / ".cache" / "browser"
# How long anything may take; far more than it takes anywhere, so that a busy machine fails nothing.
expect.set_options(timeout=READY)

BROWSER = pytest.StashKey[Browser]()
LONGEST_NAME = 150
"""The longest name of a picture; file systems hold 255 bytes."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Most pages are left before any of their code is hot: what would be optimized is not ours.
    "--js-flags=--liftoff-only",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser, through the built site."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.site)


@pytest.fixture(scope="session")
def browser(browser: Browser, pytestconfig: pytest.Config) -> Browser:
    pytestconfig.stash[BROWSER] = browser
    return browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leave a picture of every open page of a test that fails, and draw none of the others."""
    report = yield
    if report.when == "call" and report.failed and BROWSER in item.config.stash:
        name = re.sub(r"\W+", "-", item.nodeid, flags=re.ASCII)[:LONGEST_NAME]
        contexts = item.config.stash[BROWSER].contexts
        for number, page in enumerate(page for context in contexts for page in context.pages):
            with suppress(PlaywrightError):  # Pages may be closing, or be about to be.
                page.screenshot(path=PROJECT / "test-results" / f"{name}-{number}.png")
    return report


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Keep the report of the tests readable."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    path = CHROMIUM.read_text(encoding="utf-8").strip()
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    # What is kept for offline use has tests of its own; all others would only keep it again.
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def next_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site of which every page, its script and its worker differ from the built one's."""
    folder = tmp_path_factory.mktemp("next") / "site"
    shutil.copytree(SITE, folder)
    said = "document.documentElement.dataset.build='next'"
    for name, more in (("calculators", said), ("site", said), ("worker", "")):
        (script,) = folder.glob(f"assets/javascripts/{name}.*.js")
        renamed = script.rename(script.with_name(f"{name}.00000000.js"))
        renamed.write_text(f"{renamed.read_text()}{more}")
        for page in folder.rglob("*.html"):
            page.write_text(page.read_text().replace(script.name, renamed.name))
    offline.finish(folder)
    return folder


@dataclass
class Watch:
    """What the pages of a context did that they must not do."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def over(cls, context: BrowserContext) -> Self:
        """Watch all pages that a context will have."""
        seen = cls()
        context.on("request", lambda request: seen.requests.append(request.url))
        context.on("page", seen._listen)
        return seen

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )

    def check(self, base_url: str) -> None:
        """Fail if a page logged an error or asked another origin for anything."""
        ours = (base_url, "blob:", "data:")
        assert self.errors == []
        assert [url for url in self.requests if not url.startswith(ours)] == []


@pytest.fixture(scope="module")
def context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Give one context to a module, which fetches and compiles everything once."""
    with browser.new_context(**browser_context_args) as context:
        yield context


@pytest.fixture(scope="module")
def _watched(context: BrowserContext) -> Watch:
    return Watch.over(context)


@pytest.fixture
def watch(_watched: Watch, base_url: str) -> Iterator[Watch]:
    """Fail the test if a page does what it must not do."""
    _watched.errors.clear()
    _watched.requests.clear()
    yield _watched
    _watched.check(base_url)


@pytest.fixture
def page(watch: Watch, context: BrowserContext, base_url: str) -> Iterator[Page]:
    """Give a new page, and forget what it stored and was allowed."""
    del watch
    page = context.new_page()
    yield page
    stored = {"origin": base_url, "storageTypes": "cookies,indexeddb,local_storage"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", stored)
    context.clear_permissions()
    page.close()


@pytest.fixture(scope="module")
def _lasting(context: BrowserContext, _watched: Watch) -> Page:
    del _watched
    return context.new_page()


@pytest.fixture
def lasting_page(_lasting: Page, watch: Watch) -> Iterator[Page]:
    """Give the same page to all tests of a module: for those that open very many in passing."""
    del watch
    yield _lasting
    _lasting.goto("about:blank")


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    with Readers(browser) as readers:
        yield readers


@pytest.fixture(params=ENGINES)
def reader(request: pytest.FixtureRequest, readers: Readers) -> Reader:
    """Give a reader with each engine that is installed."""
    try:
        return readers[request.param]
    except NoEngineError as error:
        pytest.skip(str(error))
