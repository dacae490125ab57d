"""The service worker is told every file to keep, by its hash, and is another for every build."""

import base64
import gzip
import hashlib
import json
from pathlib import Path
from urllib.parse import unquote

from sitebuild.finish import offline

LATER = ("glue", "library", "program")


def site(folder: Path) -> Path:
    files = ("index.html", "guide/risk.html", "assets/folder/x.js", "_headers", "licences.txt")
    runtime = (f"assets/runtime/{name}-0f.bin" for name in ("ready", *LATER))
    for name in (*files, *runtime, "sitemap.xml", "service.js", "assets/图.svg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_what_is_kept(tmp_path: Path) -> None:
    kept = offline.kept_files(site(tmp_path))
    ready = "assets/runtime/ready-0f.bin"
    texts = ["assets/%E5%9B%BE.svg", "guide/risk.html", "index.html", "licences.txt"]
    assert sorted(kept) == sorted([ready, *texts])
    digest = base64.b64encode(hashlib.sha256(b"index.html").digest()).decode()
    assert kept["index.html"] == f"sha256-{digest}"


def test_what_may_follow(tmp_path: Path) -> None:
    later = offline.later_files(site(tmp_path))
    assert list(later) == [f"assets/runtime/{name}-0f.bin" for name in LATER]


def test_texts_come_packed_and_the_sizes_are_told(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "index.html").write_bytes("一\r\n二\n一\n".encode())
    offline.finish(folder)
    (packed,) = (folder / offline.FOLDER).glob("*.bin")
    whole = json.loads(gzip.decompress(packed.read_bytes()))
    texts = {
        name: "".join(whole["lines"][number] for number in numbers)
        for name, numbers in whole["texts"].items()
    }
    assert set(texts) == {name for name in offline.kept_files(folder) if offline.is_text(name)}
    for name, text in texts.items():
        assert text.encode() == (folder / unquote(name)).read_bytes()
    sizes = json.loads((folder / offline.SIZES).read_text())
    ready = folder / "assets" / "runtime" / "ready-0f.bin"
    assert sizes["first"] == packed.stat().st_size + ready.stat().st_size
    assert set(sizes["later"]) == set(offline.later_files(folder))


def test_any_change_makes_another_build(tmp_path: Path) -> None:
    folder = site(tmp_path)
    scripts = []
    for text in ("old", "old", "new"):
        (folder / "guide" / "risk.html").write_text(text)
        offline.finish(folder)
        scripts.append((folder / offline.NAME).read_bytes())
    assert scripts[0] == scripts[1] != scripts[2]
