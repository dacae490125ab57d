"""``make serve``: pages that are open show what was changed, or stay as they are after a fault."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.calculator import READY
from playwright.sync_api import Browser, Page, expect
from project import PROJECT, SITE

FOLDERS = ("build", "calculators", "docs", "preinit")
CHANGED = "这一句是刚刚改的"


class Serving:
    """The dev server of a copy of the project, and what it says."""

    def __init__(self, project: Path) -> None:
        self.project = project
        path = os.pathsep.join((str(project / "build"), str(project)))
        self._said = (project / "said.txt").open("w+")
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "sitebuild.serve", str(SITE), "--port", "0"),
                *("--runtimes", "runtimes", "--folder", "serve"),
            ],
            cwd=project,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )

    def said(self) -> str:
        return (self.project / "said.txt").read_text(encoding="utf-8")

    def wait_for(self, page: Page, words: str) -> str:
        """Wait until the terminal says something, and return what matched."""
        while not (match := re.search(words, self.said())):
            assert self._process.poll() is None, self.said()
            page.wait_for_timeout(50)
        return match[0]

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait()
        self._said.close()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    project = tmp_path / "project"
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / name, project / name, ignore=ignored)
    for file in (*PROJECT.glob("*.toml"), *PROJECT.glob("*.json"), *PROJECT.glob("mkdocs*.yml")):
        shutil.copy(file, project)
    # Complete, of each language: an edition has only what the other has not.
    shutil.copytree(PROJECT / ".cache" / "runtimes", project / "runtimes")
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    serving = Serving(project)
    yield serving
    serving.stop()


def test_pages_follow_the_sources(browser: Browser, serving: Serving) -> None:
    errors: list[str] = []
    context = browser.new_context()
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.goto(serving.wait_for(page, r"http://\S+/") + "guide/risk.html")
    article = page.locator("article.md-content__inner")

    # A page.
    source = serving.project / "docs/guide/risk.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(f"{text}\n{CHANGED}。\n", encoding="utf-8")
    expect(article).to_contain_text(CHANGED, timeout=READY)

    # A fault is reported with its place; what was there stays, however often; mended, it goes on.
    for count in range(1, 4):
        source.write_text(f"{text}\n{{{{ nothing-here }}}} {'还是' * count}\n", encoding="utf-8")
        serving.wait_for(page, rf"(?s)(?:docs/guide/risk\.md: not built.*?){{{count}}}")
    assert re.search(r"docs/guide/risk\.md:\d+: \{\{ nothing-here \}\}", serving.said())
    page.reload()
    expect(article).to_contain_text(CHANGED)
    source.write_text(text, encoding="utf-8")
    expect(article).not_to_contain_text(CHANGED, timeout=READY)

    # A style.
    style = serving.project / "docs/assets/stylesheets/site.css"
    rule = "article h1 { letter-spacing: 7px !important }"
    style.write_text(style.read_text(encoding="utf-8") + rule)
    expect(page.get_by_role("heading", level=1)).to_have_css("letter-spacing", "7px", timeout=READY)

    # A data file of the build; the terminal names what is wrong in it, with its line.
    glossary = serving.project / "build/sitebuild/data/glossary.toml"
    entries = glossary.read_text(encoding="utf-8")
    glossary.write_text(f"{entries}\n[broken\n", encoding="utf-8")
    serving.wait_for(page, r"glossary\.toml: .*line \d+")
    glossary.write_text(entries, encoding="utf-8")

    # Calculator code: the built result is shown before Python in the page has followed.
    page.goto(re.sub("guide/risk", "calculators/interest", page.url))
    wording = serving.project / "calculators/catalogue/interest/presentation.py"
    code = wording.read_text(encoding="utf-8")
    wording.write_text(f"{code}\n)\n", encoding="utf-8")
    serving.wait_for(page, r'presentation\.py", line \d+')
    wording.write_text(f"{code}\n", encoding="utf-8")
    serving.wait_for(page, "Python in the page follows")

    # No page keeps anything while the site is worked on.
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    assert errors == []
    context.close()


@pytest.mark.site
def test_nothing_of_it_is_in_the_site() -> None:
    pages = [page.read_text(encoding="utf-8") for page in SITE.rglob("*.html")]
    assert [page for page in pages if "serve/reload" in page] == []
