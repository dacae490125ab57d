"""What a reader sees when something breaks: words, the result as it was, and what was typed."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import get_args

import pytest
from browser.calculator import READY, CalculatorPage
from browser.server import Fault, Server
from playwright.sync_api import Browser, BrowserContext, Page, expect
from project import SITE

FIELD, TEXT, FIGURE, BUILT = "offers.1.instalments", "24", "apr_simple", "13.03%"
RUNTIME = "assets/runtime/*"
WORKER = "assets/javascripts/worker.*"
WAITING = "template[data-when-quiet]"
SEARCH, RESULT = ".md-search__input", ".md-search-result__item"
SEARCH_STATUS = ".md-search-result__meta"
READY_PROGRAM = "ready"
INTERPRETER = ("program", "glue", "library")
"""The files of the whole interpreter."""
FAULTS = [each for each in get_args(Fault.__value__) if not each.startswith("held")]
SAFE = "下面的结果和文字照样可以看，你填的内容也都还在。"
NO_ANSWER = "这组数字没能算出来。下面还是上一次的结果。"
NO_WHOLE = (
    "这组数字要用完整的计算程序，现在下载不了。下面还是上一次的结果。网络好了以后，改一下数字再试。"
)
FAILED = f"计算器没能启动。{SAFE}再试也不行的话，刷新这一页。"

# Notes every worker, so that a test can end one behind the page's back.
NOTE_WORKERS = """
globalThis.workers = [];
globalThis.Worker = class extends Worker {
  constructor(...all) { super(...all); workers.push(this); }
};
"""
# Forbids workers until it is told otherwise.
NO_WORKERS = """
globalThis.Allowed = Worker;
globalThis.Worker = class {
  constructor() { throw new DOMException("forbidden", "SecurityError"); }
};
"""
# What a worker does that gets no memory to start Python in.
CRAMPED = b"""
WebAssembly.instantiate = async () => { throw new RangeError("Out of memory"); };
"""
# A ready program that comes to a part of the interpreter that it has not.
TRAPPING = b"""
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (program, imports) => {
  const instance = await instantiate(program, imports);
  if (imports) return instance;
  const trap = () => { throw new WebAssembly.RuntimeError("unreachable"); };
  return { exports: { ...instance.exports, PyObject_CallOneArg: trap } };
};
"""
# What a worker does whose memory is used up at its first question.
FORGETFUL = b"""
const parse = JSON.parse;
JSON.parse = () => { throw new RangeError("Out of memory"); };
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITE).running() as server:
        yield server


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    errors: list[str] = []
    context = browser.new_context(base_url=server.url, service_workers="block")
    context.on("weberror", lambda error: errors.append(str(error.error)))
    # Workers' errors are told by the console alone.
    context.on(
        "console",
        lambda message: (
            errors.append(message.text) if message.text.startswith("Uncaught") else None
        ),
    )
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def shown(context: BrowserContext) -> CalculatorPage:
    return CalculatorPage(context.new_page(), "interest")


def retry(shown: CalculatorPage) -> None:
    shown.root.get_by_role("button", name="再试一次").click()


def assert_readable(shown: CalculatorPage) -> None:
    """The built result stays, and what was typed as well."""
    expect(shown.figure(FIGURE, 1)).to_have_text(BUILT)
    expect(shown.control(FIELD)).to_have_value(TEXT)


def assert_nothing_promised(shown: CalculatorPage) -> None:
    """Nothing is said to be on its way, and there are no buttons that do nothing."""
    expect(shown.root.get_by_text("正在准备计算器")).to_be_hidden()
    expect(shown.root.locator("progress")).to_be_hidden()
    expect(shown.root.get_by_role("button")).to_have_count(0)


def assert_answered(shown: CalculatorPage) -> None:
    """The result is that of what was typed."""
    shown.wait_until("ready")
    shown.wait_until_answered()
    expect(shown.figure(FIGURE, 1)).not_to_have_text(BUILT)
    expect(shown.control(FIELD)).to_have_value(TEXT)
    expect(shown.status).to_contain_text("结果马上跟着变")


def manifest() -> dict[str, dict[str, int]]:
    """Return what the runtime consists of."""
    text = (SITE / "assets" / "runtime" / "manifest.json").read_text(encoding="utf-8")
    parts: dict[str, dict[str, int]] = json.loads(text)["parts"]
    return parts


