"""Make the runtime bundle of every language: ``python -m sitebuild.runtime FOLDER``."""

import argparse
import sys
from pathlib import Path

from sitebuild.editions import in_each_language
from sitebuild.runtime.bundle import make

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where they are written, each in a folder")
    parser.add_argument("--only", action="store_true", help="only that of the process's language")
    parser.add_argument("--quiet", action="store_true", help="say nothing of how far it is")
    arguments = parser.parse_args()
    options = ("--quiet",) if arguments.quiet else ()
    if arguments.only:
        make(arguments.folder, is_quiet=arguments.quiet)
    elif not in_each_language("sitebuild.runtime", arguments.folder, *options):
        sys.exit(1)
