"""What MkDocs is asked to do with each page beside making HTML of it; kept thin on purpose."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File
from pymdownx.superfences import SuperFencesException

from calculators.datafile import DataError
from calculators.language import _
from calculators.rendering.html import tag
from sitebuild import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_GUIDE, _CALCULATORS = "guide/", "calculators/"
_OVERVIEW = "guide/introduction.md"  # opens every calculator and explains none
_FENCES = "pymdownx.superfences"


def on_files(files: "Files", *, config: "MkDocsConfig") -> "Files":
    """Give each edition the styles, scripts and images that lie among the source's pages."""
    docs = Path(config.config_file_path).parent / "docs"
    for path in sorted((docs / "assets").rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and not files.get_file_from_path(name):
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_nav(nav: "Navigation", *, config: "MkDocsConfig", files: "Files") -> None:
    """Note which guide pages open a calculator, in the order in which they are read."""
    del files
    readings: dict[str, list[tuple[str, str]]] = {}
    for page in nav.pages:
        if page.file.src_uri.startswith(_GUIDE) and page.file.src_uri != _OVERVIEW:
            try:
                opened = pages.calculators_opened(page.file.content_string)
            except DataError as error:
                raise PluginError(f"{page.file.src_uri}: {error}") from None
            for name in opened:
                readings.setdefault(name, []).append((str(page.title), page.file.src_uri))
    config.extra["readings"] = readings


def on_page_markdown(markdown: str, *, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Check a page; say at its end what the guide tells about it, and when it was last reviewed.

    Raises:
        PluginError: the page holds what it must not, or lacks something.
    """
    del files
    path = page.file.src_uri
    fences = [fence["name"] for fence in config.mdx_configs[_FENCES]["custom_fences"]]
    for wrong in pages.wrong_front_matter(page.meta):
        raise PluginError(f"{path}: front matter: {wrong}")
    _refuse(path, pages.unknown_fences(page.file.content_string, fences))
    if path.startswith(_CALCULATORS):
        name = path.removeprefix(_CALCULATORS).removesuffix(".md")
        if links := [
            f"[{title}](../{uri})" for title, uri in config.extra["readings"].get(name, ())
        ]:
            told = _("指南里用到它的页面：{pages}。", pages=_("、").join(links))
            markdown += f"\n\n{told}\n"
    # The theme's own index takes as long to make as all pages, and a finishing step replaces it.
    page.meta["search"] = {"exclude": True}
    when = tag("time", str(page.meta["reviewed"]), datetime=str(page.meta["reviewed"]))
    line = tag("p", _("上次核对："), when, class_="reviewed", data_search_exclude=True)
    return f"{markdown}\n\n{line}\n"


def on_page_content(html: str, *, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Refuse a page in which a reference was left as it was written.

    Raises:
        PluginError: there is one.
    """
    del config, files
    _refuse(page.file.src_uri, pages.left_over(html, page.file.content_string))
    return html


def on_build_error(error: Exception) -> None:
    """Let a wrong entry be told by its message alone; the line above it names the page.

    Raises:
        Abort: it is such an error.
    """
    if isinstance(error, DataError | SuperFencesException):
        raise Abort("The build stopped at a wrong entry.") from None


def _refuse(path: str, wrong: "Iterable[tuple[int, str]]") -> None:
    for line, message in wrong:
        raise PluginError(f"{path}:{line}: {message}")
