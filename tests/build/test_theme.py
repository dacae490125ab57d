"""The templates in place of the theme's own: written after these, and right on every page."""

import hashlib
import os
from pathlib import Path
from types import SimpleNamespace

import jinja2
import material
import pytest
from mkdocs.utils.yaml import yaml_load
from project import PROJECT, SITE, pages
from sitebuild.finish.elements import elements

OURS = PROJECT / "build" / "sitebuild" / "theme"
THEIRS = Path(material.__file__).parent / "templates"
WRITTEN_AFTER = {
    "main.html": "9948b55a7bc9",
    "partials/alternate.html": "572b1d4dae61",
    "partials/content.html": "ce33929c85af",
    "partials/header.html": "8cf3fb15bcf9",
    "partials/javascripts/base.html": "d6113712bc4d",
    "partials/nav-item.html": "89895208f22d",
    "partials/search.html": "bfd556535abc",
}
"""The hash of each of the theme's templates, as it was when ours was last compared with it. If the
theme changes one, look at what it changed, take it over, and write down the new hash."""
EDITIONS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}


def test_the_originals_are_those_that_ours_were_written_after() -> None:
    names = [path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")]
    found = {name: hashlib.sha256((THEIRS / name).read_bytes()).hexdigest()[:12] for name in names}
    assert found == WRITTEN_AFTER


def head(language: str, page: str, address: str) -> str:
    """Return what our template adds to the head of a page of a site at an address."""
    base = "{% block extrahead %}{% endblock %}"
    loader = jinja2.ChoiceLoader(
        [jinja2.FileSystemLoader(OURS), jinja2.DictLoader({"base.html": base})]
    )
    with (PROJECT / EDITIONS[language]).open(encoding="utf-8") as file:
        extra = yaml_load(file)["extra"]
    own = next(each["folder"] for each in extra["editions"] if each["lang"] == language)
    site_url = f"{address.rstrip('/')}/{own}" if address else ""
    canonical = f"{site_url}{page}" if address else None
    # As MkDocs merges the configurations.
    config = SimpleNamespace(site_url=site_url, extra={**extra, "address": address})
    template = jinja2.Environment(loader=loader).get_template("main.html")  # noqa: S701 (no text)
    return template.render(config=config, page=SimpleNamespace(canonical_url=canonical))


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("address", ["https://example.org/g/", "https://example.org/g"])
def test_search_engines_are_told_absolute_addresses(address: str, language: str) -> None:
    told = elements(head(language, "guide/risk.html", address), "link", "rel=alternate")
    assert {each.attributes["hreflang"]: each.attributes["href"] for each in told} == {
        "zh": "https://example.org/g/guide/risk.html",
        "en": "https://example.org/g/en/guide/risk.html",
    }


@pytest.mark.parametrize("language", EDITIONS)
def test_where_the_address_is_not_known_nothing_is_told(language: str) -> None:
    assert "alternate" not in head(language, "guide/risk.html", "")


@pytest.mark.site
@pytest.mark.parametrize("page", [page for page in pages() if "embed/" not in page])
def test_the_links_between_languages_lead_to_the_same_page(page: str) -> None:
    html = (SITE / page).read_text(encoding="utf-8")
    same = page.removeprefix("en/")
    links = elements(html, "a", "hreflang")
    assert [link.attributes["lang"] for link in links] == ["zh", "en"]
    for link in links:
        target = Path(os.path.normpath((SITE / page).parent / str(link.attributes["href"])))
        folder = SITE if link.attributes["hreflang"] == "zh" else SITE / "en"
        assert target == folder / same
        assert target.is_file()
    # Nothing is kept on the device by the theme.
    assert "setItem" not in "".join(each.html for each in elements(html, "script"))
