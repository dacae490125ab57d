"""Readers are told of the result of what they typed, whatever else Python was asked meanwhile."""

from browser.calculator import CalculatorPage
from playwright.sync_api import Page, expect

FIELD = "offers.1.instalments"
# Keeps back Python's answers, while `held` is there, until they are released one by one.
HOLD_ANSWERS = """
globalThis.held = undefined;
globalThis.Worker = class extends Worker {
  #released = new WeakSet();
  constructor(...all) {
    super(...all);
    this.addEventListener("message", (event) => {
      if (!globalThis.held || event.data.kind !== "answer" || this.#released.has(event)) return;
      event.stopImmediatePropagation();
      held.push(() => {
        const again = new MessageEvent("message", { data: event.data });
        this.#released.add(again);
        this.dispatchEvent(again);
      });
    });
  }
};
"""
QUIET = 1500
"""Milliseconds after which what is folded is asked for, and the figures are said."""


def wait_for_answer(page: Page) -> None:
    """Wait until an answer is kept back."""
    page.wait_for_function("() => held.length === 1")


def release(page: Page) -> None:
    """Let the answer through that is kept back."""
    page.evaluate("held.shift()()")


def ready(page: Page) -> tuple[CalculatorPage, int]:
    """Return a calculator after its first answer, and how many results readers were told of."""
    page.clock.install()
    page.add_init_script(HOLD_ANSWERS)
    shown = CalculatorPage(page, "interest").open_ready()
    shown.type(FIELD, "18")
    page.evaluate("held = []")
    return shown, int(shown.root.get_attribute("data-revision") or "")


def assert_announced(shown: CalculatorPage) -> None:
    """The figures that are shown are those that were said last."""
    shown.page.clock.run_for(QUIET)
    expect(shown.root.locator("[data-announcement]")).to_contain_text(
        shown.figure("apr_simple", 1).inner_text()
    )


def test_what_is_typed_while_folds_are_made(page: Page) -> None:
    shown, revision = ready(page)
    page.clock.run_for(QUIET)
    wait_for_answer(page)
    shown.control(FIELD).fill("24")
    release(page)
    # That was the answer to what is folded; the reader awaits another.
    wait_for_answer(page)
    expect(shown.root).to_have_attribute("data-revision", str(revision))
    # However long that takes.
    page.clock.run_for(QUIET)
    release(page)
    expect(shown.root).to_have_attribute("data-revision", str(revision + 1))
    page.evaluate("held = undefined")
    shown.wait_until_answered()
    assert_announced(shown)


def test_what_is_typed_while_an_overtaken_result_is_shown(page: Page) -> None:
    shown, revision = ready(page)
    for text in ("24", "30"):
        shown.control(FIELD).fill(text)
    wait_for_answer(page)
    release(page)
    wait_for_answer(page)
    page.clock.run_for(QUIET)
    release(page)
    expect(shown.root).to_have_attribute("data-revision", str(revision + 2))
    page.evaluate("held = undefined")
    shown.wait_until_answered()
    assert_announced(shown)
