"""The finishing step: reads every page, writes index and script, takes over the search boxes."""

import hashlib
import json
from pathlib import Path

from sitebuild.finish.links import relative
from sitebuild.finish.search import box, index, lexicon, script, sections

FOLDER = Path("assets", "search")
# The search that the site generator brings, which nothing asks for any more.
_REPLACED = (
    "search/search_index.json",
    "assets/javascripts/workers/search.*",
    "assets/javascripts/lunr/**/*",
)
_NOT_FOUND = "404.html"


class SearchError(Exception):
    """The pages are not as the step expects them."""


def finish(site: Path) -> None:
    """Make `site` searchable.

    Raises:
        SearchError: no page has a search box.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    if not any(map(box.has_box, pages.values())):
        raise SearchError(f"{site}: no page has an element of class md-search")
    found = [
        section
        for page, html in pages.items()
        if page.name != _NOT_FOUND
        for section in sections.read(html, page.relative_to(site).as_posix())
    ]
    made = json.dumps(index.make(found, lexicon.load()), ensure_ascii=False, separators=(",", ":"))
    index_name = _write(site, "index", f"searchIndex={made}".encode())
    script_name = _write(site, "search", script.bundle())
    for page, html in pages.items():
        if box.has_box(html):
            address = (FOLDER / script_name).as_posix()
            handed = box.hand_over(html, relative(page, site), address, index_name)
            page.write_text(handed, encoding="utf-8")
    for pattern in _REPLACED:
        for file in filter(Path.is_file, list(site.glob(pattern))):
            _remove(file)


def _write(site: Path, name: str, content: bytes) -> str:
    """Write a file whose name changes with what it holds, so that no old one is ever used."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}.*.js"):
        old.unlink()
    file = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:8]}.js"
    file.write_bytes(content)
    return file.name


def _remove(file: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    file.unlink()
    for folder in file.parents:
        if any(folder.iterdir()):
            break
        folder.rmdir()
