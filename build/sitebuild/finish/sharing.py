"""What other sites and search engines read of a page: Open Graph and structured data (JSON-LD).

Addresses are only given where the site's own is configured (`SITE_URL`), for they must be absolute.
"""

import json
import re
from html import escape, unescape
from pathlib import Path

from calculators.language import LANGUAGE
from sitebuild.finish import cards, missing
from sitebuild.finish.rewriting import found, inserted
from sitebuild.finish.search import sections

_FAQ = "faq.html"
_CALCULATOR = "data-calculator="
_TITLE = re.compile(r"<title>(?P<page>[^<]*?)(?: - (?P<site>[^<]*))?</title>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_SITEMAP = "sitemap.xml"
_LOCALE = {"zh": "zh_CN", "en": "en_GB"}[LANGUAGE]


def finish(site: Path) -> None:
    """Put both into every page of `site`; draw the cards; take away a map that names no page."""
    for page in sorted(site.rglob("*.html")):
        if page.name != missing.NAME:
            html = page.read_text(encoding="utf-8")
            path = page.relative_to(site).as_posix()
            page.write_text(described(html, path), encoding="utf-8")
            if _CANONICAL.search(html):
                cards.draw(*told(html, path), site / cards.path_of(path))
    sitemap = site / _SITEMAP
    if sitemap.exists() and "<loc>" not in sitemap.read_text(encoding="utf-8"):
        sitemap.unlink()


def described(html: str, path: str) -> str:
    """Return the page at `path` with its description for others.

    Raises:
        RewriteError: the page has no title, no description or no head.

    >>> head = '<title>甲 - 乙</title><meta name="description" content="丙">'
    >>> print(described(f"<head>{head}</head>", "a.html").removeprefix(f"<head>{head}"))
    <meta property="og:title" content="甲">
    <meta property="og:description" content="丙">
    <meta property="og:type" content="article">
    <meta property="og:locale" content="zh_CN">
    <meta property="og:site_name" content="乙">
    <meta name="twitter:card" content="summary">
    </head>
    """
    title, description, site_name = told(html, path)
    graph = {
        "og:title": title,
        "og:description": description,
        "og:type": "website" if path == "index.html" else "article",
        "og:locale": _LOCALE,
        "og:site_name": site_name,
    }
    card = "summary"
    if canonical := _CANONICAL.search(html):
        graph["og:url"] = canonical[1]
        root = canonical[1].removesuffix(path).removesuffix("/")
        graph["og:image"] = f"{root}/{cards.path_of(path)}"
        graph["og:image:width"], graph["og:image:height"] = map(str, cards.SIZE)
        graph["og:image:alt"] = title
        card = "summary_large_image"
    lines = [
        f'<meta property="{name}" content="{escape(content)}">\n' for name, content in graph.items()
    ]
    lines.append(f'<meta name="twitter:card" content="{card}">\n')
    if data := _data(html, path, title, description):
        # No text may end the script.
        text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        lines.append(f'<script type="application/ld+json">{text}</script>\n')
    return inserted(html, "</head>", "".join(lines), path)


def told(html: str, path: str) -> tuple[str, str, str]:
    """Return the title of a page, its description, and the name of the site.

    Raises:
        RewriteError: the page has no title or no description.
    """
    title, description = found(html, _TITLE, path), found(html, _DESCRIPTION, path)
    name = title["site"] or title["page"]
    return unescape(title["page"]), unescape(description[1]), unescape(name)


def _data(html: str, path: str, title: str, description: str) -> dict[str, object] | None:
    """Return what the page is in the words of schema.org, if it is more than a text."""
    if path == _FAQ:
        return {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": section.title,
                    "acceptedAnswer": {"@type": "Answer", "text": section.text},
                }
                for section in sections.read(html, path)
                if section.title.endswith(("？", "?"))
            ],
        }
    if _CALCULATOR in html:
        return {
            "@context": "https://schema.org",
            "@type": "WebApplication",
            "name": title,
            "description": description,
            "applicationCategory": "FinanceApplication",
            "operatingSystem": "Any",
            "browserRequirements": "JavaScript, WebAssembly",
            "isAccessibleForFree": True,
            "inLanguage": _LOCALE.replace("_", "-"),
        }
    return None
