"""The pages' scripts: the modules bundled, the worker told which runtime it belongs to.

Modules and module workers load neither from a folder nor from a server that declares them to be
something else; classic scripts do. Each page names its script, one with a calculator also the
worker, and the worker holds the list of the runtime's files, all by content: what runs together was
built together.
"""

import json
import re
from pathlib import Path

from pyodide_preinit import MANIFEST

from sitebuild.finish import bundler
from sitebuild.finish.rewriting import ENCODING, appended, found, replaced

FOLDER = Path("assets", "javascripts")
_OPENED = Path("assets", "folder")
"""What only pages opened from a folder load."""
_TAG = re.compile(r'<script src="(?P<folder>[^"]*)site\.mjs" type="module"></script>')
_THEME = re.compile(r'(<script src="[^"]*bundle\.[^"]*\.min\.js")>')
"""The theme's script, which looks for nothing before the page is parsed."""
_DEFERRED = re.compile(r'<script src="(?P<address>[^"]*)"(?P<data>[^>]*) defer></script>')
_LATER = r'<template data-when-quiet="\g<address>"\g<data>></template>'
"""Not fetched before it is to run: whatever comes before Python, Python waits for."""
_LATER_MODULES = {
    "tables": "tables/main.mjs",
    "outputs": "outputs/main.mjs",
    "calendar": "outputs/calendar.mjs",
    "picture": "outputs/picture.mjs",
}
"""What a page with a calculator loads once it is needed, by the name in its script's element."""
_ESCAPED = {b"\\": rb"\\", b'"': rb"\"", b"\n": rb"\n", b"\r": rb"\r"}
"""What a text of a script cannot hold as it is; the backslash, used for the others, comes first."""
_CALCULATOR = "data-calculator="
_EMBEDDING = 'class="embedding"'


def finish(site: Path, runtime: Path) -> None:
    """Bundle the modules of `site`, for the runtime that lies in its folder `runtime`.

    Raises:
        RewriteError: a page does not load our script, or the theme's.
    """
    modules = bundler.MODULES
    described = json.loads((site / runtime / MANIFEST).read_text(encoding="utf-8"))
    constants = {"RUNTIME": described}
    names = {
        name: bundler.write(site / FOLDER, name, bundler.bundle(modules / module))
        for name, module in _LATER_MODULES.items()
    }
    names["folder"] = "../folder/" + _write_folder(site, modules / "folder", runtime, constants)
    data = "".join(f' data-{key}="{each}"' for key, each in names.items())
    page_script, calculator_script, embedding_script, worker = (
        bundler.write(site / FOLDER, name, bundler.bundle(modules / f"{name}.mjs", constants))
        for name in ("site", "calculators", "embedding", "worker")
    )
    later = bundler.inline("later.mjs")
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        own = found(html, _TAG, page)
        html = replaced(html, _THEME, r"\1 defer>", page)
        if _CALCULATOR in html:
            # In front of the style sheets: Python is on its way while the page is made, and what is
            # drawn first is what stays.
            early = bundler.inline("early.mjs", data_worker=f"{own['folder']}{worker}")
            tag = f'<script src="{own["folder"]}{calculator_script}"{data} async></script>'
            html = appended(html.replace(own[0], later), ENCODING, early + tag, page)
            html = replaced(html, _DEFERRED, _LATER, page)
        else:
            more = (embedding_script,) if _EMBEDDING in html else ()
            tag = "".join(
                f'<script src="{own["folder"]}{script}" defer></script>'
                for script in (page_script, *more)
            )
            html = html.replace(own[0], tag)
        page.write_text(html, encoding="utf-8")
    for module in (site / FOLDER).rglob("*.mjs"):
        module.unlink()
    for folder in filter(Path.is_dir, list((site / FOLDER).iterdir())):
        folder.rmdir()


def _write_folder(site: Path, modules: Path, runtime: Path, constants: dict[str, object]) -> str:
    """Write the scripts for pages opened from a folder; return the name of the first."""
    target = site / _OPENED
    target.mkdir(parents=True, exist_ok=True)
    for part in (site / runtime).glob("*.bin"):
        (target / f"{part.name}.js").write_bytes(packed(part.read_bytes()))
    text = bundler.bundle(modules / "worker.mjs", constants).decode()
    page = bundler.bundle(modules / "page.mjs", {"WORKER_TEXT": text})
    return bundler.write(target, "launch", page)


def packed(content: bytes) -> bytes:
    r"""Return a script that holds bytes as a text, a character a byte.

    To be read with an encoding that has a character for each byte (`folder/page.mjs`). Base64 would
    do without, and be a third longer.

    >>> packed(b'"\xff\n')
    b'document.currentScript.packed="\\"\xff\\n"'
    """
    for byte, escaped in _ESCAPED.items():
        content = content.replace(byte, escaped)
    return b'document.currentScript.packed="%b"' % content
