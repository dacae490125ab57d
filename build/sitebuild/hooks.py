"""What MkDocs is asked to do with each page beside making HTML of it; kept thin on purpose."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File
from pymdownx.superfences import SuperFencesException

from calculators.datafile import DataError
from calculators.language import _
from calculators.rendering.html import tag
from sitebuild import pages

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_GUIDE, _CALCULATORS, _EMBEDDING = "guide/", "calculators/", "embedding.md"


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
        if page.file.src_uri.startswith(_GUIDE):
            try:
                opened = pages.calculators_opened(page.file.content_string)
            except DataError as error:
                raise PluginError(f"{page.file.src_uri}: {error}") from None
            for name in opened:
                readings.setdefault(name, []).append((str(page.title), page.file.src_uri))
    config.extra["readings"] = readings


def on_env(env: "Environment", *, config: "MkDocsConfig", files: "Files") -> "Environment":
    """Compile the theme's templates only if they have changed since the last build."""
    del files
    folder = Path(config.config_file_path).parent / ".cache" / f"templates-{jinja2.__version__}"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))
    return env


def on_page_markdown(markdown: str, *, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Check the front matter of a page; say at its end what uses it and when it was reviewed.

    Raises:
        PluginError: its front matter is wrong.
    """
    del files
    path = page.file.src_uri
    for number, wrong in pages.wrong_front_matter(page.meta, page.file.content_string):
        place = f"{os.path.relpath(page.file.abs_src_path or path)}:{number}"
        raise PluginError(f"{place}: front matter: {wrong}")
    if path.startswith(_CALCULATORS):
        name = path.removeprefix(_CALCULATORS).removesuffix(".md")
        if links := [
            f"[{title}](../{uri})" for title, uri in config.extra["readings"].get(name, ())
        ]:
            told = _("指南里用到它的页面：{pages}。", pages=_("、").join(links))
            markdown += f"\n\n{told}\n"
        told = _("有自己的网站？[把计算器放到你的网站上]({page})。", page=f"../{_EMBEDDING}")
        markdown += f"\n\n{told}\n"
    # The theme's own index takes as long to make as all pages, and a finishing step replaces it.
    page.meta["search"] = {"exclude": True}
    when = tag("time", str(page.meta["reviewed"]), datetime=str(page.meta["reviewed"]))
    line = tag("p", _("上次核对："), when, class_="reviewed", data_search_exclude=True)
    return f"{markdown}\n\n{line}\n"


def on_build_error(error: Exception) -> None:
    """Let a wrong entry be told by its message alone; the line above it names the page.

    Raises:
        Abort: it is such an error.
    """
    if isinstance(error, DataError | SuperFencesException):
        raise Abort("The build stopped at a wrong entry.") from None
