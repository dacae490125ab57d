"""Each step stops the build at a page that has not what it changes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sitebuild.finish import headings, links, missing, policy, scripts, search, sharing, styles
from sitebuild.finish.rewriting import RewriteError, appended, found, inserted, replaced

RUNTIME = Path("assets", "runtime")
PAGE = """<html><head><meta charset="utf-8"><title>A - B</title>
<meta name="description" content="C"><link rel="stylesheet" href="assets/stylesheets/site.css">
</head><body><div class="md-search"></div><main><h1 id="a">A</h1>
<section data-calculator="x"></section><a href="site:index.html">B</a></main>
<script src="assets/javascripts/bundle.1.min.js"></script>
<script src="assets/javascripts/site.mjs" type="module"></script></body></html>"""
STEPS: dict[str, tuple[Callable[[Path], object], str]] = {
    "links": (links.finish, '"site:'),
    "search": (search.finish, "</body>"),
    "headings": (headings.finish, ' id="a"'),
    "scripts, ours": (lambda site: scripts.finish(site, RUNTIME), "site.mjs"),
    "scripts, the theme's": (lambda site: scripts.finish(site, RUNTIME), "bundle."),
    "scripts, encoding": (lambda site: scripts.finish(site, RUNTIME), '<meta charset="utf-8">'),
    "styles": (styles.finish, 'rel="stylesheet"'),
    "missing": (missing.finish, "<title>"),
    "sharing, title": (sharing.finish, "<title>"),
    "sharing, description": (sharing.finish, 'name="description"'),
    "sharing, head": (sharing.finish, "</head>"),
    "policy": (policy.finish, '<meta charset="utf-8">'),
}
"""Each step, and what it changes or reads in a page."""


@pytest.mark.parametrize("step", STEPS)
def test_a_step_stops_at_a_page_without_what_it_changes(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish, part = STEPS[step]
    assert part in PAGE
    (tmp_path / RUNTIME).mkdir(parents=True)
    (tmp_path / RUNTIME / "manifest.json").write_text("{}")
    monkeypatch.setattr(search.index, "make", lambda *_: {})
    name = missing.NAME if step == "missing" else "index.html"
    (tmp_path / name).write_text(PAGE.replace(part, ""), encoding="utf-8")
    with pytest.raises(RewriteError, match=re.escape(name)):
        finish(tmp_path)


def test_what_is_there_is_changed() -> None:
    assert inserted("a</p>", "</p>", r"\1", "x") == r"a\1</p>"
    assert appended("abab", re.compile("b"), r"\1", "x") == r"ab\1ab"
    assert replaced("abab", re.compile("b"), "c", "x") == "acac"
    assert found("abab", re.compile("b."), "x")[0] == "ba"


def test_a_place_that_is_there_twice_is_told() -> None:
    with pytest.raises(RewriteError, match=r"a\.html: </p> is there 2 times"):
        inserted("</p></p>", "</p>", "", "a.html")
