"""Static hosts are told the policy of all files, and which of them never change."""

from pathlib import Path

import pytest
from project import SITE
from sitebuild.finish import headers

MOST_RULES, LONGEST_LINE = 100, 2000
"""What Cloudflare Pages reads: <https://developers.cloudflare.com/pages/configuration/headers/>."""


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return the headers of each pattern of paths, read as those hosts read them."""
    found: dict[str, dict[str, str]] = {}
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
        else:
            found[line] = {}
    return found


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
    first, *others = rules((tmp_path / headers.NAME).read_text()).items()
    # No two rules give the same header to a file: some hosts would send both values.
    assert "Cache-Control" not in first[1]
    assert first[0] == "/*"
    assert first[1]["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert {path.removeprefix("/") for path, _ in others} == set(kept)
    for _, each in others:
        assert each == {"Cache-Control": "public, max-age=31536000, immutable"}


@pytest.mark.site
def test_the_hosts_read_all_of_it() -> None:
    text = (SITE / headers.NAME).read_text()
    found = rules(text)
    assert len(found) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    for path in [*found][1:]:
        assert (SITE / path.removeprefix("/")).is_file()
