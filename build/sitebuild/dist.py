"""Makes one zip file of the site, the same bytes from the same site: `python -m sitebuild.dist`.

In it lie the site, a read-me for whoever hosts it, configurations of servers, and the checksums of
all of them; beside it, its own checksum, in the form that ``sha256sum --check`` reads.
"""

import argparse
import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HOSTING = PROJECT / "hosting"
NAME = "wechat-credit-guide"
SITE = "site"
SUMS = "SHA256SUMS"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: the same site makes the same bytes."""
_FILE = 0o100644 << 16
_UNIX = 3


def write(site: Path, target: Path) -> None:
    """Write the zip file of `site`, and beside it its checksum."""
    files = {
        **{f"{SITE}/{path.relative_to(site).as_posix()}": path for path in _files(site)},
        **{path.relative_to(HOSTING).as_posix(): path for path in _files(HOSTING)},
        "LICENSE": PROJECT / "LICENSE",
    }
    contents = {name: files[name].read_bytes() for name in sorted(files)}
    contents[SUMS] = sums(contents.items())
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # What the machine of the build would write is no concern of the reader's.
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, content, compresslevel=9)
    beside = target.with_name(f"{target.name}.sha256")
    beside.write_bytes(sums([(target.name, target.read_bytes())]))


def sums(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a line for each file, as ``sha256sum`` writes them.

    >>> sums([("a.txt", b"")]).decode().split()
    ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'a.txt']
    """
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)
    return "".join(lines).encode()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the finished site")
    parser.add_argument("zip", type=Path, help="the file to write")
    arguments = parser.parse_args()
    write(arguments.site, arguments.zip)
