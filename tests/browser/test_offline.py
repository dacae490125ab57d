"""The site without a network; its next build; and nothing kept against a reader's will."""

import gzip
import json
import mimetypes
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser.calculator import READY, CalculatorPage
from browser.conftest import Watch
from browser.server import Server
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from project import SITE
from sitebuild.finish import offline

PREFIX = "/money/guide/"
KEPT = "navigator.serviceWorker.ready.then(() => true)"
CACHES = "caches.keys()"
UPDATE = "navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => 1)"
FIELD, TEXT = "offers.1.instalments", "24"
FIRST_VISIT = 4_500_000
"""The most bytes that may be sent for a first visit to a page, with what is kept after it."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITE, PREFIX).running() as server:
        yield server


@pytest.fixture
def seen() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser, server: Server, seen: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=f"{server.url}/", bypass_csp=True)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    yield context
    context.close()
    assert seen.errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, name: str = "interest") -> CalculatorPage:
    """Open a calculator and wait until the site is kept."""
    page.goto(f"calculators/{name}.html")
    shown = CalculatorPage(page, name).wait_until("ready")
    page.wait_for_function(f"() => {KEPT}", timeout=READY)
    return shown


def kept_size(file: Path) -> int:
    """Return how many bytes a file takes on the device."""
    content = file.read_bytes()
    return len(gzip.decompress(content) if file.name.startswith("ready-") else content)


def in_script(fault: str) -> bytes:
    """Return what makes a service worker's script answer, at once impatient, with a fault."""
    return (
        "delete InstallEvent.prototype.addRoutes; const wait = setTimeout;"
        f"addEventListener('fetch', () => {{ setTimeout = (act) => wait(act); {fault} }});"
    ).encode()


def notice(page: Page) -> Locator:
    return page.locator(".update")


def test_everything_works_without_a_network_after_one_visit(page: Page, server: Server) -> None:
    visit(page)
    server.stop()
    shown = CalculatorPage(page, "debt")
    for address in (
        "calculators/debt.html?h=负债#income=4321",
        "calculators/debt.html?q=%E5%80%BA",
    ):
        page.goto(address)
        shown.wait_until("ready")
    shown.type("income", "5432")
    page.goto("./")
    expect(page.get_by_role("heading", level=1)).to_contain_text("先看明白账")
    page.locator(".md-search__input").fill("征信报告")
    page.locator(".md-search-result__item a").first.click()
    expect(page).to_have_url(re.compile(r"\?h="))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def kept_paths(page: Page, name: str) -> set[str]:
    """Return the paths, from the root of the site, of what a cache holds."""
    keys = (
        "name => caches.open(name).then(cache => cache.keys()).then(keys => keys.map(k => k.url))"
    )
    return {urlsplit(url).path.removeprefix(PREFIX) for url in page.evaluate(keys, name)}


def test_every_file_is_kept_once_under_the_name_of_the_build(page: Page) -> None:
    visit(page)
    (name,) = page.evaluate(CACHES)
    assert name.startswith(f"{PREFIX}|")
    # The program is kept unpacked.
    expected = set(offline.kept_files(SITE))
    (program,) = (path for path in expected if "/ready-" in path)
    assert kept_paths(page, name) == expected - {program} | {program.replace(".bin", ".wasm")}


def test_what_came_packed_is_what_was_built(page: Page, server: Server) -> None:
    server.headers["X-Content-Type-Options"] = "nosniff"
    visit(page)
    kept = page.evaluate(
        """async () => {
            const [name] = await caches.keys();
            const cache = await caches.open(name);
            const found = {};
            for (const key of await cache.keys()) {
                const response = await cache.match(key);
                const told = ["Content-Type", "X-Content-Type-Options"];
                const headers = told.map((name) => response.headers.get(name));
                const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
                const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
                found[new URL(key.url).pathname] = [`sha256-${hash}`, ...headers];
            }
            return found;
        }"""
    )
    for path, digest in offline.kept_files(SITE).items():
        if not offline.is_text(path):
            continue
        told, media, sniffing = kept[PREFIX + path]
        assert (told, sniffing) == (digest, "nosniff")
        assert media.startswith(mimetypes.guess_type(path)[0] or "application/manifest+json")


def test_a_first_visit_costs_little_and_no_interpreter(page: Page, server: Server) -> None:
    # This server does not compress.
    page.goto("guide/repayment.html")
    page.wait_for_function(f"() => {KEPT}", timeout=READY)
    assert server.sent <= FIRST_VISIT
    later = offline.later_files(SITE)
    assert len(later) == 3
    assert not set(server.asked) & set(later)
    assert not [path for path in server.asked if path.startswith("en/")]


