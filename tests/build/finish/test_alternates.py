"""Links between languages lead to the same page, or home where there is none."""

from pathlib import Path

import pytest
from sitebuild.finish import alternates

LANGUAGES = ("zh", "en")
HEAD = '<link rel="alternate" href="{}" hreflang="{}">'
LINK = '<a href="{}" hreflang="{}">'
CANONICAL = '<link rel="canonical" href="https://example.org/g/guide/risk.html">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "guide/risk.html", "guide/old.html", "en/guide/risk.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        home = "../" * name.count("/")
        links = LINK.format(f"{home}index.html", "zh") + LINK.format(f"{home}en/index.html", "en")
        heads = HEAD.format(f"{home}en/index.html", "en")
        (tmp_path / name).write_text(heads + links, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "chinese", "english"),
    [
        ("guide/risk.html", "risk.html", "../en/guide/risk.html"),
        ("en/guide/risk.html", "../../guide/risk.html", "risk.html"),
        ("guide/old.html", "old.html", "../en/index.html"),
    ],
)
def test_a_link_leads_to_the_same_page(page: str, chinese: str, english: str, site: Path) -> None:
    alternates.finish(site, LANGUAGES)
    html = (site / page).read_text(encoding="utf-8")
    assert f'<a href="{chinese}" hreflang="zh" lang="zh">' in html
    assert f'<a href="{english}" hreflang="en" lang="en">' in html


def test_search_engines_are_told_absolute_addresses_or_nothing(site: Path) -> None:
    path = Path("guide", "risk.html")
    html = (site / path).read_text(encoding="utf-8")
    assert "alternate" not in alternates.mended(html, path, site, LANGUAGES)
    told = alternates.mended(CANONICAL + html, path, site, LANGUAGES)
    assert 'rel="alternate" href="https://example.org/g/en/guide/risk.html" hreflang="en"' in told
