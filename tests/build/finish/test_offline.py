"""The service worker is told every file to keep, by its hash, and is another for every build."""

import base64
import hashlib
from pathlib import Path

from sitebuild.finish import offline


def site(folder: Path) -> Path:
    files = ("index.html", "guide/risk.html", "assets/folder/x.js", "_headers")
    for name in (*files, "sitemap.xml", "service.js", "assets/图.svg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_what_is_kept(tmp_path: Path) -> None:
    kept = offline.kept_files(site(tmp_path))
    assert list(kept) == ["assets/%E5%9B%BE.svg", "guide/risk.html", "index.html"]
    digest = base64.b64encode(hashlib.sha256(b"index.html").digest()).decode()
    assert kept["index.html"] == f"sha256-{digest}"


def test_any_change_makes_another_build(tmp_path: Path) -> None:
    folder = site(tmp_path)
    scripts = []
    for text in ("old", "old", "new"):
        (folder / "guide" / "risk.html").write_text(text)
        offline.finish(folder)
        scripts.append((folder / offline.NAME).read_bytes())
    assert scripts[0] == scripts[1] != scripts[2]