def without_ready_program(page: Page, server: Server) -> None:
    """Have only the whole interpreter answer from now on."""
    server.faults["assets/runtime/ready-*"] = "missing"
    page.evaluate(
        """async () => {
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const key of await cache.keys())
                    if (key.url.includes("/ready-")) await cache.delete(key);
            }
        }"""
    )


def everything_is_kept(page: Page) -> bool:
    return set(offline.later_files(SITE)) <= kept_paths(page, page.evaluate(CACHES)[0])


def test_the_whole_interpreter_is_kept_once_it_was_used(page: Page, server: Server) -> None:
    shown = visit(page)
    assert not everything_is_kept(page)
    without_ready_program(page, server)
    page.reload()
    shown.wait_until("ready")
    while not everything_is_kept(page):
        page.wait_for_timeout(20)
    server.stop()
    page.reload()
    shown.wait_until("ready")


def test_the_reader_has_everything_kept(page: Page, server: Server) -> None:
    visit(page)
    page.goto("privacy.html")
    panel = page.locator("[data-storage]")
    said = panel.get_by_role("status")
    expect(said).to_contain_text("用到的时候才下载")
    size = sum((SITE / path).stat().st_size for path in offline.later_files(SITE)) / 1e6
    more = panel.get_by_role("button", name="完整的计算程序也存下来")
    expect(more).to_contain_text(f"要下载 {size:.1f} MB")
    server.faults["assets/runtime/program-*"] = "corrupted"
    more.click()
    expect(said).to_contain_text("没能存下来")
    server.faults.clear()
    more.click()
    expect(said).to_contain_text("完整的计算程序也存着")
    expect(more).to_be_hidden()
    assert everything_is_kept(page)


@pytest.mark.parametrize("had_everything", [True, False])
def test_an_update_asks_for_what_changed_and_keeps_as_much(
    had_everything: bool, page: Page, server: Server, tmp_path: Path
) -> None:
    following = tmp_path / "site"
    unneeded = shutil.ignore_patterns("en", "folder", "cards")
    shutil.copytree(SITE, following, ignore=unneeded)
    changed = following / "faq.html"
    changed.write_text(changed.read_text() + "<!-- next -->")
    (library,) = following.glob("assets/runtime/library-*.bin")
    library.rename(library.with_name("library-000000000000.bin"))
    offline.finish(following)
    visit(page)
    if had_everything:
        page.goto("privacy.html")
        page.get_by_role("button", name="完整的计算程序也存下来").click()
        expect(page.locator("[data-storage]")).to_contain_text("完整的计算程序也存着")
    server.folder = following
    server.asked.clear()
    page.evaluate(UPDATE)
    expect(notice(page)).to_contain_text("本站有新版本", timeout=READY)
    added = {"assets/runtime/library-000000000000.bin"} if had_everything else set()
    assert {path for path in server.asked if path != offline.NAME} == {"faq.html"} | added
    page.evaluate("() => { globalThis.isOld = true }")
    notice(page).get_by_role("button", name="换成新版本").click()
    page.wait_for_function("() => !globalThis.isOld && document.readyState === 'complete'")
    latest = page.evaluate(CACHES)[-1]
    later = set(offline.later_files(following))
    assert kept_paths(page, latest) & later == (later if had_everything else set())


def test_the_network_goes_in_the_middle(page: Page, server: Server) -> None:
    shown = visit(page)
    server.stop()
    shown.type(FIELD, TEXT)
    page.reload()
    shown.wait_until("ready")
    expect(shown.control(FIELD)).to_have_value(TEXT)


@pytest.mark.parametrize(
    "fault",
    [
        "CacheStorage.prototype.match = async () => { throw new Error('a broken disk') }",
        "CacheStorage.prototype.match = () => new Promise(() => {})",
        "CacheStorage.prototype.match = async () => undefined",
        "Object.defineProperty(globalThis, 'caches', {get() {throw new Error('forbidden')}})",
    ],
    ids=["it fails", "it never ends", "nothing is left", "it is forbidden"],
)
def test_where_what_is_kept_cannot_be_had_the_network_answers(
    fault: str, page: Page, server: Server
) -> None:
    server.preludes["service.js"] = in_script(fault)
    visit(page)
    server.asked.clear()
    page.goto("calculators/debt.html?a")
    CalculatorPage(page, "debt").wait_until("ready")
    assert "calculators/debt.html" in server.asked
    assert [path for path in server.asked if path.startswith("assets/javascripts/calculators")]


