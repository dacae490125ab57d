"""From a keystroke to the new result on the page, Python being there."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from playwright.sync_api import Browser

from benchmarks.contestants import OURS
from benchmarks.server import Served
from calculators.catalogue import calculator

SAMPLES = 100
_OFFERS = 6
_WARMING = 10
_LINES = 1000
_START = date(1990, 1, 1)
_DEBTS = 30
_LONG = {"instalments": "360", "method": "equal_payment", "quote": "year", "price_year": "4.9"}

_LIMIT = 60_000
"""Milliseconds after which there is no answer: longer than the page waits before it starts anew."""

# The result counts as being on the page once it is laid out; waiting for a frame would only
# measure the screen's own rhythm.
TYPE = """
async ([name, texts, limit]) => {
  const root = document.querySelector("[data-calculator]");
  const control = document.getElementsByName(name)[0];
  const times = [];
  for (const text of texts) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    times.push(await new Promise((resolve, reject) => {
      const start = performance.now();
      const late = () => reject(new Error(`no answer to ${text.slice(0, 20)}`));
      const timer = setTimeout(late, limit);
      const watch = new MutationObserver(() => {
        watch.disconnect();
        clearTimeout(timer);
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
    """Measure the usual question, the longest one, many debts, and long lists of payments."""
    amounts = [str(10_000 + 10 * number) for number in range(SAMPLES + _WARMING)]
    some = amounts[: SAMPLES // 2 + _WARMING]
    offers, lists = OURS.page, "/calculators/apr.html#mode=list"
    first = "offers.1.principal"
    return [
        _type(
            server, browser, "usual case (2 offers, up to 24 instalments)", offers, first, amounts
        ),
        _type(server, browser, "6 offers x 360 instalments", f"{offers}#{_longest()}", first, some),
        *(
            _type(
                server,
                browser,
                f"{title}, {_DEBTS} debts over 360 months",
                f"/calculators/{name}.html#{_debts()}",
                "debts.1.balance",
                some,
            )
            for name, title in _OF_DEBTS.items()
        ),
        *(
            _type(server, browser, title, lists, "flows", [make(text) for text in some])
            for title, make in _LISTS.items()
        ),
    ]


def _type(
    server: Served, browser: Browser, title: str, page_path: str, name: str, texts: Sequence[str]
) -> Update:
    """Type texts into a control, one after the other."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.address}{page_path}")
    page.wait_for_selector("[data-calculator][data-state=ready]", timeout=120_000)
    # What the address carries is answered first.
    page.wait_for_selector("[data-result]:not([data-out-of-date], [aria-busy])", timeout=120_000)
    # The first ones warm up Python's caches and the browser's compiler.
    times = page.evaluate(TYPE, [name, texts, _LIMIT])[_WARMING:]
    context.close()
    return Update(title, statistics.median(times), statistics.quantiles(times, n=20)[-1])


def _flows(lent: str) -> str:
    """Return a loan and 999 payments, a week apart."""
    days = (_START + timedelta(7 * number) for number in range(_LINES))
    amounts = (lent, *(f"-{10 + number % 3}.50" for number in range(_LINES - 1)))
    return "\n".join(f"{day}\t{amount}" for day, amount in zip(days, amounts, strict=True))


def _plan(lent: str) -> str:
    """Return a plan of a thousand instalments as lenders export it, with a title and a total."""
    rows = [
        f"{number},{_START + timedelta(30 * number)},{10 + Decimal(lent) / _LINES:.2f},"
        f"{Decimal(lent) / _LINES:.2f},10.00,{Decimal(lent) * (_LINES - number) / _LINES:.2f}"
        for number in range(1, _LINES)
    ]
    head = ("还款计划", "期数,还款日期,应还金额,本金,利息,剩余本金")
    return "\n".join((*head, *rows, "合计,,1,1,1,"))


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


def _debts() -> str:
    """Return a list of debts that are paid off in 360 months, as an address carries it."""
    rows = {
        f"debts.{number}.{name}": text
        for number in range(1, _DEBTS + 1)
        for name, text in {
            "name": f"Debt {number}",
            "balance": str(10_000 + 100 * number),
            "rate": str(6 + number / 2),
            "left": "360",
        }.items()
    }
    return urlencode({"income": "20000", **rows})


_OF_DEBTS = {"payoff": "plan", "debt": "check"}
_LISTS: Mapping[str, Callable[[str], str]] = {
    "list of 1,000 dates and amounts": _flows,
    "plan of 1,000 instalments": _plan,
}
