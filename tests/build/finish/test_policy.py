"""Every page carries the policy, and it allows the page's own inline scripts and nothing else."""

import re
from pathlib import Path

from sitebuild.finish import policy

PAGE = '<html><head><meta charset="utf-8"></head><body><script>{script}</script></body></html>'


def test_all_pages_share_one_policy(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    pages = {tmp_path / "index.html": "a()", tmp_path / "guide" / "risk.html": "b()"}
    for page, script in pages.items():
        page.write_text(PAGE.format(script=script))
    told = policy.finish(tmp_path)
    policies = {
        re.findall(
            r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="(.*?)">',
            page.read_text(),
        )[0]
        for page in pages
    }
    assert len(policies) == 1
    (shared,) = policies
    for script in pages.values():
        (digest,) = policy.inline_hashes(f"<script>{script}</script>")
        assert f"'{digest}'" in shared
    assert told == shared


def test_nothing_unsafe_and_no_other_origin_is_allowed() -> None:
    allowed = policy.policy([])
    assert "unsafe-inline" not in allowed
    assert "'unsafe-eval'" not in allowed
    assert "http" not in allowed
    assert "*" not in allowed
