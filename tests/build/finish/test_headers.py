"""Static hosts are told the policy of all files, and which of them never change."""

from pathlib import Path

import pytest
from browser.server import ReadsHeaders, header_rules
from project import SITE, pages
from sitebuild.finish import headers

from calculators.catalogue import names

MOST_RULES, LONGEST_LINE = 100, 2000
"""What Cloudflare Pages reads: <https://developers.cloudflare.com/pages/configuration/headers/>."""


def test_what_never_changes_is_kept_and_nothing_else(tmp_path: Path) -> None:
    kept = [
        "assets/runtime/ready-dec31fcdf1cb.bin",
        "en/assets/a.e9522308.css",
        "b.5f9d56c1.min.js",
    ]
    for name in (*kept, "index.html", "service.js", "assets/runtime/manifest.json", "decade.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    headers.finish(tmp_path, "default-src 'none'")
    first, *others = header_rules((tmp_path / headers.NAME).read_text()).items()
    # No two rules give the same header to a file: some hosts would send both values.
    assert "Cache-Control" not in first[1]
    assert first[0] == "/*"
    assert first[1]["Content-Security-Policy"] == "default-src 'none'"
    caching = {path.removeprefix("/"): each for path, each in others if "Cache-Control" in each}
    assert set(caching) == set(kept)
    for each in caching.values():
        assert each == {"Cache-Control": "public, max-age=31536000, immutable"}


@pytest.mark.site
def test_only_the_calculators_for_other_sites_may_be_framed() -> None:
    server = ReadsHeaders(SITE)
    found = pages()
    framed = {page for page in found if page.removeprefix("en/").startswith("embed/")}
    assert len(framed) == 2 * len(names())
    for page in found:
        # Hosts also answer for names without the end, and for folders.
        for path in (page, page.removesuffix(".html"), page.removesuffix("index.html")):
            told = server.headers_of(f"/{path}")
            assert ("X-Frame-Options" in told) == (page not in framed), path
            assert "frame-ancestors" not in told["Content-Security-Policy"]
    # What comes packed, for use without a network, brings the header to the pages that are in it.
    (packed,) = (SITE / "assets" / "offline").glob("*.bin")
    assert server.headers_of(f"/{packed.relative_to(SITE)}")["X-Frame-Options"] == "DENY"


@pytest.mark.site
def test_the_hosts_read_all_of_it() -> None:
    text = (SITE / headers.NAME).read_text()
    found = header_rules(text)
    assert len(found) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    for path, told in found.items():
        if "Cache-Control" in told:
            assert (SITE / path.removeprefix("/")).is_file()
