"""How updates are timed, in a page that answers as the test wants."""

import re

import pytest
from playwright.sync_api import Error, Page

from benchmarks import updates

PAGE = """
<section data-calculator data-revision="0"><input name="amount"></section>
<script>
  const [root] = document.querySelectorAll("section");
  document.querySelector("input").addEventListener("input", ({ target }) => {
    if (target.value !== "never") setTimeout(() => { root.dataset.revision++; }, 5);
  });
</script>
"""


@pytest.fixture
def page(page: Page) -> Page:
    page.set_content(PAGE)
    return page


def test_every_text_is_timed(page: Page) -> None:
    times = page.evaluate(updates.TYPE, ["amount", ["1", "2", "3"], 60_000])
    assert len(times) == 3
    assert all(time >= 4 for time in times)


def test_an_answer_that_never_comes_is_an_error_and_no_hang(page: Page) -> None:
    with pytest.raises(Error, match=re.escape("no answer to never")):
        page.evaluate(updates.TYPE, ["amount", ["1", "never", "3"], 50])
