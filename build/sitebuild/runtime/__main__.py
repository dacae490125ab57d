"""Make the runtime bundle of every language: ``python -m sitebuild.runtime FOLDER``."""

import argparse
import subprocess
import sys
from pathlib import Path

from calculators.language import LANGUAGES
from sitebuild.editions import environment
from sitebuild.runtime.bundle import make


def main(folder: Path) -> int:
    """Make all at the same time, each by a process that speaks its language."""
    command = [sys.executable, "-m", "sitebuild.runtime", "--only"]
    making = [
        subprocess.Popen([*command, str(folder / language)], env=environment(language))  # noqa: S603
        for language in LANGUAGES
    ]
    return max([process.wait() for process in making])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where they are written, each in a folder")
    parser.add_argument("--only", action="store_true", help="only that of the process's language")
    arguments = parser.parse_args()
    if arguments.only:
        make(arguments.folder)
    else:
        sys.exit(main(arguments.folder))
