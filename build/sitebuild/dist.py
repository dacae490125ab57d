"""Makes one zip file of the site, the same bytes from the same sources: `python -m sitebuild.dist`.

In it are the site, a read-me for whoever hosts it, configurations of servers, and the checksums of
all of them; beside it, its own checksum, in the form that ``sha256sum --check`` reads.

All files carry the time of the sources, so that servers notice a release that is unpacked over the
last one.
"""

import argparse
import hashlib
import struct
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitebuild import source_time

PROJECT = Path(__file__).parents[2]
HOSTING = PROJECT / "hosting"
NAME = "wechat-credit-guide"
SITE = "site"
SUMS = "SHA256SUMS"
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that the header of a zip file's entry can hold."""
_TIME_FIELD, _HAS_MODIFICATION = 0x5455, 1
"""The extended timestamp of Info-ZIP: the header alone knows neither time zones nor odd seconds."""
_FILE = 0o100644 << 16
_UNIX = 3


def write(site: Path, target: Path, time: int) -> None:
    """Write the zip file of `site`, and beside it its checksum.

    Args:
        site: the finished site.
        target: the file to write.
        time: of every file in it, in seconds since 1970, in UTC.
    """
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
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _header_time(time))
            entry.extra = struct.pack("<HHBI", _TIME_FIELD, 5, _HAS_MODIFICATION, time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # What the machine of the build would write is no concern of the reader's.
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, content, compresslevel=9)
    beside = target.with_name(f"{target.name}.sha256")
    beside.write_bytes(sums([(target.name, target.read_bytes())]))


def _header_time(time: int) -> tuple[int, int, int, int, int, int]:
    """Return the time as the header of an entry has it, in UTC wherever the zip file is made.

    >>> _header_time(1_700_000_000), _header_time(0)
    ((2023, 11, 14, 22, 13, 20), (1980, 1, 1, 0, 0, 0))
    """
    moment = max(datetime.fromtimestamp(time, UTC), _EARLIEST)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


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
    write(arguments.site, arguments.zip, source_time.of(PROJECT))
