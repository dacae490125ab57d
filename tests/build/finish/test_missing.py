"""The script of the page for addresses that lead nowhere."""

from pathlib import Path

import pytest
from sitebuild.finish import missing


def test_the_script_stands_in_the_page_itself(tmp_path: Path) -> None:
    page = tmp_path / missing.NAME
    page.write_text('<meta charset="utf-8"><title>没有这一页</title>')
    missing.finish(tmp_path)
    html = page.read_text()
    assert html.startswith('<meta charset="utf-8"><script>')
    assert html.endswith("</script><title>没有这一页</title>")
    assert missing.NAME in html


def test_a_site_without_the_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"404\.html"):
        missing.finish(tmp_path)