def count_of(server: Server, pattern: str) -> int:
    """Return how often files were asked for."""
    return sum(fnmatch(path, pattern) for path in server.asked)


def assert_searchable(shown: CalculatorPage) -> None:
    """The scripts that can wait have run."""
    shown.page.locator(SEARCH).fill("征信")
    expect(shown.page.locator(RESULT).first).to_be_visible()


@pytest.mark.parametrize("pattern", [RUNTIME, WORKER])
def test_files_that_do_not_come_as_they_were_built(
    pattern: str, shown: CalculatorPage, server: Server
) -> None:
    # One file can be anything: a byte that is flipped in the worker may be one of a text.
    faults = [each for each in FAULTS if pattern == RUNTIME or each != "corrupted"]
    server.faults[pattern] = faults[0]
    shown.open()
    shown.control(FIELD).fill(TEXT)
    for number, fault in enumerate(faults):
        if number:
            server.faults[pattern] = fault
            retry(shown)
        shown.wait_until("failed")
        expect(shown.status).to_have_text(FAILED)
        assert_readable(shown)
    server.release()
    retry(shown)
    assert_answered(shown)


@pytest.mark.site
def test_the_runtime_is_the_ready_program_and_the_whole_interpreter() -> None:
    assert set(manifest()) == {READY_PROGRAM, *INTERPRETER}


@pytest.mark.parametrize("part", INTERPRETER)
def test_one_file_of_the_whole_interpreter_does_not_come(
    part: str, shown: CalculatorPage, server: Server
) -> None:
    # It is only asked for where the ready program does not do.
    server.preludes[WORKER] = TRAPPING
    pattern = f"assets/runtime/{part}-*"
    shown.open().wait_until("ready")
    for number, fault in enumerate(FAULTS):
        server.faults[pattern] = fault
        typed = TEXT if number % 2 else "36"
        asked = count_of(server, pattern)
        shown.control(FIELD).fill(typed)
        expect(shown.result).not_to_have_attribute("aria-busy", "true", timeout=READY)
        # Once from wherever the browser has it, and once from the server.
        assert count_of(server, pattern) >= asked + 2
        shown.wait_until("ready")
        expect(shown.status).to_have_text(NO_WHOLE)
        expect(shown.figure(FIGURE, 1)).to_have_text(BUILT)
        expect(shown.control(FIELD)).to_have_value(typed)
    server.release()
    shown.control(FIELD).fill(TEXT)
    assert_answered(shown)


def test_while_the_whole_interpreter_is_on_its_way(shown: CalculatorPage, server: Server) -> None:
    server.preludes[WORKER] = TRAPPING
    shown.open().wait_until("ready")
    server.faults["assets/runtime/program-*"] = "held"
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    size = sum(manifest()[part]["size"] for part in INTERPRETER) / 1e6
    expect(shown.status).to_have_text(
        f"这组数字要用完整的计算程序，正在下载（{size:.1f} MB）。填的内容都还在。"
    )
    expect(shown.root.get_by_role("progressbar")).to_be_visible()
    expect(shown.result).to_have_attribute("data-out-of-date", "")
    assert_readable(shown)
    server.release()
    assert_answered(shown)
    expect(shown.root.get_by_role("progressbar")).to_be_hidden()


def test_the_whole_interpreter_takes_longer_than_any_answer(
    shown: CalculatorPage, server: Server
) -> None:
    shown.page.clock.install()
    shown.page.add_init_script(NOTE_WORKERS)
    server.preludes[WORKER] = TRAPPING
    shown.open().wait_until("ready")
    server.faults["assets/runtime/program-*"] = "held"
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    shown.page.clock.run_for(60_000)
    expect(shown.status).to_contain_text(f"网络可能很慢，或者断了。{SAFE}")
    server.release()
    assert_answered(shown)
    assert shown.page.evaluate("workers.length") == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_the_ready_program_does_not_come(
    fault: Fault, shown: CalculatorPage, server: Server
) -> None:
    server.faults[f"assets/runtime/{READY_PROGRAM}-*"] = fault
    shown.open()
    shown.control(FIELD).fill(TEXT)
    # The whole interpreter answers; nobody has to do anything.
    assert_answered(shown)
    assert [path for path in server.asked if "program-" in path]


