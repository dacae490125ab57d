"""The finishing step: reads every page, writes index and script, takes over the search boxes."""

import json
from pathlib import Path

from sitebuild.finish import bundler, missing
from sitebuild.finish.links import relative
from sitebuild.finish.search import box, index, lexicon, sections

FOLDER = Path("assets", "search")
_MAIN = Path(__file__).parent / "page" / "main.mjs"
# The search that the site generator brings, which nothing asks for any more.
_REPLACED = (
    "search/search_index.json",
    "assets/javascripts/workers/search.*",
    "assets/javascripts/lunr/**/*",
)


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
        if page.name != missing.NAME
        for section in sections.read(html, page.relative_to(site).as_posix())
    ]
    made = json.dumps(index.make(found, lexicon.load()), ensure_ascii=False, separators=(",", ":"))
    index_name = bundler.write(site / FOLDER, "index", f"searchIndex={made}".encode())
    script_name = bundler.write(site / FOLDER, "search", bundler.bundle(_MAIN))
    for page, html in pages.items():
        if box.has_box(html):
            address = (FOLDER / script_name).as_posix()
            handed = box.hand_over(html, page, relative(page, site), address, index_name)
            page.write_text(handed, encoding="utf-8")
    for pattern in _REPLACED:
        for file in filter(Path.is_file, list(site.glob(pattern))):
            _remove(file)


def _remove(file: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    file.unlink()
    for folder in file.parents:
        if any(folder.iterdir()):
            break
        folder.rmdir()
