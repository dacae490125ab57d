"""Who is measured: our page, and rivals that answer the same question on a bare page."""

import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitebuild.finish import offline

from calculators.catalogue import calculator

PROJECT = Path(__file__).parents[1]
PAGES = Path(__file__).parent / "pages"
WORK = PROJECT / ".cache" / "benchmarks"
RIVALS = WORK / "rivals"
SITE = PROJECT / "site"
_MODULES = Path(__file__).parent / "node_modules"
_PROBE = '<script src="/-/probe.js"></script>'
_CHARSET = re.compile('<meta charset="?utf-8"?>')
_WORKERS = ("stock", "newest", "bare", "micropython")
CALCULATOR = "interest"
CHANGE = ("offers.1.instalments", "24")
"""The field that the measured reader changes before Python is there, and what is typed."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way to have Python in a page."""

    name: str
    title: str
    page: str


OURS = Contestant("ours", "this site", f"/calculators/{CALCULATOR}.html")
STOCK = Contestant("stock", "stock Pyodide in a module worker", "/-/rivals/stock.html")
NEWEST = Contestant("newest", "the same with the newest Pyodide", "/-/rivals/newest.html")
BARE = Contestant("bare", "stock Pyodide, only adding 1 + 1", "/-/rivals/bare.html")
PYSCRIPT = Contestant("pyscript", "PyScript with a local Pyodide", "/-/rivals/pyscript.html")
MICROPYTHON = Contestant(
    "micropython", "MicroPython, only adding 1 + 1 (lower bound)", "/-/rivals/micropython.html"
)
ALL = (OURS, STOCK, NEWEST, BARE, PYSCRIPT, MICROPYTHON)


def prepare() -> tuple[Mapping[str, Path], Mapping[str, Path]]:
    """Write the rivals' pages; return the folders to serve, by the prefix of their addresses.

    The first have pages that measure their own start, the second have them as they are.
    """
    shutil.rmtree(WORK, ignore_errors=True)
    RIVALS.mkdir(parents=True)
    for page in PAGES.iterdir():
        (RIVALS / page.name).write_bytes(page.read_bytes())
    for name in _WORKERS:
        (RIVALS / f"{name}.html").write_bytes((PAGES / "worker.html").read_bytes())
    field, text = CHANGE
    question = calculator(CALCULATOR).form.defaults() | {field: text}
    (RIVALS / "question.json").write_text(json.dumps(question), encoding="utf-8")
    _archive(PROJECT / "calculators", RIVALS / "calculators.zip")
    plain = {
        "/": SITE,
        "/-/": PAGES,
        "/-/rivals/": RIVALS,
        "/-/pyodide/": PROJECT / "node_modules" / "pyodide",
        "/-/pyodide-newest/": _MODULES / "pyodide-newest",
        "/-/pyscript/": _MODULES / "@pyscript" / "core" / "dist",
        "/-/micropython/": _MODULES / "@micropython" / "micropython-webassembly-pyscript",
    }
    measured = {
        prefix: _instrumented(plain[prefix], WORK / name)
        for prefix, name in (("/", "site"), ("/-/rivals/", "measured"))
    }
    # The service worker keeps the pages as they now are.
    offline.finish(measured["/"])
    return plain | measured, plain


def _instrumented(folder: Path, target: Path) -> Path:
    """Copy a folder, with the probe in each page, right after its character set."""
    shutil.copytree(folder, target)
    for page in target.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(_CHARSET.sub(rf"\g<0>{_PROBE}", html, count=1), encoding="utf-8")
    return target


def _archive(package: Path, target: Path) -> None:
    """Put the sources of our package into a zip file, as anybody would ship it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(package.rglob("*")):
            if path.suffix in (".py", ".toml"):
                archive.write(path, path.relative_to(package.parent))
