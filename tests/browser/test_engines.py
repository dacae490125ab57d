"""What a reader does, in every engine that is installed: the same steps, with real keys."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.calculator import own, own_texts
from browser.changes import CHANGES
from browser.engines import Reader
from browser.server import Fault, Server
from browser.test_search import text_of
from project import SITE, pages
from selenium.webdriver.common.keys import Keys

from calculators.answering import answer
from calculators.catalogue import calculator

NAME, TEXT, FIGURE = "offers.1.instalments", "24", "apr_simple"
FIELD = f"[name='{NAME}']"
RUNTIME = "assets/runtime/*"
STATE = "document.querySelector('[data-calculator]').dataset.state"
ANSWERED = """!document.querySelector("[data-result]:is([aria-busy=true], [data-out-of-date])")"""
SETTLED = f"""["ready", "failed"].includes({STATE}) && {STATE}"""
KEPT = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"
QUERIES = {
    "征信报告": "信用报告",
    "zhengxin": "征信",
    "日息万五": "万五|日利率",
    "還不起": "还不上",
}

# Stands before everything else in a page, so nothing that goes wrong in it is missed.
LISTEN = b"""<!doctype html><script>
globalThis.wrong = [];
addEventListener("error", ({ message, target }) =>
  wrong.push(message ?? `not loaded: ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => wrong.push(String(reason)));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  wrong.push(`${violatedDirective}: ${blockedURI}`));
console.error = (...all) => wrong.push(all.join(" "));
</script>"""
# Opens a page in a frame as narrow as a window of 1280 px at 400%; tells what is wrong with it.
WRONG = """(async (page) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: page, width: 320, height: 640, style: "border: 0" });
  await new Promise((loaded) => { frame.onload = loaded; document.body.append(frame); });
  const { wrong, document: inner, innerWidth } = frame.contentWindow;
  for (const each of inner.querySelectorAll("details")) each.open = true;
  if (innerWidth !== 320) wrong.push(`it is ${innerWidth} px wide`);
  const { scrollWidth } = inner.documentElement;
  if (scrollWidth > innerWidth) wrong.push(`it scrolls sideways, to ${scrollWidth} px`);
  if (!inner.querySelector("h1")) wrong.push("it has no heading");
  frame.remove();
  return wrong;
})"""
FOCUSED = """(() => {
  const { activeElement: one } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return { name: one.name || one.textContent.trim(),
    isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 };
})()"""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(SITE).running() as server:
        yield server


def named(name: str) -> str:
    """Return the selector of the control `name`."""
    return f"[name='{name}']"


def value(reader: Reader, figure: str) -> str:
    """Return the plain number of a headline figure, the first of its kind."""
    found = reader.ask(f"document.querySelector('[data-figure={figure}]').dataset.value")
    assert isinstance(found, str)
    return found


def standing(reader: Reader, selector: str) -> str:
    """Return what is in a control."""
    text = reader.ask(f"document.querySelector({json.dumps(selector)}).value")
    assert isinstance(text, str)
    return text


def write(reader: Reader, selector: str, text: str) -> None:
    """Write into a control and wait for the result of it."""
    reader.type(selector, text)
    reader.until(ANSWERED)


def visit(reader: Reader, address: str) -> None:
    """Open a calculator and wait for Python."""
    reader.open(address)
    assert reader.until(SETTLED) == "ready"


def test_every_page_opens_without_error_and_none_scrolls_sideways(
    reader: Reader, server: Server
) -> None:
    server.preludes["*.html"] = LISTEN
    reader.open(f"{server.url}/nothing/here")
    told = {page: reader.ask(f"{WRONG}({json.dumps(f'/{page}')})") for page in pages()}
    assert {page: wrong for page, wrong in told.items() if wrong} == {}


@pytest.mark.parametrize(("name", "field", "text", "figure"), CHANGES)
def test_a_calculator_answers_as_the_package_does(
    name: str, field: str, text: str, figure: str, reader: Reader, server: Server
) -> None:
    server.faults[RUNTIME] = "held"
    reader.open(f"{server.url}/calculators/{name}.html{own(name)}")
    # Without Python, what was built is there.
    assert f'data-value="{value(reader, figure)}"' in (
        answer(name, calculator(name).form.defaults()).html or ""
    )
    server.release()
    reader.until(f"{STATE} === 'ready'")
    write(reader, named(field), text)
    assert standing(reader, named(field)) == text
    expected = answer(name, own_texts(name) | {field: text}).html or ""
    figures = re.findall(r'data-value="([^"]*)"', expected)
    shown = "[...document.querySelectorAll('[data-result] [data-value]')]"
    assert reader.ask(f"{shown}.map((one) => one.dataset.value)") == figures


def test_wrong_input_gets_its_message_and_stays(reader: Reader, server: Server) -> None:
    visit(reader, f"{server.url}/calculators/interest.html")
    before = value(reader, FIGURE)
    reader.type(FIELD, "abc")
    field = f"document.querySelector({json.dumps(FIELD)})"
    reader.until(f"{field}.getAttribute('aria-invalid') === 'true'")
    message = f"document.getElementById({field}.getAttribute('aria-describedby').split(' ').at(-1))"
    assert "可以填" in reader.ask(f"{message}.checkVisibility() && {message}.textContent")
    assert standing(reader, FIELD) == "abc"
    assert value(reader, FIGURE) == before


def test_an_address_brings_the_inputs_back(reader: Reader, server: Server) -> None:
    visit(reader, f"{server.url}/calculators/interest.html")
    write(reader, FIELD, TEXT)
    carried = f"location.hash.includes('{NAME}={TEXT}&') && location.href"
    address, shown = reader.until(carried), value(reader, FIGURE)
    reader.open(f"{server.url}/privacy.html")
    visit(reader, address)
    reader.until(ANSWERED)
    assert (standing(reader, FIELD), value(reader, FIGURE)) == (TEXT, shown)


def test_a_search_finds(reader: Reader, server: Server) -> None:
    reader.open(f"{server.url}/")
    links = "[...document.querySelectorAll('.md-search-result__item > a')].map((one) => one.href)"
    old: list[str] = []
    for query, expected in QUERIES.items():
        reader.type(".md-search__input", query)
        old = reader.until(
            f"((all) => all.length && String(all) !== '{','.join(old)}' && all)({links})"
        )
        assert any(re.search(expected, text_of(link)) for link in old[:3]), query
    reader.press(Keys.RETURN)
    reader.until("location.search.startsWith('?h=') && document.querySelector('h1') !== null")


def test_one_visit_makes_the_site_work_without_a_network(reader: Reader, server: Server) -> None:
    visit(reader, f"{server.url}/calculators/interest.html")
    reader.until(KEPT)
    server.stop()
    visit(reader, f"{server.url}/calculators/interest.html")
    before = value(reader, FIGURE)
    write(reader, FIELD, TEXT)
    assert value(reader, FIGURE) != before
    reader.open(f"{server.url}/glossary.html")
    assert "词" in reader.ask("document.querySelector('h1').textContent")


def test_a_page_opened_from_a_folder_answers_and_searches(reader: Reader, folder: Path) -> None:
    visit(reader, f"{folder.as_uri()}/calculators/interest.html")
    before = value(reader, FIGURE)
    write(reader, FIELD, TEXT)
    assert value(reader, FIGURE) != before
    reader.type(".md-search__input", "征信报告")
    reader.until("document.querySelector('.md-search-result__item > a') !== null")
    reader.press(Keys.RETURN)
    reader.until("location.search.startsWith('?h=') && document.querySelector('h1') !== null")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site in a folder with a name as people have them."""
    folder = tmp_path_factory.mktemp("下载 100% #1") / "site"
    folder.symlink_to(SITE)
    return folder


@pytest.mark.parametrize("fault", ["missing", "corrupted"])
def test_a_runtime_that_is_broken_leaves_a_page_that_can_be_used(
    fault: Fault, reader: Reader, server: Server
) -> None:
    server.faults[RUNTIME] = fault
    reader.open(f"{server.url}/calculators/interest.html")
    built = value(reader, FIGURE)
    reader.type(FIELD, TEXT)
    reader.until(f"{STATE} === 'failed'")
    said = reader.ask("document.querySelector('[data-status]').textContent")
    assert "没能启动" in said
    assert (value(reader, FIGURE), standing(reader, FIELD)) == (built, TEXT)
    server.release()
    reader.ask("document.querySelector('[data-status] button').focus()")
    reader.press(Keys.RETURN)
    reader.until(f"{STATE} === 'ready' && {ANSWERED}")
    assert value(reader, FIGURE) != built
    assert standing(reader, FIELD) == TEXT


def test_the_keyboard_is_enough(reader: Reader, server: Server) -> None:
    visit(reader, f"{server.url}/calculators/interest.html")
    fields = reader.ask(
        "[...document.querySelectorAll('[data-calculator] form :is(input, select)')]"
        ".filter((one) => one.checkVisibility()).map((one) => one.name)"
    )
    reached: list[str] = []
    while "恢复示例" not in reached:
        reader.press(Keys.TAB)
        focused = reader.ask(FOCUSED)
        assert focused["isSeen"], f"no visible focus: {focused['name']}"
        reached.append(focused["name"])
        assert len(reached) < 90, reached
    assert [name for name in reached if name in fields] == fields
