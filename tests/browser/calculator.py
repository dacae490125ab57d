"""A calculator of the built site, used as a reader uses it."""

import re
from decimal import Decimal
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from calculators.catalogue import calculator, names

READY = 60_000
"""The longest wait for Python, in milliseconds; far more than it needs anywhere."""
_HOUSEHOLDS = {
    "debt": {
        "income": "8000",
        "savings": "6000",
        "debts.1.kind": "card",
        "debts.1.balance": "9000",
        "debts.1.rate": "18",
        "debts.1.payment": "600",
    },
    "payoff": {
        "budget": "1500",
        "start": "2026-12",
        "debts.1.balance": "9000",
        "debts.1.rate": "18",
        "debts.1.payment": "300",
        "debts.2.balance": "6000",
        "debts.2.rate": "12",
        "debts.2.payment": "300",
    },
}


def _own(name: str) -> dict[str, str]:
    """Return what a reader may have filled in: the example with another first number."""
    if name in _HOUSEHOLDS:
        return _HOUSEHOLDS[name]
    filled = {control: text for control, text in calculator(name).form.defaults().items() if text}
    first = next(control for control, text in filled.items() if text.isdigit())
    return filled | {first: f"{filled[first]}0"}


OWN = {name: _own(name) for name in names() if calculator(name).form.own}
"""What a reader of the calculators has filled in whose example gives way as a whole."""
WITH_DEBTS = tuple(_HOUSEHOLDS)


def own(name: str) -> str:
    """Return what an address carries of a reader's own, where the example would give way."""
    return f"#{urlencode(OWN[name])}" if name in OWN else ""


def own_texts(name: str) -> dict[str, str]:
    """Return what is in the form once that was opened."""
    form = calculator(name).form
    if name not in OWN:
        return form.defaults()
    empty = {
        control: field.blank for control, field in form.controls(lambda rows: rows.count(OWN[name]))
    }
    return empty | OWN[name]


_TAG = re.compile(r'<[\w-]+((?: [\w-]+="[^"]*")+)')


def _in_order(tag: re.Match[str]) -> str:
    attributes = re.findall(r' [\w-]+="[^"]*"', tag[1])
    return tag[0].removesuffix(tag[1]) + "".join(sorted(attributes))


class CalculatorPage:
    """The page of the calculator `name`, in the edition below the folder or address `edition`."""

    def __init__(self, page: Page, name: str, edition: str = "") -> None:
        self.page = page
        self.name = name
        self.edition = edition
        self.root = page.locator(f"[data-calculator={name}]")
        self.result = self.root.locator("[data-result]")
        self.status = self.root.locator("[data-status]").get_by_role("status")

    def open(self, fragment: str = "") -> "CalculatorPage":
        """Open the page, with the inputs that `fragment` carries."""
        self.page.goto(f"{self.edition}/calculators/{self.name}.html{fragment}")
        return self

    def open_parsed(self) -> "CalculatorPage":
        """Open the page without waiting for all that it loads."""
        address = f"{self.edition}/calculators/{self.name}.html"
        self.page.goto(address, wait_until="domcontentloaded")
        return self

    def open_ready(self, fragment: str = "") -> "CalculatorPage":
        """Open the page and wait for Python."""
        self.open(fragment)
        return self.wait_until("ready")

    def open_own(self) -> "CalculatorPage":
        """Open the page, filled in by the reader where its example would give way."""
        shown = self.open_ready(own(self.name))
        shown.wait_until_answered()
        return shown

    def wait_until(self, state: str) -> "CalculatorPage":
        """Wait until the calculator is in a state."""
        expect(self.root).to_have_attribute("data-state", state, timeout=READY)
        return self

    def address(self, name: str) -> str:
        """Return the address of the page once it carries what is in the control `name`."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.hash.slice(1)).get(name) === text",
            arg=[name, self.control(name).input_value()],
        )
        return self.page.url

    def control(self, name: str) -> Locator:
        """Return the form control `name`."""
        return self.root.locator(f"[name='{name}']")

    def message(self, name: str) -> Locator:
        """Return the message of the form control `name`."""
        message = self.control(name).get_attribute("aria-describedby")
        assert message
        return self.page.locator(f"[id='{message.split()[-1]}']")

    def note(self, name: str) -> Locator:
        """Return what is said of what was read of the form control `name`."""
        described = self.control(name).get_attribute("aria-describedby") or ""
        (note,) = [each for each in described.split() if each.endswith("-note")]
        return self.page.locator(f"[id='{note}']")

    def wait_until_answered(self) -> None:
        """Wait until the result is that of what is in the form."""
        expect(self.result).not_to_have_attribute("aria-busy", "true", timeout=READY)
        expect(self.result).not_to_have_attribute("data-out-of-date", "")

    def html(self) -> str:
        """Return the whole result: what is folded is made once it is opened.

        Attributes are in alphabetical order: an element that is changed gets new ones last.
        """
        self.result.evaluate(
            "result => result.querySelectorAll('details').forEach((part) => { part.open = true; })"
        )
        expect(self.result.locator("details[data-later]")).to_have_count(0)
        expect(self.result).not_to_have_attribute("aria-busy", "true", timeout=READY)
        return _TAG.sub(_in_order, self.answer().replace(' open=""', ""))

    def answer(self) -> str:
        """Return what Python answered, without the page's tools between its parts."""
        parts = self.result.locator("> :is(.lead, .rest)")
        return "".join(part.evaluate("part => part.outerHTML") for part in parts.all())

    def type(self, name: str, text: str) -> None:
        """Type a text into a control and wait for the new result."""
        self.control(name).fill(text)
        self.wait_until_answered()

    def choose(self, name: str, value: str) -> None:
        """Choose an option and wait for the new result."""
        self.control(name).select_option(value)
        self.wait_until_answered()

    def figure(self, name: str, offer: int | None = None) -> Locator:
        """Return the element of a headline figure."""
        which = f"[data-offer='{offer}']" if offer else ""
        return self.result.locator(f"[data-figure={name}]{which}")

    def value(self, name: str, offer: int | None = None) -> Decimal:
        """Return the plain number of a headline figure."""
        value = self.figure(name, offer).get_attribute("data-value")
        assert value is not None
        return Decimal(value)