def test_files_that_are_slow(shown: CalculatorPage, server: Server) -> None:
    shown.page.clock.install()
    server.faults[RUNTIME] = "held"
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    expect(shown.status).to_contain_text("正在准备计算器")
    shown.page.clock.run_for(60_000)
    expect(shown.status).to_contain_text(f"网络可能很慢，或者断了。{SAFE}")
    assert_readable(shown)
    server.release()
    assert_answered(shown)


@pytest.mark.parametrize("width", [360, 1440])
def test_half_of_a_download_is_said_to_be_half(
    width: int, shown: CalculatorPage, server: Server
) -> None:
    shown.page.set_viewport_size({"width": width, "height": 740})
    server.faults[f"assets/runtime/{READY_PROGRAM}-*"] = "held halfway"
    shown.open().wait_until("loading")
    size = manifest()[READY_PROGRAM]["size"]
    half = f"{size / 2e6:.1f} / {size / 1e6:.1f} MB"
    progress = shown.root.get_by_role("progressbar")
    expect(progress).to_have_attribute("aria-valuetext", half)
    assert abs(progress.evaluate("each => each.value") - 0.5) < 1e-6
    bar, aside = shown.root.locator("[data-key]"), shown.root.locator("[data-status] > small")
    if width == 360:
        # An answer is awaited from the first key on; what is shown is said to be old.
        shown.control(FIELD).fill(TEXT)
        expect(bar).to_contain_text("上一次的")
        expect(bar).to_contain_text(f"正在下载计算器：{half}")
        expect(bar.locator(".wait")).to_be_in_viewport()
    else:
        expect(aside).to_be_visible()
        shown.control(FIELD).fill(TEXT)
    expect(shown.status).to_have_text(
        "正在准备计算器。下面还是上一次的结果，准备好了就按现在填的算。"
    )
    expect(shown.result).to_have_attribute("aria-label", "上一次的结果")
    expect(shown.result).to_have_attribute("aria-busy", "true")
    server.release()
    assert_answered(shown)
    expect(shown.result).to_have_attribute("aria-label", "结果")
    expect(bar).not_to_contain_text("下载")
    expect(bar).not_to_contain_text("上一次的")
    expect(aside).to_be_hidden()


def test_who_waits_without_having_typed_is_told_as_well(
    shown: CalculatorPage, server: Server
) -> None:
    shown.page.set_viewport_size({"width": 360, "height": 740})
    shown.page.clock.install()
    server.faults[f"assets/runtime/{READY_PROGRAM}-*"] = "held halfway"
    shown.open().wait_until("loading")
    expect(shown.root.get_by_role("progressbar")).to_have_attribute(
        "aria-valuetext", re.compile("MB")
    )
    bar = shown.root.locator("[data-key]")
    height = bar.evaluate("each => each.getBoundingClientRect().height")
    shown.page.clock.run_for(1500)
    expect(bar).to_contain_text("正在下载计算器：")
    expect(bar).not_to_contain_text("上一次的")
    assert bar.evaluate("each => each.getBoundingClientRect().height") == height
    shown.page.clock.run_for(60_000)
    expect(bar).to_contain_text("网络可能很慢，或者断了")
    server.release()
    shown.wait_until("ready")
    expect(bar).not_to_contain_text("网络")


def test_what_can_wait_waits_for_the_answer(shown: CalculatorPage, server: Server) -> None:
    shown.page.clock.install(time=0)
    shown.page.clock.pause_at(1)
    server.faults[RUNTIME] = "held"
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    expect(shown.page.locator(WAITING)).to_have_count(2)
    server.release()
    assert_answered(shown)
    assert_searchable(shown)


def test_what_can_wait_does_not_wait_long(shown: CalculatorPage, server: Server) -> None:
    shown.page.clock.install()
    server.faults[RUNTIME] = "held"
    shown.open().wait_until("loading")
    shown.page.clock.run_for(1000)
    assert_searchable(shown)
    shown.wait_until("loading")
    server.release()


@pytest.fixture
def before_its_search(shown: CalculatorPage, server: Server) -> Page:
    """A page whose script that searches is missing yet; the theme's shows the box."""
    server.faults["assets/search/search.*"] = "held"
    return shown.open_parsed().page


def test_who_types_before_the_search_is_there_finds(
    before_its_search: Page, server: Server
) -> None:
    page = before_its_search
    page.locator(SEARCH).fill("征信")
    server.release()
    expect(page.locator(RESULT).first).to_be_visible()


