"""The site in real browsers of past years: what they show, and that a visit never costs them it."""

import json
from collections.abc import Iterator

import pytest
from browser import old_chromium
from browser.conftest import SITE
from browser.engines import LONGEST, Chromium, Reader
from browser.programs import HOW_TO_GET
from browser.server import Server
from playwright.sync_api import Browser, BrowserContext, Playwright
from playwright.sync_api import Error as PlaywrightError
from selenium.webdriver.support.wait import WebDriverWait

TOO_OLD, *OLD = old_chromium.VERSIONS
# As the service worker was that calls what these browsers lack.
BROKEN = b"""
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("install", (event) => event.waitUntil(
  caches.open(new URL("./", location).pathname + "|old").then((cache) => cache.add("index.html"))));
addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
async function answer(request) {
  if (!Object.hasOwn({}, request.url)) return fetch(request);
}
//"""
REGISTERED = "navigator.serviceWorker.getRegistration().then(Boolean)"
CACHES = "caches.keys()"
TITLE = "document.querySelector('h1').getClientRects().length > 0"
READY = "document.querySelector('[data-state=ready]') !== null"


@pytest.fixture(scope="module", autouse=True)
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """Give the browser of the version in the test's parameters."""
    if not old_chromium.found([request.param]):
        pytest.skip(f"Chromium {request.param} is not installed: {HOW_TO_GET}")
    with old_chromium.launch(playwright.chromium, request.param) as browser:
        yield browser


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITE, "/guide/").running() as server:
        yield server


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=f"{server.url}/", viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext) -> Reader:
    return Chromium(context.new_page())


too_old = pytest.mark.parametrize("browser", [TOO_OLD], indirect=True)
old = pytest.mark.parametrize("browser", OLD, indirect=True)


@too_old
def test_the_site_stays_after_a_visit(reader: Reader, server: Server) -> None:
    for address in ("calculators/interest.html", "guide/risk.html", "guide/risk.html"):
        reader.open(address)
        assert reader.ask(TITLE)
        reader.ask("new Promise((then) => requestIdleCallback(then)).then(() => 1)")
    assert reader.ask(REGISTERED) is False
    assert "service.js" not in server.asked


@too_old
def test_a_service_worker_that_answers_with_errors_is_replaced(
    reader: Reader, server: Server
) -> None:
    server.preludes["service.js"] = BROKEN
    reader.open("glossary.html")
    reader.ask("navigator.serviceWorker.register('service.js', {updateViaCache: 'none'}) && 1")
    reader.until("Boolean(navigator.serviceWorker.controller)")
    server.preludes.clear()
    server.asked.clear()
    assert not is_answered(reader, "glossary.html")
    # A moment after a visit, however it ended, the browser asks for the script anew.
    wait = WebDriverWait(server, LONGEST, poll_frequency=0.05)
    wait.until(lambda server: "service.js" in server.asked)
    wait.until(lambda _: is_answered(reader, "glossary.html"))
    assert reader.ask(TITLE)
    reader.open("guide/risk.html")
    assert reader.ask(REGISTERED) is False
    assert reader.ask(CACHES) == []


def is_answered(reader: Reader, address: str) -> bool:
    """Try to open an address."""
    try:
        reader.open(address)
    except PlaywrightError as error:
        assert "net::ERR_FAILED" in error.message  # noqa: PT017 (not the end of the test)
        return False
    return True


@old
def test_calculators_answer_with_and_without_a_network(reader: Reader, server: Server) -> None:
    reader.open("calculators/interest.html")
    reader.until(READY)
    figure = "document.querySelector('[data-figure=apr_simple]').textContent"
    built = reader.ask(figure)
    reader.type("[name='offers.1.instalments']", "24")
    reader.until(f"{figure} !== {json.dumps(built)}")
    reader.until("Boolean(navigator.serviceWorker.controller)")
    server.stop()
    reader.open("calculators/debt.html")
    reader.until(READY)
    reader.open("guide/risk.html")
    assert reader.ask(TITLE)
