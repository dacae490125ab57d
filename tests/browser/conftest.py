"""The built site, served as it is, in a real browser that reports whatever goes wrong."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest
from browser.engines import ENGINES, NoEngineError, Reader, Readers
from playwright.sync_api import Browser, BrowserContext, Page
from project import PROJECT, SITE
from sitebuild.finish import offline

CHROMIUM = PROJECT / ".cache" / "browser"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser, through the built site."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.site)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

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


@pytest.fixture
def watch(context: BrowserContext, base_url: str) -> Iterator[Watch]:
    """Fail the test if a page does what it must not do."""
    seen = Watch.over(context)
    yield seen
    seen.check(base_url)


@pytest.fixture
def page(watch: Watch, context: BrowserContext) -> Page:
    del watch
    return context.new_page()


@pytest.fixture(scope="module")
def _lasting(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[tuple[Watch, Page]]:
    with browser.new_context(**browser_context_args) as context:
        yield Watch.over(context), context.new_page()


@pytest.fixture
def lasting_page(_lasting: tuple[Watch, Page], base_url: str) -> Iterator[Page]:
    """Give the same page to all tests of a module: for those that open very many in passing."""
    seen, page = _lasting
    seen.errors.clear()
    seen.requests.clear()
    yield page
    page.goto("about:blank")
    seen.check(base_url)


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