def test_where_what_is_kept_is_found_late_it_still_answers_without_a_network(
    page: Page, server: Server
) -> None:
    server.preludes["service.js"] = in_script(
        "const match = CacheStorage.prototype.match;"
        "CacheStorage.prototype.match = async function (...all) {"
        "  await fetch(location.href).catch(() => undefined);"
        "  return match.apply(this, all)"
        "}"
    )
    visit(page)
    server.stop()
    page.goto("glossary.html?a")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_in_a_browser_that_no_longer_can_all_is_removed(page: Page, server: Server) -> None:
    visit(page)
    server.preludes["service.js"] = b"WebAssembly.validate = () => false;"
    page.evaluate(UPDATE)
    gone = "navigator.serviceWorker.getRegistration().then((found) => !found)"
    page.wait_for_function(f"() => {gone}", timeout=READY)
    page.wait_for_function(f"() => {CACHES}.then((names) => !names.length)")
    page.goto("glossary.html")
    assert "glossary.html" in server.asked


def test_a_new_build_comes_whole_and_when_the_reader_says_so(
    page: Page, server: Server, next_build: Path
) -> None:
    shown = visit(page)
    server.folder = next_build
    server.asked.clear()
    page.evaluate(UPDATE)
    expect(notice(page)).to_contain_text("本站有新版本", timeout=READY)
    # Only what changed was asked for.
    assert not [path for path in server.asked if "runtime" in path or "stylesheets" in path]
    page.goto("calculators/interest.html")
    expect(page.locator("html")).not_to_have_attribute("data-build", "next")
    shown.wait_until("ready")
    shown.control(FIELD).fill(TEXT)
    expect(notice(page)).to_be_visible()
    notice(page).get_by_role("button", name="换成新版本").click()
    expect(page.locator("html")).to_have_attribute("data-build", "next")
    shown.wait_until("ready")
    expect(shown.control(FIELD)).to_have_value(TEXT)
    expect(notice(page)).to_have_count(0)


