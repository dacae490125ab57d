"""The oldest browsers in which the calculators work, by what the built site needs of them."""

from dataclasses import dataclass
from functools import cache

from calculators.datafile import Table
from calculators.language import _
from sitebuild import data


@dataclass(frozen=True, slots=True)
class Feature:
    """What a file of the site cannot do without; `sign` is what of it is in the file."""

    name: str
    file: str
    sign: str
    since: dict[str, str]


@cache
def features() -> tuple[Feature, ...]:
    """Return all features.

    Raises:
        DataError: an entry is not as it must be.
    """
    table = data.read("browsers")
    known = table.table("browsers").texts("ids")
    return tuple(
        _feature(name, table.table("features").table(name), known)
        for name in table.table("features")
    )


def _feature(name: str, table: Table, known: tuple[str, ...]) -> Feature:
    table.only("file", "sign", *known)
    since = {browser: table.text(browser) for browser in known}
    for browser, version in since.items():
        if not version.replace(".", "").isdigit():
            raise table.error(browser, "must be a version such as 16.4")
    return Feature(name, table.text("file"), table.text("sign"), since)


def oldest() -> dict[str, str]:
    """Return the oldest version that has every feature, by MDN's name of the browser.

    >>> list(oldest())[:3]
    ['chrome', 'edge', 'firefox']
    """
    return {
        browser: max((each.since[browser] for each in features()), key=_order)
        for browser in data.read("browsers").table("browsers").texts("ids")
    }


def tried() -> tuple[str, tuple[str, ...]]:
    """Return which Chromium was tried and is too old, and in which others everything works."""
    table = data.read("browsers").table("tried")
    return table.text("too_old"), table.texts("works")


def name(browser: str) -> str:
    """Return the name by which readers know a browser.

    >>> name("chrome")
    'Chrome'
    """
    table = data.read("browsers").table("browsers")
    return _(dict(zip(table.texts("ids"), table.texts("names"), strict=True))[browser])


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
