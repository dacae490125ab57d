"""The service worker, which keeps the site on the reader's device, is told every file and its hash.

A build is named by the hashes of its files. The worker keeps a file only if it is the very one that
was built, so pages and runtime of two builds never mix, even while a server is being updated.
"""

import hashlib
import json
from pathlib import Path, PurePath
from urllib.parse import quote

from calculators.language import LANGUAGES, SOURCE
from sitebuild.finish import bundler, headers
from sitebuild.finish.integrity import integrity

NAME = "service.js"
_MAIN = bundler.PROJECT / "docs" / "assets" / "javascripts" / "offline" / "service.mjs"
_PROGRAM = "assets/runtime/ready-*.bin"
"""What the service worker unpacks."""
_LEFT_OUT = (
    NAME,
    headers.NAME,
    "sitemap.xml*",
    # What only other sites show.
    "assets/cards/*",
    # What README.md shows.
    "assets/images/screenshot.png",
    # What only pages opened from a folder load.
    "assets/folder/*",
    # The editions in other languages.
    *(f"{language}/**" for language in LANGUAGES if language != SOURCE),
)


def finish(site: Path) -> None:
    """Write the service worker of an edition, whose other files are finished.

    Editions of other languages below it are kept by workers of their own.
    """
    files = kept_files(site)
    build = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    program = next((name for name in files if PurePath(name).full_match(_PROGRAM)), None)
    constants = {"BUILD": build, "KEPT_FILES": files, "PROGRAM": program}
    script = bundler.bundle(_MAIN, constants, bundler.ANY_BROWSER)
    (site / NAME).write_bytes(script)


def kept_files(site: Path) -> dict[str, str]:
    """Return the hash of each file to keep, in the form of the attribute ``integrity``.

    The keys are paths from the root of `site` as they stand in addresses.
    """
    files = {
        path.relative_to(site): path
        for path in sorted(site.rglob("*"))
        if path.is_file() and not any(map(path.relative_to(site).full_match, _patterns()))
    }
    return {quote(name.as_posix()): integrity(path.read_bytes()) for name, path in files.items()}


def _patterns() -> tuple[str, ...]:
    return tuple(each if "/" in each else f"**/{each}" for each in _LEFT_OUT)
