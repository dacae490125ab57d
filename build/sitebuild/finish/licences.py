"""Lists whose work ends up in the site: version, licence, where the source is, the licence's text.

What is listed is in ``licences.toml``; versions, licences and texts are those of the packages
that are installed. The tests hold the list against what lies in the site.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from importlib.resources import files
from pathlib import Path

from pyodide_preinit import PROGRAM

from calculators.datafile import Table
from sitebuild import data
from sitebuild.finish.bundler import PROJECT

NAME = "licences.txt"
_KEYS = ("title", "package", "inside", "files", "icons", "sign", "licence", "source", "text")
_PROGRAM = f"{PROGRAM}-*.bin"
_HEAD = """\
本站用到的别人的软件和数据：名称、版本、许可，以及许可的原文。
Work of others in this site, its licences, and their texts. The site's own code is MIT.
"""
_RULE = "=" * 100


class LicencesError(Exception):
    """Something has no licence, or what is listed is not in the site."""


@dataclass(frozen=True)
class Entry:
    """What is said of one work."""

    title: str
    version: str
    licence: str
    source: str
    text: str


def finish(site: Path, runtime: Path) -> None:
    """Write the list into `site`.

    Args:
        site: the folder of an edition.
        runtime: its runtime bundle.

    Raises:
        LicencesError: something that is listed is not in the site, or nothing tells its licence.
    """
    (program,) = runtime.glob(_PROGRAM)
    found = entries(gzip.decompress(program.read_bytes()))
    # With a mark of its encoding: a server may not tell it, and browsers then guess wrong.
    (site / NAME).write_text(_written(found), encoding="utf-8-sig", newline="\n")


def entries(program: bytes) -> list[Entry]:
    """Return what is said of each work; `program` is the interpreter in which several are."""
    table = data.read("licences")
    return [_entry(table, table.table(name), program) for name in table]


def _written(found: list[Entry]) -> str:
    names = (f"{each.title} {each.version}: {each.licence}" for each in found)
    parts = [_HEAD, *(f"  {name}" for name in names)]
    texts: dict[str, list[Entry]] = {}
    for each in found:
        texts.setdefault(each.text, []).append(each)
    for text, works in texts.items():
        titles = (f"{each.title} <{each.source}>" for each in works)
        parts += ["", _RULE, *titles, _RULE, "", text]
    return "\n".join(parts) + "\n"


def _entry(table: Table, one: Table, program: bytes) -> Entry:
    one.only(*_KEYS)
    sign = _sign(one, program)
    title = one.text("title")
    if "inside" in one:
        holder = _entry(table, table.table(one.text("inside")), program)
        version = sign or f"in {holder.title} {holder.version}"
        licence, source, text = one.text("licence"), one.text("source"), _text(one.text("text"))
        return Entry(title, version, licence, source, text)
    package = one.text("package")
    licence = _licence(package)
    source = one.text("source", "") or _source(package)
    if not licence or not source:
        raise LicencesError(f"{one.path}: {package} does not tell its licence or its source")
    return Entry(title, _version(package), licence, source, _text(one.text("text", package)))


def _sign(one: Table, program: bytes) -> str:
    """Return the version that the program tells, if it tells any.

    Raises:
        LicencesError: the program does not hold what is listed.
    """
    if "sign" not in one:
        return ""
    found = re.search(one.text("sign").encode(), program)
    if not found:
        raise LicencesError(f"{one.path}: {one.text('sign')} is not in the program")
    return found[1].decode() if found.groups() else ""


def _text(place: str) -> str:
    if ":" not in place:
        stored = files(data).joinpath("licences", place)
        return stored.read_text(encoding="utf-8").strip()
    package, _, path = place.partition("/")
    if package.startswith("npm:"):
        folder = _npm_folder(package)
        return (folder / (path or "LICENSE")).read_text(encoding="utf-8").strip()
    dist = distribution(package.removeprefix("python:"))
    if path:
        return Path(str(dist.locate_file(path))).read_text(encoding="utf-8").strip()
    return "\n\n".join(_licence_texts(place, dist))


def _licence_texts(place: str, dist: Distribution) -> Iterator[str]:
    """Give the licence of a distribution itself, without those of what is vendored in it.

    Raises:
        LicencesError: the distribution has none.
    """
    named = [name for name in dist.metadata.get_all("License-File") or () if "/" not in name]
    if not named:
        raise LicencesError(f"{place}: no file with the licence")
    for name in named:
        # Older packages have them beside their metadata.
        text = dist.read_text(f"licenses/{name}") or dist.read_text(name)
        if not text:
            raise LicencesError(f"{place}: {name} is missing")
        yield text.strip()


def _version(package: str) -> str:
    if package.startswith("npm:"):
        return str(_npm(package)["version"])
    return distribution(package.removeprefix("python:")).version


def _licence(package: str) -> str:
    if package.startswith("npm:"):
        return str(_npm(package)["license"])
    metadata = distribution(package.removeprefix("python:")).metadata
    return str(metadata.get("License-Expression") or metadata.get("License") or "")


def _source(package: str) -> str:
    if package.startswith("npm:"):
        return str(_npm(package)["homepage"])
    metadata = distribution(package.removeprefix("python:")).metadata
    links = dict(link.split(", ", 1) for link in metadata.get_all("Project-URL") or ())
    return str(links.get("Source") or metadata.get("Home-page") or "")


def _npm(package: str) -> dict[str, object]:
    path = _npm_folder(package) / "package.json"
    described: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return described


def _npm_folder(package: str) -> Path:
    return PROJECT / "node_modules" / package.removeprefix("npm:")