def test_who_is_in_the_search_box_before_it_works_need_not_come_again(
    before_its_search: Page, server: Server
) -> None:
    page = before_its_search
    page.locator(SEARCH).focus()
    server.release()
    expect(page.locator(SEARCH_STATUS)).to_be_visible()
    page.keyboard.type("征信")
    expect(page.locator(RESULT).first).to_be_visible()


def test_who_has_left_the_search_box_is_not_called_back(
    before_its_search: Page, server: Server
) -> None:
    page = before_its_search
    page.locator(SEARCH).fill("征信")
    page.locator(SEARCH).blur()
    server.release()
    expect(page.locator(SEARCH_STATUS)).to_contain_text("找到")
    expect(page.locator(RESULT).first).to_be_hidden()
    page.locator(SEARCH).focus()
    expect(page.locator(RESULT).first).to_be_visible()


def test_who_taps_the_search_icon_before_it_works_may_type_then(
    before_its_search: Page, server: Server
) -> None:
    page = before_its_search
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("header [for=__search]").first.click()
    server.release()
    expect(page.locator(SEARCH)).to_be_focused()
    page.keyboard.type("征信")
    expect(page.locator(RESULT).first).to_be_in_viewport()


def test_a_page_without_its_script_can_be_searched(shown: CalculatorPage, server: Server) -> None:
    server.faults["assets/javascripts/calculators.*"] = "missing"
    shown.open()
    assert_searchable(shown)


def test_a_start_that_never_ends_can_be_begun_anew(shown: CalculatorPage, server: Server) -> None:
    shown.page.clock.install()
    server.faults[WORKER] = "held"
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    shown.page.clock.run_for(60_000)
    server.faults.clear()
    retry(shown)
    assert_answered(shown)


def test_the_network_goes_before_python_is_there(
    shown: CalculatorPage, context: BrowserContext, server: Server
) -> None:
    server.faults[RUNTIME] = "held"
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    context.set_offline(True)
    server.release("broken off")
    shown.wait_until("failed")
    expect(shown.status).to_contain_text(f"现在没有网络，计算器没能启动。{SAFE}")
    assert_readable(shown)
    server.release()
    # Nobody has to ask for it.
    context.set_offline(False)
    assert_answered(shown)


def test_the_network_goes_while_python_is_there(
    shown: CalculatorPage, context: BrowserContext, server: Server
) -> None:
    # The next answer takes the whole interpreter, which has not been fetched yet.
    server.preludes[WORKER] = TRAPPING
    shown.open().wait_until("ready")
    context.set_offline(True)
    server.stop()
    shown.control(FIELD).fill(TEXT)
    expect(shown.status).to_have_text(NO_WHOLE)
    shown.wait_until("ready")
    assert_readable(shown)
    server.start()
    # Nobody has to ask for it.
    context.set_offline(False)
    assert_answered(shown)


def test_an_open_page_whose_site_is_built_anew(
    shown: CalculatorPage, server: Server, next_build: Path
) -> None:
    # As in a tab that was left alone, or in one of two.
    server.faults[WORKER] = "held"
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("loading")
    server.folder = next_build
    server.release()
    shown.wait_until("failed")
    expect(shown.status).to_have_text(FAILED)
    assert_readable(shown)
    shown.page.reload()
    expect(shown.page.locator("html")).to_have_attribute("data-build", "next")
    assert_answered(shown)


def test_a_page_whose_script_is_gone(shown: CalculatorPage, server: Server) -> None:
    # As a page kept by the browser whose site has been built anew.
    server.faults["assets/javascripts/calculators.*"] = "missing"
    shown.open()
    words = shown.root.get_by_text("这一页没有下载完整，计算器没有启动。刷新一下再试")
    expect(words).to_be_hidden()
    words.evaluate("words => words.getAnimations()[0].finish()")
    expect(words).to_be_visible()
    expect(shown.figure(FIGURE, 1)).to_have_text(BUILT)
    server.release()
    shown.page.reload()
    shown.wait_until("ready")
    expect(words).to_have_count(0)


def test_a_worker_that_is_killed_is_replaced(shown: CalculatorPage) -> None:
    shown.page.add_init_script(NOTE_WORKERS)
    shown.page.clock.install()
    shown.open().wait_until("ready")
    shown.page.evaluate("workers.at(-1).terminate()")
    shown.control(FIELD).fill(TEXT)
    shown.page.clock.run_for(60_000)
    assert_answered(shown)
    assert shown.page.evaluate("workers.length") == 2


