"""The theme keeps nothing by itself, whatever version of it wrote the page."""

from pathlib import Path

import pytest
from sitebuild.finish import storage

THEME = '<script>__md_scope=new URL("."),__md_get=(e,_=localStorage)=>1,__md_set=(e)=>{{}}</script>'


def test_the_theme_reads_what_may_be_read_and_keeps_nothing(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"{THEME}<p>text</p>")
    storage.finish(tmp_path)
    mended = page.read_text()
    assert mended.startswith('<script>__md_scope=new URL("."),__md_get=(e,t,')
    assert "catch{return null}},__md_set=()=>{};" in mended
    assert mended.endswith("</script><p>text</p>")
    assert "setItem" not in mended


def test_another_theme_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<script>__md_scope=1</script>")
    with pytest.raises(storage.StorageError, match="no definition"):
        storage.finish(tmp_path)
