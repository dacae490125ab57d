"""From a query in the search box to its results, laid out, the index being there."""

import statistics

from playwright.sync_api import Browser

from benchmarks.contestants import PROJECT
from benchmarks.server import Served

QUERIES = PROJECT / "tests" / "browser" / "queries.tsv"
_BOX = ".md-search__input"
_RESULT = ".md-search-result__item"
_TYPE = """
(queries) => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  return queries.map((query) => {
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    list.getBoundingClientRect();
    return performance.now() - start;
  });
}
"""


def measure(server: Served, browser: Browser) -> tuple[float, float]:
    """Return the median and the 95th percentile, in milliseconds, of the queries of the tests."""
    queries = [line.split("\t")[0] for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.address)
        page.locator(_BOX).fill(queries[0])
        page.locator(_RESULT).first.wait_for()
        times = page.evaluate(_TYPE, queries)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]
