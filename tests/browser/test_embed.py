"""Calculators in the pages of another site: another origin, in a frame, as the site tells how."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.calculator import READY, CalculatorPage, own
from browser.engines import Reader
from browser.server import ReadsHeaders, Server
from browser.test_everyone import PHONE, SMALLEST_TARGET, violations
from playwright.sync_api import BrowserContext, FrameLocator, Page, ViewportSize, expect
from project import SITE
from sitebuild.finish.elements import element

from calculators.catalogue import calculator, names

FRAME = ViewportSize(width=320, height=2000)
BUILT = 640
"""The height that the lines give a frame, in CSS pixels."""
PRESET = "#offers.1.instalments=36"
# Stands before everything else in a page that is framed: answers what the page around it asks.
AGENT = b"""<!doctype html><script>
parent.postMessage({ agent: location.pathname }, "*");
addEventListener("message", ({ data, source }) => {
  if (!data.find) return;
  const one = document.querySelector(data.find);
  if (one && "write" in data) {
    one.value = data.write;
    for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  if (one && data.open) one.open = true;
  const told = one && { value: one.value, text: one.textContent, ...one.dataset,
    invalid: one.ariaInvalid ?? one.getAttribute("aria-invalid"),
    height: document.querySelector("main").getBoundingClientRect().height };
  source.postMessage({ id: data.id, told }, "*");
});
</script>"""
# In the page around: asks a frame, in vain (undefined) while that is not there.
ASK = """<script>
const asked = new Map(), agents = [], heights = [];
addEventListener("message", ({ data }) => {
  if (data.agent) agents.push(data.agent);
  if (data.type === "loan-calculator") heights.push(data);
  asked.get(data.id)?.(data.told);
});
const ask = (frame, question) => new Promise((resolve) => {
  const id = asked.size + 1;
  asked.set(id, resolve);
  const { contentWindow } = document.querySelectorAll("iframe")[frame];
  contentWindow.postMessage({ ...question, id }, "*");
  setTimeout(resolve, 1000);
});
</script>"""


def lines(address: str, title: str = "calculator") -> str:
    """Return the lines to copy, as the site gives them."""
    page = (SITE / "embedding.html").read_text(encoding="utf-8")
    given = element(page, "code", "data-lines").attributes["data-lines"]
    assert given
    return given.replace("{address}", address.replace("&", "&amp;")).replace("{title}", title)


class Newspaper:
    """Another site, with a page around calculators of ours."""

    def __init__(self, folder: Path, ours: Server) -> None:
        self.ours = ours
        self.theirs = Server(folder)
        self.host = "localhost"
        """Another site than ours, and not only another origin."""

    @property
    def address(self) -> str:
        """The address of its page."""
        return self.theirs.url.replace("127.0.0.1", self.host) + "/news.html"

    def print(self, *paths: str) -> str:
        """Write a page around calculators; return its address."""
        written = "".join(lines(f"{self.ours.url}/{path}") for path in paths)
        page = f"<!doctype html><meta charset=utf-8><title>News</title>{ASK}{written}"
        (self.theirs.folder / "news.html").write_text(page, encoding="utf-8")
        return self.address


@pytest.fixture
def newspaper(tmp_path: Path) -> Iterator[Newspaper]:
    ours = ReadsHeaders(SITE)
    with ours.running():
        newspaper = Newspaper(tmp_path, ours)
        ours.preludes["*.html"] = AGENT
        # The pages have the same policy of their own, which begins behind the agent.
        del ours.rules["/*"]["Content-Security-Policy"]
        with newspaper.theirs.running():
            yield newspaper


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "reduced_motion": "reduce"}


def asked(reader: Reader, frame: int, find: str, **more: object) -> dict[str, str]:
    """Ask a frame for an element, and perhaps to write into it; return what it is then."""
    found = reader.ask(f"ask({frame}, {json.dumps({'find': find, **more})})")
    assert isinstance(found, dict), find
    return found


def until(reader: Reader, frame: int, find: str, is_true: str) -> None:
    """Wait until an element of a frame is as it should be, by a JavaScript expression of `one`."""
    reader.until(f"ask({frame}, {json.dumps({'find': find})}).then((one) => one && ({is_true}))")


def frames_fit(reader: Reader, count: int) -> None:
    """Wait until each frame is as high as what is in it, once it is seen."""
    for frame in range(count):
        # Browsers let a frame of another site rest that nobody sees.
        one = f"document.querySelectorAll('iframe')[{frame}]"
        reader.ask(f"{one}.scrollIntoView()")
        fits = f"Math.abs(one.height - parseFloat({one}.style.height)) <= 1"
        until(reader, frame, "main", fits)


def test_two_calculators_in_a_page_of_another_site(reader: Reader, newspaper: Newspaper) -> None:
    reader.open(newspaper.print(f"embed/interest.html{PRESET}", "en/embed/overdue.html"))
    for frame in (0, 1):
        reader.ask(f"document.querySelectorAll('iframe')[{frame}].scrollIntoView()")
        until(reader, frame, "[data-calculator]", "one.state === 'ready'")
    # The preset of one does not reach the other; both are as high as what is in them.
    assert asked(reader, 0, "[name='offers.1.instalments']")["value"] == "36"
    assert asked(reader, 1, "h1")["text"] == "Penalty interest"
    frames_fit(reader, 2)
    high = reader.ask("[...document.querySelectorAll('iframe')].map((one) => one.style.height)")
    assert high[0] != high[1]
    assert f"{BUILT}px" not in high
    # What is told is what is documented, and nothing else.
    told = reader.ask("heights.map((one) => Object.keys(one).sort().join())")
    assert set(told) == {"height,type,version"}


def test_an_answer_and_a_message_and_the_height_follows(
    reader: Reader, newspaper: Newspaper
) -> None:
    reader.open(newspaper.print("embed/overdue.html"))
    until(reader, 0, "[data-calculator]", "one.state === 'ready'")
    frames_fit(reader, 1)
    before = asked(reader, 0, "[data-figure]")["value"]
    built = reader.ask("document.querySelector('iframe').style.height")
    asked(reader, 0, "[name=days]", write="15")
    until(reader, 0, "[data-figure]", f"one.value !== {json.dumps(before)}")
    asked(reader, 0, "[name=days]", write="abc")
    until(reader, 0, "[name=days]", "one.invalid === 'true'")
    assert asked(reader, 0, "[name=days]")["value"] == "abc"
    assert (
        "可以填"
        in asked(reader, 0, "[name=days] ~ * .message, .field .message:not(:empty)")["text"]
    )
    asked(reader, 0, "[data-result] details", open=True)
    reader.until(f"document.querySelector('iframe').style.height !== {json.dumps(built)}")
    frames_fit(reader, 1)


@pytest.mark.parametrize("path", ["calculators/interest.html", "index.html", "en/guide/risk.html"])
def test_no_other_page_is_shown_in_a_frame(path: str, reader: Reader, newspaper: Newspaper) -> None:
    reader.open(newspaper.print(path))
    # One that may be framed comes after it, so that nothing is told too early.
    allowed = json.dumps(f"{newspaper.ours.url}/embed/overdue.html")
    reader.ask(
        "new Promise((loaded) => { const frame = document.createElement('iframe');"
        f" frame.onload = () => loaded(); frame.src = {allowed}; document.body.append(frame); }})"
    )
    reader.until("agents.includes('/embed/overdue.html')")
    assert reader.ask("agents") == ["/embed/overdue.html"]


def test_it_works_from_a_folder(reader: Reader, tmp_path: Path) -> None:
    """A page on the same disk, opened by double click, around a calculator from there."""
    folder = tmp_path / "下载 100% #1"
    folder.mkdir()
    (folder / "site").symlink_to(SITE)
    page = f"<!doctype html><meta charset=utf-8><title>News</title>{ASK}"
    address = "site/embed/overdue.html#days=15"
    (folder / "news.html").write_text(page + lines(address), encoding="utf-8")
    reader.open((folder / "news.html").as_uri())
    height = "parseFloat(document.querySelector('iframe').style.height)"
    reader.until(f"heights.length && {height} === heights.at(-1).height")


def framed(page: Page, newspaper: Newspaper, path: str) -> FrameLocator:
    """Open a page around a calculator and wait for Python."""
    page.goto(newspaper.print(path))
    frame = page.frame_locator("iframe")
    state = frame.locator("[data-calculator]")
    expect(state).to_have_attribute("data-state", "ready", timeout=READY)
    return frame


@pytest.fixture
def watch() -> None:
    """Let pages ask two sites, as these do."""


@pytest.mark.parametrize("name", names())
def test_a_frame_as_narrow_as_a_small_phone(name: str, newspaper: Newspaper, page: Page) -> None:
    page.set_viewport_size(FRAME)
    frame = framed(page, newspaper, f"embed/{name}.html")
    html = frame.locator("html")
    field = frame.locator("form input:visible").first
    field.fill("abc")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert html.evaluate("(html) => html.scrollWidth - html.clientWidth") <= 0
    # What would stay in view of a window does not cover what is in the frame.
    expect(frame.locator(".key")).to_be_hidden()
    assert frame.locator("form").evaluate("(form) => getComputedStyle(form).position") == "static"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(scheme: str, newspaper: Newspaper, page: Page) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    framed(page, newspaper, "embed/debt.html")
    assert violations(page.frames[1]) == []
    body = page.frame_locator("iframe").locator("body")
    expect(body).to_have_attribute(
        "data-md-color-scheme", "slate" if scheme == "dark" else "default"
    )
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    expect(body).to_have_attribute(
        "data-md-color-scheme", "default" if scheme == "dark" else "slate"
    )


def test_the_full_page_takes_along_what_was_typed(
    newspaper: Newspaper, page: Page, context: BrowserContext
) -> None:
    frame = framed(page, newspaper, "embed/overdue.html")
    frame.locator("[name=days]").fill("17")
    with context.expect_page() as opened:
        frame.get_by_role("link", name="打开完整的页面").click()
    full = opened.value
    assert full.url.startswith(f"{newspaper.ours.url}/calculators/overdue.html#")
    shown = CalculatorPage(full, "overdue").wait_until("ready")
    expect(shown.control("days")).to_have_value("17")
    expect(full.get_by_role("banner")).to_be_visible()
    full.close()
    # The newspaper's page is still there.
    assert page.url == newspaper.address


def test_a_link_of_the_result_leaves_the_frame(
    newspaper: Newspaper, page: Page, context: BrowserContext
) -> None:
    frame = framed(page, newspaper, "embed/debt.html")
    link = frame.locator("[data-result] [data-carry]").first
    with context.expect_page() as opened:
        link.click()
    assert opened.value.url.startswith(f"{newspaper.ours.url}/calculators/")
    opened.value.close()


def test_what_is_copied_is_the_link_of_the_full_page(newspaper: Newspaper, page: Page) -> None:
    frame = framed(page, newspaper, "embed/overdue.html")
    frame.locator("[name=days]").fill("18")
    frame.get_by_role("button", name="复制链接").click()
    address = frame.get_by_label("这一页的地址")
    # Another site's page may not be allowed to copy; then the address is shown.
    if address.is_hidden():
        page.context.grant_permissions(["clipboard-read"])
        copied = page.evaluate("navigator.clipboard.readText()")
    else:
        copied = address.input_value()
    assert copied.startswith(f"{newspaper.ours.url}/calculators/overdue.html#")
    assert "days=18" in copied


def test_nothing_is_stored_unless_the_reader_clicks(newspaper: Newspaper, page: Page) -> None:
    # A page of the same site, where browsers let frames store something.
    newspaper.host = "127.0.0.1"
    frame = framed(page, newspaper, f"embed/debt.html{own('debt')}")
    frame.locator("[name=income]").fill("9000")
    stored = """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await navigator.serviceWorker?.getRegistrations() ?? []).length,
        (await caches.keys()).length, (await indexedDB.databases()).length]"""
    assert frame.locator("body").evaluate(stored) == [0, 0, "", 0, 0, 0]
    frame.locator(".keep > summary").click()
    frame.get_by_role("button", name="保存在这台设备上").click()
    said = frame.locator("[data-keep] [role=status]")
    expect(said).to_contain_text("只有在这个网站上才找得到它")
    assert frame.locator("body").evaluate("() => localStorage.length") == 1


def test_where_a_frame_may_store_nothing_all_else_works(newspaper: Newspaper, page: Page) -> None:
    # Another site's frame may not even look, in this browser.
    frame = framed(page, newspaper, f"embed/debt.html{own('debt')}")
    look = "() => { try { return localStorage.length; } catch (error) { return error.name; } }"
    assert frame.locator("body").evaluate(look) == "SecurityError"
    income = frame.locator("[name=income]")
    income.fill("abc")
    expect(income).to_have_attribute("aria-invalid", "true")
    frame.locator(".keep > summary").click()
    frame.get_by_role("button", name="保存在这台设备上").click()
    said = frame.locator("[data-keep] [role=status]")
    expect(said).to_contain_text("不让网页存东西")
    expect(said).to_contain_text("打开完整的页面再存")


def test_what_can_be_undone_is_offered_where_the_reader_is(
    newspaper: Newspaper, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    frame = framed(page, newspaper, "embed/interest.html")
    place = (
        "(one) => { const { top, bottom } = one.getBoundingClientRect(); return [top, bottom]; }"
    )
    delete = frame.get_by_role("button", name="删除").first
    _top, bottom = delete.evaluate(place)
    delete.click()
    offered = frame.locator(".undo")
    expect(offered).to_be_visible()
    top, _bottom = offered.evaluate(place)
    assert 0 <= top - bottom < SMALLEST_TARGET


# The page that tells how.


def test_the_lines_follow_what_is_chosen_and_filled_in(page: Page, base_url: str) -> None:
    page.goto("/embedding.html")
    page.get_by_label("哪个计算器").select_option("overdue")
    code, frame = page.locator("[data-lines]"), page.frame_locator(".embedding iframe")
    expect(code).to_have_text(lines(f"{base_url}/embed/overdue.html", calculator("overdue").title))
    state = frame.locator("[data-calculator=overdue]")
    expect(state).to_have_attribute("data-state", "ready", timeout=READY)
    frame.locator("[name=days]").fill("19")
    frame.locator("[name=days]").press("Tab")
    expect(code).to_contain_text("days=19&amp;")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制代码").click()
    expect(page.locator(".embedding [role=status]")).to_contain_text("里面有你在下面填的数字")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == code.inner_text()
    # A page that holds them shows what was filled in.
    page.context.clear_permissions()
    page.set_content(f"<!doctype html><title>News</title>{copied}")
    filled = page.frame_locator("iframe").locator("[name=days]")
    expect(filled).to_have_value("19", timeout=READY)


@pytest.mark.site
def test_the_lines_hold_nothing_of_the_calculator_before(page: Page, base_url: str) -> None:
    page.goto("/embedding.html")
    code, frame = page.locator("[data-lines]"), page.frame_locator(".embedding iframe")
    root = frame.locator("[data-calculator]")
    expect(root).to_have_attribute("data-state", "ready", timeout=READY)
    frame.locator("[name='offers.1.principal']").fill("7000")
    frame.locator("[name='offers.1.principal']").press("Tab")
    expect(code).to_contain_text("offers.1.principal=7000&amp;")
    page.get_by_label("哪个计算器").select_option("overdue")
    bare = lines(f"{base_url}/embed/overdue.html", calculator("overdue").title)
    expect(code).to_have_text(bare)
    expect(frame.locator("[data-calculator=overdue]")).to_have_attribute(
        "data-state", "ready", timeout=READY
    )
    expect(code).to_have_text(bare)


@pytest.mark.site
def test_without_scripts_the_lines_are_there() -> None:
    html = (SITE / "en" / "embedding.html").read_text(encoding="utf-8")
    code = element(html, "code", "data-lines").html
    assert "https://…/embed/interest.html" in code
    assert element(html, "iframe").attributes["src"] == "embed/interest.html"


def test_opened_from_a_folder_the_page_says_what_is_missing(page: Page) -> None:
    page.goto((SITE / "embedding.html").as_uri())
    expect(page.locator(".embedding [role=status]")).to_contain_text("要换成本站在网上的地址")
    expect(page.locator("[data-lines]")).to_contain_text("https://…/embed/interest.html")
    state = page.frame_locator(".embedding iframe").locator("[data-calculator]")
    expect(state).to_have_attribute("data-state", "ready", timeout=READY)
