"""From a keystroke to the new result on the page, Python being there."""

import statistics
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Browser

from benchmarks.contestants import OURS
from benchmarks.server import Served
from calculators.catalogue import calculator

SAMPLES = 100
_OFFERS = 6
_LONG = {"instalments": "360", "method": "equal_payment", "quote": "year", "price_year": "4.9"}

# The result counts as being on the page once it is laid out; waiting for a frame would only
# measure the screen's own rhythm.
_TYPE = """
async ([name, texts]) => {
  const root = document.querySelector("[data-calculator]");
  const control = document.getElementsByName(name)[0];
  const times = [];
  for (const text of texts) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    times.push(await new Promise((resolve) => {
      const start = performance.now();
      const watch = new MutationObserver(() => {
        watch.disconnect();
        root.getBoundingClientRect();
        resolve(performance.now() - start);
      });
      watch.observe(root, { attributeFilter: ["data-revision"] });
      control.value = text;
      control.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }));
  }
  return times;
}
"""


@dataclass(frozen=True, slots=True)
class Update:
    """Milliseconds for one kind of question."""

    title: str
    median: float
    percentile_95: float


def measure(server: Served, browser: Browser) -> list[Update]:
    """Measure the usual question and the longest one."""
    return [
        _type(server, browser, "usual case (2 offers, up to 24 instalments)", "", SAMPLES),
        _type(server, browser, "6 offers x 360 instalments", f"#{_longest()}", SAMPLES // 2),
    ]


def _type(server: Served, browser: Browser, title: str, fragment: str, samples: int) -> Update:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.address}{OURS.page}{fragment}")
    page.wait_for_selector("[data-calculator][data-state=ready]", timeout=120_000)
    texts = [str(10_000 + 10 * number) for number in range(samples + 10)]
    # The first ones warm up Python's caches and the browser's compiler.
    times = page.evaluate(_TYPE, ["offers.1.principal", texts])[10:]
    context.close()
    return Update(title, statistics.median(times), statistics.quantiles(times, n=20)[-1])


def _longest() -> str:
    """Return the inputs of six offers of 360 instalments, as an address carries them."""
    defaults = calculator("interest").form.defaults()
    first = {
        name.removeprefix("offers.1."): text
        for name, text in defaults.items()
        if name.startswith("offers.1.")
    }
    return urlencode(
        {
            f"offers.{number}.{name}": text
            for number in range(1, _OFFERS + 1)
            for name, text in (first | _LONG).items()
        }
    )
