"""The service worker, which keeps the site on the reader's device, is told every file and its hash.

A build is named by the hashes of its files. The worker keeps a file only if it is the very one that
was built, so pages and runtime of two builds never mix, even while a server is being updated.

After a first visit it keeps what all pages and calculators need. The whole interpreter, which
hardly anyone needs, follows when it is first used or when the reader asks for it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from urllib.parse import quote, unquote

from pyodide_preinit import MANIFEST, READY, WHOLE

from calculators.language import LANGUAGES, SOURCE
from sitebuild.finish import bundler, headers, runtime, scripts, texts
from sitebuild.finish.integrity import integrity
from sitebuild.runtime import parts

NAME = "service.js"
FOLDER = Path("assets", "offline")
"""What only the keeping of the site loads."""
SIZES = FOLDER / "sizes.json"
"""How many bytes are sent for what is kept: ``first`` for all that is kept after a first visit, and
in ``later`` for each file, by its path, of what may follow."""
_TEXTS = "texts"
_MAIN = bundler.PROJECT / "docs" / "assets" / "javascripts" / "offline" / "service.mjs"
_PROGRAM = parts.pattern(READY)
"""What the service worker unpacks."""
_LATER = tuple(map(parts.pattern, (*WHOLE, runtime.REST)))
"""The whole interpreter."""
_TEXT_SUFFIXES = (".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest")
_LEFT_OUT = (
    NAME,
    headers.NAME,
    "sitemap.xml*",
    # What only the keeping itself reads.
    f"{FOLDER.as_posix()}/*",
    # What only the build reads.
    f"{parts.FOLDER.as_posix()}/{MANIFEST}",
    # What only other sites show.
    "assets/cards/*",
    # What only pages opened from a folder load.
    "assets/folder/*",
    # What only other sites show, in frames.
    f"{headers.FRAMED.as_posix()}/*",
    f"{scripts.FOLDER.as_posix()}/{headers.FRAMED.name}.*",
    # The editions in other languages.
    *(f"{language}/**" for language in LANGUAGES if language != SOURCE),
)


def finish(site: Path) -> None:
    """Write the service worker of an edition, whose other files are finished, and what it fetches.

    Editions of other languages below it are kept by workers of their own.
    """
    files, later = kept_files(site), later_files(site)
    build = hashlib.sha256(json.dumps([files, later]).encode()).hexdigest()[:12]
    program = next((name for name in files if PurePath(name).full_match(_PROGRAM)), None)
    packed = texts.pack({name: _text(site / unquote(name)) for name in files if is_text(name)})
    packed_name = bundler.write(site / FOLDER, _TEXTS, packed, "bin")
    constants = {
        "BUILD": build,
        "KEPT_FILES": files,
        "LATER_FILES": later,
        "PACKED_TEXTS": {
            "path": (FOLDER / packed_name).as_posix(),
            "integrity": integrity(packed),
        },
        "PROGRAM": program,
    }
    script = bundler.bundle(_MAIN, constants, bundler.ANY_BROWSER)
    (site / NAME).write_bytes(script)
    alone = sum(_size(site, name) for name in files if not is_text(name))
    sizes = {"first": len(packed) + alone, "later": {name: _size(site, name) for name in later}}
    (site / SIZES).write_text(json.dumps(sizes), encoding="utf-8")


def kept_files(site: Path) -> dict[str, str]:
    """Return the hash of each file that is kept after a first visit, as ``integrity`` has it.

    The keys are paths from the root of `site` as they are in addresses.
    """
    return _hashes(site, lambda name: not _matches(name, (*_LEFT_OUT, *_LATER)))


def later_files(site: Path) -> dict[str, str]:
    """Return the hash of each file that is kept once it was used or asked for.

    Some may be those of another edition.
    """
    shared = {name: integrity((site / name).read_bytes()) for name in runtime.shared(site)}
    return shared | _hashes(site, lambda name: _matches(name, _LATER))


def is_text(name: str) -> bool:
    """Tell whether a file is fetched as one of the packed texts, when many of them are.

    >>> is_text("guide/risk.html"), is_text("assets/images/icon-180.png")
    (True, False)
    """
    return name.endswith(_TEXT_SUFFIXES)


def _hashes(site: Path, is_wanted: Callable[[PurePath], bool]) -> dict[str, str]:
    names = (path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file())
    return {
        quote(name.as_posix()): integrity((site / name).read_bytes())
        for name in names
        if is_wanted(name)
    }


def _matches(name: PurePath, patterns: Iterable[str]) -> bool:
    return any(name.full_match(each if "/" in each else f"**/{each}") for each in patterns)


def _text(file: Path) -> str:
    return file.read_bytes().decode()


def _size(site: Path, name: str) -> int:
    return (site / unquote(name)).stat().st_size
