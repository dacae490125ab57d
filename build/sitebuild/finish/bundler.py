"""Modules made into one classic script, which pages opened from a folder can load; styles too."""

import hashlib
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from calculators.language import LANGUAGE
from sitebuild import translations

PROJECT = Path(__file__).parents[3]
_BUNDLER = PROJECT / "node_modules" / ".bin" / "esbuild"


def bundle(main: Path, constants: Mapping[str, object] | None = None) -> bytes:
    """Return the module or the style sheet `main` and what it imports as one.

    Args:
        main: the module that runs, or the style sheet that imports others.
        constants: values of names that no module declares, beside the language and its texts.

    Raises:
        CalledProcessError: the bundler found an error in the modules.
    """
    everywhere = {"LANGUAGE": LANGUAGE, "TRANSLATIONS": translations.of_scripts(LANGUAGE)}
    named = {**everywhere, **(constants or {})}
    defined = [f"--define:{name}={json.dumps(each)}" for name, each in named.items()]
    command = [
        os.fspath(_BUNDLER),
        os.fspath(main),
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=warning",
        *defined,
    ]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 (ours)


def write(folder: Path, name: str, content: bytes, suffix: str = "js") -> str:
    """Write a file whose name changes with what it holds, so that no old one is ever used.

    Returns:
        The name of the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}.*.{suffix}"):
        old.unlink()
    file = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"
    file.write_bytes(content)
    return file.name