def test_a_server_in_the_middle_of_an_update_changes_nothing(
    page: Page, server: Server, next_build: Path
) -> None:
    visit(page)
    before = page.evaluate(CACHES)
    server.folder = next_build
    server.faults["assets/offline/*.bin"] = "another page"
    failed = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            const next = new Promise(found => registration.onupdatefound =
                () => found(registration.installing));
            await registration.update();
            const installing = await next;
            while (installing.state === "installing")
                await new Promise(changed => installing.onstatechange = changed);
            return installing.state;
        }"""
    )
    assert failed == "redundant"
    server.stop()
    shown = CalculatorPage(page, "interest")
    page.goto("calculators/interest.html")
    shown.wait_until("ready")
    expect(page.locator("html")).not_to_have_attribute("data-build", "next")
    assert page.evaluate(CACHES)[0] == before[0]


def test_two_tabs_at_two_builds(
    page: Page, context: BrowserContext, server: Server, next_build: Path
) -> None:
    # In the first tab Python does not start before the second changes to the next build.
    visit(page)
    old = context.new_page()
    old.add_init_script(
        "const Made = Worker; globalThis.Worker = class { constructor() { throw new Error() } };"
        "globalThis.allowWorkers = () => { globalThis.Worker = Made }"
    )
    old.goto("calculators/interest.html")
    left = CalculatorPage(old, "interest").wait_until("failed")
    server.folder = next_build
    page.evaluate(UPDATE)
    notice(page).get_by_role("button", name="换成新版本").click(timeout=READY)
    expect(page.locator("html")).to_have_attribute("data-build", "next")
    server.stop()
    left.control(FIELD).fill(TEXT)
    old.evaluate("allowWorkers()")
    left.root.get_by_role("button", name="再试一次").click()
    left.wait_until("ready")
    left.wait_until_answered()
    old.reload()
    expect(old.locator("html")).to_have_attribute("data-build", "next")
    expect(left.control(FIELD)).to_have_value(TEXT)


def test_the_other_tab_is_told(
    page: Page, context: BrowserContext, server: Server, next_build: Path
) -> None:
    visit(page)
    other = context.new_page()
    visit(other, "debt").control("income").fill("4321")
    server.folder = next_build
    page.evaluate(UPDATE)
    notice(page).get_by_role("button", name="换成新版本").click(timeout=READY)
    expect(notice(other)).to_contain_text("另一个标签页已经换成新版本")
    notice(other).get_by_role("button", name="换成新版本").click()
    expect(other.locator("html")).to_have_attribute("data-build", "next")
    expect(CalculatorPage(other, "debt").control("income")).to_have_value("4321")


def test_the_reader_sees_what_is_kept_and_removes_it_for_good(page: Page, server: Server) -> None:
    visit(page)
    page.goto("privacy.html")
    panel = page.locator("[data-storage]")
    size = sum(kept_size(SITE / path) for path in offline.kept_files(SITE)) / 1e6
    expect(panel.get_by_role("status")).to_contain_text(f"共 {size:.1f} MB")
    panel.get_by_role("button", name="全部删除").click()
    expect(panel.get_by_role("status")).to_contain_text("你选了什么都不存")
    assert page.evaluate(CACHES) == []
    page.goto("calculators/debt.html")
    CalculatorPage(page, "debt").wait_until("ready")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    assert page.evaluate(CACHES) == []
    page.goto("privacy.html")
    panel.get_by_role("button", name="存下来，断网也能用").click()
    expect(panel.get_by_role("status")).to_contain_text(f"共 {size:.1f} MB", timeout=READY)
    server.stop()
    page.goto("glossary.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_who_removes_before_all_is_counted_is_told_so(page: Page) -> None:
    visit(page)
    # The first look ends only when it is told to.
    page.add_init_script(
        """{
            const { promise, resolve } = Promise.withResolvers();
            const keys = CacheStorage.prototype.keys;
            CacheStorage.prototype.keys = async function () {
                const isFirst = !globalThis.endLook;
                globalThis.endLook ??= resolve;
                if (isFirst) await promise;
                return keys.call(this);
            };
        }"""
    )
    page.goto("privacy.html")
    said = page.locator("[data-storage]").get_by_role("status")
    page.wait_for_function("() => globalThis.endLook")
    page.get_by_role("button", name="全部删除").click()
    expect(said).to_contain_text("你选了什么都不存")
    # Whoever looks after it has its answer after it.
    page.evaluate("async () => { endLook(); await caches.keys(); await caches.keys(); }")
    expect(said).to_contain_text("你选了什么都不存")


@pytest.mark.parametrize(
    "connection", [{"saveData": True}, {"effectiveType": "3g"}, {"type": "cellular"}], ids=str
)
def test_who_may_pay_for_it_is_asked_before_more_is_sent(
    connection: dict[str, object], page: Page, server: Server
) -> None:
    told = f"Object.defineProperty(navigator, 'connection', {{value: {json.dumps(connection)}}})"
    page.add_init_script(told)
    page.goto("calculators/interest.html")
    CalculatorPage(page, "interest").wait_until("ready")
    page.evaluate("new Promise(then => requestIdleCallback(then))")
    assert "service.js" not in server.asked
    page.goto("privacy.html")
    said = page.locator("[data-storage]").get_by_role("status")
    expect(said).to_contain_text("没有在这台设备上存任何东西")
    size = json.loads((SITE / offline.SIZES).read_text())["first"] / 1e6
    page.get_by_role("button", name=f"存下来，断网也能用（要下载 {size:.1f} MB）").click()
    expect(said).to_contain_text("现在存着", timeout=READY)


def test_a_first_visit_keeps_nothing_but_the_files(page: Page, context: BrowserContext) -> None:
    visit(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert context.cookies() == []


def test_chosen_colours_are_kept(page: Page) -> None:
    page.goto("glossary.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[title=换成深色]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("faq.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("privacy.html")
    panel = page.locator("[data-storage]")
    expect(panel.get_by_role("status")).to_contain_text("深浅色")
    panel.get_by_role("button", name="全部删除").click()
    expect(panel.get_by_role("status")).to_contain_text("你选了什么都不存")
    page.goto("faq.html")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize(
    "forbidden",
    [
        "Object.defineProperty(globalThis, 'localStorage',"
        " {get() {throw new DOMException('', 'SecurityError')}})",
        "Storage.prototype.setItem = () => {throw new DOMException('', 'QuotaExceededError')}",
        "Object.defineProperty(globalThis, 'caches',"
        " {get() {throw new DOMException('', 'SecurityError')}})",
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register ="
        " () => Promise.reject(new DOMException('', 'SecurityError'))",
    ],
    ids=[
        *("storage forbidden", "storage full", "caches forbidden", "no service worker"),
        "service worker forbidden",
    ],
)
def test_a_browser_that_keeps_nothing(forbidden: str, page: Page) -> None:
    page.add_init_script(forbidden)
    page.goto("privacy.html")
    said = page.locator("[data-storage]").get_by_role("status")
    expect(said).to_contain_text(re.compile("没有在这台设备上存任何东西|个文件"))
    page.locator("label[title=换成深色]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("calculators/interest.html")
    shown = CalculatorPage(page, "interest")
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("ready")
    shown.wait_until_answered()
    expect(shown.control(FIELD)).to_have_value(TEXT)
    expect(shown.figure("apr_simple", 1)).not_to_have_text("13.03%")


def test_a_full_device_gets_its_room_back(
    page: Page, context: BrowserContext, new_full: Callable[[Page], None]
) -> None:
    del context
    new_full(page)
    page.goto("privacy.html")
    panel = page.locator("[data-storage]")
    panel.get_by_role("button", name="存下来，断网也能用").click()
    expect(panel.get_by_role("status")).to_contain_text("没能存下来", timeout=READY)
    assert page.evaluate(CACHES) == []


@pytest.fixture
def new_full(server: Server) -> Callable[[Page], None]:
    def fill(page: Page) -> None:
        session = page.context.new_cdp_session(page)
        origin = server.url.removesuffix(PREFIX.rstrip("/"))
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000})

    return fill
