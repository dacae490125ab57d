"""Each page with a calculator has one for other sites, which holds nothing else."""

import json
import re
from pathlib import Path

import pytest
from project import SITE
from sitebuild.finish import embed, offline
from sitebuild.finish.elements import ElementError, element, elements
from sitebuild.finish.embed import EmbedError

from calculators.catalogue import names

PAGE = """<html><head>
<meta charset="utf-8"><meta name="description" content="D"><title>X - 站</title>
<link rel="canonical" href="https://a/calculators/x.html"><link rel="stylesheet" href="../a.css">
<link rel="icon" href="../icon.svg">
<script data-worker="../js/w.js">early()</script>
<script src="../js/calculators.1.js" data-folder="f.js" async></script><script>theme()</script>
</head><body dir="ltr" data-md-color-scheme="default">
<header>H</header><section data-calculator="x"><section>1</section></section>after
</body></html>"""
EDITIONS = {"zh": SITE, "en": SITE / "en"}
each_page = pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in EDITIONS for name in names()]
)


def test_it_holds_the_calculator_and_what_that_needs() -> None:
    made = embed.embedded(PAGE, "x.html", "embed.2.js")
    calculator = '<section data-calculator="x"><section>1</section></section>'
    assert element(made, "section", "data-calculator").html == calculator
    assert element(made, "link", "rel=stylesheet").attributes["href"] == "../a.css"
    assert element(made, "script", "data-worker").html in PAGE
    own = element(made, "script", "data-folder").attributes
    assert own == {"src": "../js/embed.2.js", "data-folder": "f.js", "async": None}
    for kind in ("canonical", "icon"):
        assert element(made, "link", f"rel={kind}").html in PAGE
    body = element(made, "body").attributes
    assert body == {"dir": "ltr", "data-md-color-scheme": "default", "class": "embed"}
    assert "theme()" not in made
    assert "<header>" not in made
    assert "after" not in made


@pytest.mark.parametrize(
    "part", ["data-calculator", "data-worker", "data-folder", 'rel="stylesheet"', "<body"]
)
def test_a_page_without_what_is_needed_is_told(part: str) -> None:
    with pytest.raises(ElementError, match="0 elements"):
        embed.embedded(PAGE.replace(part, "<x" if part[0] == "<" else "x"), "x.html", "e.js")


def test_an_edition_without_calculators_is_told(tmp_path: Path) -> None:
    (tmp_path / "calculators").mkdir()
    (tmp_path / "calculators" / "index.html").write_text("<p>")
    with pytest.raises(EmbedError, match="no page has a calculator"):
        embed.finish(tmp_path)


@pytest.mark.site
@each_page
def test_it_is_the_calculator_of_its_page(language: str, name: str) -> None:
    page, made = (
        (EDITIONS[language] / folder / f"{name}.html").read_text(encoding="utf-8")
        for folder in ("calculators", "embed")
    )
    found = element(made, "section", "data-calculator").html
    assert found == element(page, "section", "data-calculator").html
    (home,) = elements(made, "a", "data-full")
    assert home.attributes["href"] == f"../calculators/{name}.html"
    assert element(made, "html").attributes["lang"] == language
    # All that is linked leaves the frame.
    assert element(made, "base").attributes == {"target": "_blank"}
    assert element(made, "meta", "name=robots").attributes["content"] == "noindex"


@pytest.mark.site
@pytest.mark.parametrize("language", EDITIONS)
def test_no_search_finds_it_and_it_is_not_kept(language: str) -> None:
    site = EDITIONS[language]
    (index,) = (site / "assets" / "search").glob("index.*.js")
    found = json.loads(index.read_text(encoding="utf-8").removeprefix("searchIndex="))
    assert not [address for address, _title in found["pages"] if address.startswith("embed/")]
    kept = [*offline.kept_files(site), *offline.later_files(site)]
    assert not [path for path in kept if re.search(r"(^|/)embed[./]", path)]
    sitemap = site / "sitemap.xml"
    assert not sitemap.exists() or "/embed/" not in sitemap.read_text(encoding="utf-8")
