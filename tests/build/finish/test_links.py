"""Addresses that begin with ``site:`` lead to the root from wherever a page lies."""

from pathlib import Path

from sitebuild.finish import links


def test_addresses_become_relative(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    home, page = tmp_path / "index.html", tmp_path / "guide" / "risk.html"
    for file in (home, page):
        file.write_text('<a href="site:sources.html#p-1">site:x</a><i data-base="site:"></i>')
    links.finish(tmp_path)
    assert home.read_text() == '<a href="sources.html#p-1">site:x</a><i data-base=""></i>'
    assert page.read_text() == '<a href="../sources.html#p-1">site:x</a><i data-base="../"></i>'
