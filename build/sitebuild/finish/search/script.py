"""The page's side of the search as one classic script."""

import os
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[4]
MAIN = Path(__file__).parent / "page" / "main.mjs"
_BUNDLER = PROJECT / "node_modules" / ".bin" / "esbuild"


def bundle() -> bytes:
    """Return the modules of ``page/`` as one script.

    Raises:
        CalledProcessError: the bundler found an error in them.
    """
    command = [
        os.fspath(_BUNDLER),
        os.fspath(MAIN),
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=warning",
    ]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 (ours)
