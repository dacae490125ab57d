"""The pages' scripts: the modules bundled, the worker told which runtime it belongs to.

Modules and module workers load neither from a folder nor from a server that declares them to be
something else; classic scripts do. Each page names its script, that of a page with a calculator the
worker, and the worker holds the list of the runtime's files, all by content: what runs together was
built together.
"""

import base64
import json
import re
from pathlib import Path

from sitebuild.finish import bundler
from sitebuild.runtime import parts

FOLDER = Path("assets", "javascripts")
_OPENED = Path("assets", "folder")
"""What only pages opened from a folder load."""
_TAG = re.compile(r'<script src="(?P<folder>[^"]*)site\.mjs" type="module"></script>')
_THEME = re.compile(r'(<script src="[^"]*bundle\.[^"]*\.min\.js")>')
"""The theme's script, which looks for nothing before the page is parsed."""
_DEFERRED = re.compile(r'<script src="(?P<address>[^"]*)"(?P<data>[^>]*) defer></script>')
_LATER = r'<link rel="preload" as="script" href="\g<address>"\g<data> data-when-quiet>'
_LATER_MODULES = {
    "tables": "tables/main.mjs",
    "outputs": "outputs/main.mjs",
    "calendar": "outputs/calendar.mjs",
    "picture": "outputs/picture.mjs",
}
"""What a page with a calculator loads once it is needed, by the name in its script's element."""
_CHARSET = '<meta charset="utf-8">'
_CALCULATOR = "data-calculator="


class ScriptsError(Exception):
    """The pages are not as the step expects them."""


def finish(site: Path, runtime: Path) -> None:
    """Bundle the modules of `site`, for the runtime that lies in its folder `runtime`.

    Raises:
        ScriptsError: no page loads our script.
    """
    modules = bundler.MODULES
    described = json.loads((site / runtime / parts.MANIFEST).read_text(encoding="utf-8"))
    constants = {"RUNTIME_PARTS": described}
    worker = bundler.bundle(modules / "worker.mjs", constants)
    names = {
        "worker": bundler.write(site / FOLDER, "worker", worker),
        **{
            name: bundler.write(site / FOLDER, name, bundler.bundle(modules / module))
            for name, module in _LATER_MODULES.items()
        },
        "folder": "../folder/" + _write_folder(site, modules / "folder", runtime, constants),
    }
    data = "".join(f' data-{key}="{each}"' for key, each in names.items())
    page_script, calculator_script = (
        bundler.write(site / FOLDER, name, bundler.bundle(modules / f"{name}.mjs"))
        for name in ("site", "calculators")
    )
    early, later = map(bundler.inline, ("early.mjs", "later.mjs"))
    count = 0
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if not (found := _TAG.search(html)):
            continue
        count += 1
        html = _THEME.sub(r"\1 defer>", html)
        if _CALCULATOR in html:
            # In front of the style sheets: Python is on its way while the page is made, and what is
            # drawn first is what stays.
            tag = f'<script src="{found["folder"]}{calculator_script}"{data} async></script>'
            html = html.replace(found[0], later).replace(_CHARSET, f"{_CHARSET}{early}{tag}", 1)
            html = _DEFERRED.sub(_LATER, html)
        else:
            html = _TAG.sub(rf'<script src="\g<folder>{page_script}" defer></script>', html)
        page.write_text(html, encoding="utf-8")
    if not count:
        raise ScriptsError(f"{site}: no page loads site.mjs")
    for module in (site / FOLDER).rglob("*.mjs"):
        module.unlink()
    for folder in filter(Path.is_dir, list((site / FOLDER).iterdir())):
        folder.rmdir()


def _write_folder(site: Path, modules: Path, runtime: Path, constants: dict[str, object]) -> str:
    """Write the scripts for pages opened from a folder; return the name of the first."""
    target = site / _OPENED
    target.mkdir(parents=True, exist_ok=True)
    for part in (site / runtime).glob("*.bin"):
        packed = base64.b64encode(part.read_bytes()).decode()
        script = f'document.currentScript.packed="{packed}"'
        (target / f"{part.name}.js").write_text(script, encoding="utf-8")
    text = bundler.bundle(modules / "worker.mjs", constants).decode()
    page = bundler.bundle(modules / "page.mjs", {"WORKER_TEXT": text})
    return bundler.write(target, "launch", page)
