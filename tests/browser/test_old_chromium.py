"""The site in real browsers of past years: what they show, and that a visit never costs them it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from browser import old_chromium
from browser.calculator import own
from browser.engines import LONGEST, Chromium, Reader
from browser.programs import HOW_TO_GET
from browser.server import Server
from browser.test_outputs import picture
from playwright.sync_api import Browser, BrowserContext, Playwright
from playwright.sync_api import Error as PlaywrightError
from project import SITE
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
SHOWN = "document.querySelector('.calculator').innerText"
BUTTONS = """[...document.querySelectorAll('.calculator button')]
    .filter((button) => button.getClientRects().length).map((button) => button.textContent)"""
BOX = "((selector) => document.querySelector(selector).getBoundingClientRect().toJSON())"
STRADDLING = """[...document.querySelectorAll('.calculator legend')].filter((legend) =>
    legend.getBoundingClientRect().top <
    legend.parentElement.getBoundingClientRect().top + 5).length"""
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
def no_errors(context: BrowserContext) -> Iterator[None]:
    """Fail the test if a page logs an error."""
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda said: errors.extend([said.text] if said.type == "error" else []))
    yield
    assert errors == []


@pytest.fixture
def reader(context: BrowserContext) -> Reader:
    return Chromium(context.new_page())


too_old = pytest.mark.parametrize("browser", [TOO_OLD], indirect=True)
old = pytest.mark.parametrize("browser", OLD, indirect=True)


@too_old
def test_a_page_says_what_the_browser_cannot_do(reader: Reader, server: Server) -> None:
    reader.open("calculators/interest.html")
    reader.until("document.querySelector('[data-state=failed]') !== null")
    assert "这个浏览器运行不了计算器" in reader.ask(SHOWN)
    assert reader.ask(BUTTONS) == []
    assert reader.ask("document.querySelector('[data-figure=apr_simple]').innerText") == "13.03%"
    assert not [path for path in server.asked if "runtime" in path or "worker" in path]


@pytest.mark.parametrize("browser", old_chromium.VERSIONS, indirect=True)
def test_without_script_nothing_is_promised(browser: Browser, server: Server) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        reader = Chromium(context.new_page())
        reader.open(f"{server.url}/calculators/interest.html")
        shown = reader.ask(SHOWN)
        assert "没有开启 JavaScript" in shown
        assert not [words for words in ("正在准备", "运行不了", "没有下载") if words in shown]
        assert reader.ask(BUTTONS) == []


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
    # A moment after a visit, however it ended, the browser asks for the script anew; one that has
    # to answer all the time puts it off, so there is a pause between the tries.
    wait = WebDriverWait(server, LONGEST, poll_frequency=2)  # type: ignore[type-var]
    wait.until(lambda server: "service.js" in server.asked)
    wait.until(lambda _: is_answered(reader, "glossary.html"))
    assert reader.ask(TITLE)
    reader.open("guide/risk.html")
    assert reader.ask(REGISTERED) is False
    assert reader.ask(CACHES) == []


def is_answered(reader: Reader, address: str) -> bool:
    """Try to open an address; without an answer, the browser goes to a page of its own."""
    try:
        reader.open(address)
    except PlaywrightError:
        return False
    return True


@old
@pytest.mark.usefixtures("no_errors")
def test_a_plan_is_taken_away(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    reader = Chromium(page)
    reader.open(f"calculators/payoff.html{own('payoff')}&debts.1.due=31")
    reader.until(f"{READY} && !document.querySelector('[data-result][aria-busy]')")
    reader.ask("document.querySelector('.outputs > summary').click()")
    reader.until("document.querySelector('.outputs button') !== null")
    press = """((text) => [...document.querySelectorAll('.outputs button')]
        .find((button) => button.textContent === text).click())"""
    with page.expect_download() as saving:
        reader.ask(f"{press}('加到日历')")
    saving.value.save_as(tmp_path / "calendar.ics")
    assert (tmp_path / "calendar.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    reader.ask(f"{press}('二维码图片')")
    reader.until("document.querySelector('.outputs img') !== null")
    address = reader.ask("document.querySelector('.outputs img').src")
    (found,) = zxingcpp.read_barcodes(picture(address))
    assert "/calculators/payoff.html#" in found.text


@old
@pytest.mark.usefixtures("no_errors")
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


@old
@pytest.mark.parametrize("width", [360, 1280])
def test_the_layout_is_whole(width: int, browser: Browser, server: Server) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        reader = Chromium(context.new_page())
        for path in ("calculators/interest.html", "calculators/debt.html", "guide/products.html"):
            reader.open(f"{server.url}/{path}")
            assert reader.ask("document.documentElement.scrollWidth") == width
            assert reader.ask(STRADDLING) == 0
            if path.startswith("calculators"):
                form, answer = reader.ask(f"[{BOX}('.calculator form'), {BOX}('.answer')]")
                if width == 1280:
                    assert form["right"] < answer["left"]
                else:
                    assert form["bottom"] < answer["top"]
