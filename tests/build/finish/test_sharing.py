"""What others read of a page, and what they must not."""

import json
import re
from pathlib import Path

import pytest
from sitebuild.finish import cards, sharing
from sitebuild.finish.rewriting import RewriteError

HEAD = '<title>甲 - 乙</title><meta name="description" content="丙">'


def data(html: str) -> dict[str, object]:
    """Return the structured data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(found) == 1
    read: dict[str, object] = json.loads(found[0])
    return read


def page(head: str = HEAD, article: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{article}</article></body></html>"


def test_questions_are_told_with_their_answers() -> None:
    article = (
        "<h1 id=t>题</h1><h3 id=a>贵不贵？</h3><p>比 &lt;/script&gt; 贵。</p>"
        "<h3 id=b>不是</h3><p>不</p>"
    )
    found = data(sharing.described(page(article=article), "faq.html"))
    assert found["@type"] == "FAQPage"
    assert found["mainEntity"] == [
        {
            "@type": "Question",
            "name": "贵不贵？",
            "acceptedAnswer": {"@type": "Answer", "text": "比 </script> 贵。"},
        }
    ]


def test_a_calculator_is_a_free_application() -> None:
    html = page(article='<section data-calculator="debt"></section>')
    found = data(sharing.described(html, "calculators/debt.html"))
    assert (found["@type"], found["isAccessibleForFree"]) == ("WebApplication", True)


def test_an_ordinary_page_has_no_structured_data() -> None:
    assert "ld+json" not in sharing.described(page(), "guide/risk.html")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("guide/risk.html", "https://a.example/credit/guide/risk.html"),
        ("index.html", "https://a.example/credit/"),
        ("index.html", "https://a.example/credit/index.html"),
    ],
)
def test_addresses_are_absolute_where_the_site_has_one(path: str, address: str) -> None:
    html = sharing.described(page(f'{HEAD}<link rel="canonical" href="{address}">'), path)
    assert f'<meta property="og:url" content="{address}">' in html
    image = f"https://a.example/credit/{cards.path_of(path)}"
    assert f'<meta property="og:image" content="{image}">' in html
    assert 'content="summary_large_image"' in html


def test_there_are_no_addresses_where_the_site_has_none() -> None:
    html = sharing.described(page(), "index.html")
    assert "og:url" not in html
    assert "og:image" not in html


def test_a_page_with_an_address_gets_its_card(tmp_path: Path) -> None:
    with_address = tmp_path / "guide" / "risk.html"
    with_address.parent.mkdir()
    head = f'{HEAD}<link rel="canonical" href="https://a.example/guide/risk.html">'
    with_address.write_text(page(head), encoding="utf-8")
    (tmp_path / "index.html").write_text(page(), encoding="utf-8")
    sharing.finish(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.png")] == ["guide-risk.png"]


def test_a_page_without_description_is_named() -> None:
    with pytest.raises(RewriteError, match=r"guide/risk\.html"):
        sharing.described("<head><title>甲</title></head>", "guide/risk.html")


def test_a_map_of_no_pages_is_taken_away(tmp_path: Path) -> None:
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_text("<urlset></urlset>", encoding="utf-8")
    sharing.finish(tmp_path)
    assert not sitemap.exists()
    sitemap.write_text("<urlset><url><loc>https://a.example/</loc></url></urlset>", "utf-8")
    sharing.finish(tmp_path)
    assert sitemap.exists()