def test_a_worker_that_fails_is_replaced(shown: CalculatorPage) -> None:
    shown.page.add_init_script(NOTE_WORKERS)
    shown.open().wait_until("ready")
    shown.page.evaluate("workers.at(-1).dispatchEvent(new ErrorEvent('error'))")
    shown.control(FIELD).fill(TEXT)
    assert_answered(shown)


def test_a_worker_whose_memory_is_used_up_is_replaced(
    shown: CalculatorPage, server: Server
) -> None:
    server.preludes[WORKER] = FORGETFUL
    shown.page.add_init_script(NOTE_WORKERS)
    shown.open().wait_until("ready")
    shown.control(FIELD).fill(TEXT)
    expect(shown.status).to_have_text(NO_ANSWER, timeout=READY)
    assert_readable(shown)
    # Asked twice, and not again and again.
    shown.wait_until("ready")
    assert shown.page.evaluate("workers.length") == 3
    server.preludes.clear()
    shown.control(FIELD).fill("36")
    shown.wait_until_answered()
    shown.control(FIELD).fill(TEXT)
    assert_answered(shown)


def test_a_start_without_memory(shown: CalculatorPage, server: Server) -> None:
    server.preludes[WORKER] = CRAMPED
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("failed")
    expect(shown.status).to_have_text(FAILED)
    assert_readable(shown)
    server.preludes.clear()
    retry(shown)
    assert_answered(shown)


def test_a_restart_without_memory_is_tried_again_when_it_matters(
    shown: CalculatorPage, server: Server
) -> None:
    shown.page.add_init_script(NOTE_WORKERS)
    shown.open().wait_until("ready")
    server.preludes[WORKER] = CRAMPED
    shown.page.evaluate("workers.at(-1).dispatchEvent(new ErrorEvent('error'))")
    shown.wait_until("failed")
    expect(shown.status).to_have_text(FAILED)
    server.preludes.clear()
    # Nobody has to ask for it.
    shown.control(FIELD).fill(TEXT)
    assert_answered(shown)


def test_a_browser_that_forbids_workers(shown: CalculatorPage) -> None:
    shown.page.add_init_script(NO_WORKERS)
    shown.open()
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("failed")
    expect(shown.status).to_have_text(FAILED)
    assert_readable(shown)
    shown.page.evaluate("void (globalThis.Worker = Allowed)")
    retry(shown)
    assert_answered(shown)


@pytest.mark.parametrize(
    "lacking",
    [
        "delete globalThis.WebAssembly",
        "delete globalThis.DecompressionStream",
        "delete globalThis.Worker",
        "WebAssembly.validate = () => false",
    ],
)
def test_a_browser_that_cannot(lacking: str, shown: CalculatorPage, server: Server) -> None:
    shown.page.add_init_script(lacking)
    shown.open()
    expect(shown.root.locator(".too-old")).to_contain_text("这个浏览器运行不了计算器")
    assert_nothing_promised(shown)
    shown.control(FIELD).fill(TEXT)
    shown.wait_until("failed")
    assert_readable(shown)
    assert not [path for path in server.asked if "runtime" in path or "worker" in path]


def test_a_browser_too_old_for_the_syntax_of_the_script(browser: Browser, server: Server) -> None:
    server.preludes["assets/javascripts/calculators.*"] = b"syntax of a later time;"
    context = browser.new_context(base_url=server.url)
    shown = CalculatorPage(context.new_page(), "interest").open()
    words = shown.root.locator(".unstarted")
    words.evaluate("words => words.getAnimations()[0].finish()")
    expect(words).to_be_visible()
    expect(words).to_contain_text("换一个新一点的浏览器")
    expect(shown.figure(FIGURE, 1)).to_have_text(BUILT)
    context.close()


def test_a_browser_without_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    shown = CalculatorPage(page, "interest").open()
    assert "没有开启 JavaScript" in shown.root.locator("noscript").inner_html()
    expect(shown.root.get_by_text("没有下载完整")).to_be_hidden()
    expect(shown.root.get_by_text("运行不了计算器")).to_be_hidden()
    assert_nothing_promised(shown)
    expect(shown.figure(FIGURE, 1)).to_have_text(BUILT)
    page.goto("/guide/risk.html")
    expect(page.locator("article").get_by_role("heading", level=2).first).to_be_visible()
    context.close()
