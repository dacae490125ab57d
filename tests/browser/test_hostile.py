"""Addresses that somebody else wrote are data: whatever is in them, none of it runs."""

import random

from browser.calculator import CalculatorPage
from playwright.sync_api import Page, expect

ADDRESSES = 1000
"""Each pair of a name and a text comes in some six of them."""
SEED = 20_261_124
NAMES = (
    "offers.1.principal",
    "offers.1.instalments",
    "offers.2.quote",
    "offers.6.price_day",
    "offers.7.principal",
    "offers.999999999.principal",
    "offers.-1.principal",
    "offers.1e9.principal",
    "offers..principal",
    "amounts",
    "start",
    "opened",
    "__proto__",
    "__proto__.hit",
    "constructor",
    "constructor.prototype.hit",
    "toString",
    "hasOwnProperty",
    "elements",
    "action",
    "innerHTML",
    "form[name]",
    "']*{}",
    '"><img src=x onerror=hit=1>',
    "",
)
TEXTS = (
    "<script>hit=1</script>",
    "<img src=x onerror=hit=1>",
    "<svg onload=hit=1>",
    "</textarea><script>hit=1</script>",
    '" autofocus onfocus="hit=1',
    "' onmouseover='hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:hit=1>x</a>",
    "javascript:hit=1",
    "data:text/html,<script>hit=1</script>",
    "<math><mi xlink:href='javascript:hit=1'>x",
    "<template><script>hit=1</script></template>",
    "{{constructor.constructor('hit=1')()}}",
    "${hit=1}",
    "__import__('os').system('x')",
    "{0.__class__}%s%n",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "&#60;script&#62;hit=1",
    "\\u003cscript\\u003e",
    "%",
    "%u003c",
    "%ff%fe",
    "%00",
    "%F0%9F",
    "%ED%A0%80",
    "\u202e12",
    "\u0000",
    "9" * 400,
    "١٢",
    "一亿",
    "1e308",
    "-0",
    "NaN",
    "Infinity",
    "[object Object]",
    "own",
    "12",
    "",
)
# Notes whatever markup ever gets into the page that only an address can have brought.
WATCH = """
() => {
  globalThis.brought = [];
  const strange = "img, iframe, math, template, [onload], [onerror], [onfocus], [onmouseover], " +
    "a[href^='javascript:'], section script";
  const before = new Set(document.querySelectorAll(strange));
  new MutationObserver(() => {
    for (const element of document.querySelectorAll(strange))
      if (!before.has(element)) brought.push(element.outerHTML);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}
"""
OPEN_ALL = """
async (fragments) => {
  for (const fragment of fragments) {
    const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    const before = location.href;
    location.hash = fragment;
    if (location.href !== before) await changed;
  }
}
"""


def hostile() -> list[str]:
    """Return what follows the # of hostile addresses."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    separators = ("&", "&&", ";", "&amp;", "#", "?", "\n")

    def pair() -> str:
        text = "".join(chance.choices(TEXTS, k=chance.randint(1, 3)))
        return f"{chance.choice(NAMES)}{chance.choice(('=', '=', '=', '==', ''))}{text}"

    return [
        chance.choice(separators).join(pair() for _ in range(chance.randint(1, 6)))
        for _ in range(ADDRESSES)
    ]


def test_nothing_in_a_thousand_hostile_addresses_runs(page: Page) -> None:
    fragments = hostile()
    assert len(set(fragments)) > ADDRESSES * 0.99
    shown = CalculatorPage(page, "interest").open_ready()
    page.evaluate(WATCH)
    page.evaluate(OPEN_ALL, fragments)
    # The page still works, and says what is allowed where it could not read something.
    page.evaluate(OPEN_ALL, ["offers.1.principal=<b>&offers.1.instalments=24"])
    expect(shown.message("offers.1.principal")).to_contain_text("看不懂“<b>”")
    shown.root.get_by_role("button", name="恢复示例").click()
    shown.wait_until_answered()
    expect(shown.figure("apr_simple", 1)).to_have_text("13.03%")
    assert page.evaluate("brought") == []
    assert page.evaluate("[typeof hit, ({}).hit === undefined]") == ["undefined", True]


def test_nothing_in_what_is_searched_for_runs(page: Page) -> None:
    page.goto("/")
    page.evaluate(WATCH)
    box = page.locator(".md-search__input")
    for text in TEXTS:
        box.fill(text[:100])
        box.press("End")
    box.fill("征信报告")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("brought") == []
    assert page.evaluate("typeof hit") == "undefined"
