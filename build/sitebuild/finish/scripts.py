"""The pages' scripts: the modules bundled, the worker told which runtime it belongs to.

Modules and module workers load neither from a folder nor from a server that declares them to be
something else; classic scripts do. Each page names its script, that script's element the worker,
and the worker holds the list of the runtime's files, all by content: what runs together was built
together.
"""

import base64
import json
import re
from pathlib import Path

from sitebuild.finish import bundler

_MODULES = Path("assets", "javascripts")
_FOLDER = Path("assets", "folder")
"""What only pages opened from a folder load."""
_TAG = re.compile(r'<script src="(?P<folder>[^"]*)site\.mjs" type="module"></script>')


class ScriptsError(Exception):
    """The pages are not as the step expects them."""


def finish(site: Path, runtime: Path) -> None:
    """Bundle the modules of `site`, for the runtime that lies in its folder `runtime`.

    Raises:
        ScriptsError: no page loads our script.
    """
    modules = bundler.PROJECT / "docs" / _MODULES
    parts = json.loads((site / runtime / "manifest.json").read_text(encoding="utf-8"))
    constants = {"RUNTIME_PARTS": parts}
    worker = bundler.bundle(modules / "worker.mjs", constants)
    names = {
        "worker": bundler.write(site / _MODULES, "worker", worker),
        "folder": "../folder/" + _write_folder(site, modules / "folder", runtime, constants),
    }
    page = bundler.bundle(modules / "site.mjs")
    name = bundler.write(site / _MODULES, "site", page)
    data = "".join(f' data-{key}="{each}"' for key, each in names.items())
    tag = rf'<script src="\g<folder>{name}"{data} defer></script>'
    if not sum(_replace(each, tag) for each in sorted(site.rglob("*.html"))):
        raise ScriptsError(f"{site}: no page loads site.mjs")
    for module in (site / _MODULES).rglob("*.mjs"):
        module.unlink()
    for folder in filter(Path.is_dir, list((site / _MODULES).iterdir())):
        folder.rmdir()


def _write_folder(site: Path, modules: Path, runtime: Path, constants: dict[str, object]) -> str:
    """Write the scripts for pages opened from a folder; return the name of the first."""
    target = site / _FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for part in (site / runtime).glob("*.bin"):
        packed = base64.b64encode(part.read_bytes()).decode()
        script = f'document.currentScript.packed="{packed}"'
        (target / f"{part.name}.js").write_text(script, encoding="utf-8")
    text = bundler.bundle(modules / "worker.mjs", constants).decode()
    page = bundler.bundle(modules / "page.mjs", {"WORKER_TEXT": text})
    return bundler.write(target, "launch", page)


def _replace(page: Path, tag: str) -> int:
    html, count = _TAG.subn(tag, page.read_text(encoding="utf-8"))
    if count:
        page.write_text(html, encoding="utf-8")
    return count
