"""Modules made into one classic script, which pages opened from a folder can load; styles too."""

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from calculators.language import LANGUAGE
from calculators.rendering.html import Html, tag
from sitebuild import translations
from sitebuild.browsers import oldest
from sitebuild.finish.kept import kept

PROJECT = Path(__file__).parents[3]
_BUNDLER = PROJECT / "node_modules" / ".bin" / "esbuild"
MODULES = PROJECT / "docs" / "assets" / "javascripts"
CLIENT = PROJECT / "preinit" / "src" / "pyodide_preinit" / "client"
"""What the modules import as `pyodide-preinit` (`tsconfig.json`)."""
_QUOTED = re.compile(r"""["'`\\$\s]""").split
_SETTINGS = ("package.json", "tsconfig.json")
"""Files of the project that the bundler heeds."""


ANY_BROWSER = "es2016"
"""The syntax of what must also run where the calculators do not."""
_ENGINES = {
    "chrome": "chrome",
    "edge": "edge",
    "firefox": "firefox",
    "safari": "safari",
    "safari_ios": "ios",
}
"""The bundler's names of browsers, by MDN's; the other browsers are of the same kinds."""
_SUPPORTED = ",".join(f"{name}{oldest()[browser]}" for browser, name in _ENGINES.items())
"""The syntax of all browsers in which the calculators run."""


def bundle(
    main: Path, constants: Mapping[str, object] | None = None, target: str = _SUPPORTED
) -> bytes:
    """Return the module or the style sheet `main` and what it imports as one.

    Args:
        main: the module that runs, or the style sheet that imports others.
        constants: values of names that no module declares, beside the language and its texts.
        target: the syntax of the result.

    Raises:
        CalledProcessError: the bundler found an error in the modules.
    """
    texts = translations.of_scripts(LANGUAGE)
    named = {"LANGUAGE": LANGUAGE, **(constants or {})}
    options = [
        "--bundle",
        "--minify",
        "--format=iife",
        f"--target={target}",
        "--charset=utf8",
        "--log-level=warning",
        *(_defined(name, each) for name, each in named.items()),
    ]

    def bundled(said: Mapping[str, str]) -> bytes:
        command = [os.fspath(_BUNDLER), os.fspath(main), *options, _defined("TRANSLATIONS", said)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 (ours)

    def make() -> bytes:
        script = bundled({})
        said = {text: each for text, each in texts.items() if _is_in(script.decode(), text)}
        return bundled(said) if said else script

    inputs = ["\n".join([*options, _defined("TRANSLATIONS", texts)]).encode()]
    for file in sources(main):
        inputs += (os.path.relpath(file, main.parent).encode(), file.read_bytes())
    return kept(f"{main.parent.name}-{main.stem}", inputs, make)


@cache
def inline(name: str, **data: str) -> Html:
    """Return the element of a script that is in the page itself, for any browser.

    Args:
        name: of the module.
        data: attributes of the element, for what the pages tell the script.
    """
    script = bundle(MODULES / name, target=ANY_BROWSER).decode().strip()
    return tag("script", Html(script), **data)


def _defined(name: str, value: object) -> str:
    return f"--define:{name}={json.dumps(value)}"


def _is_in(script: str, text: str) -> bool:
    """Whether a script may say a text: what the bundler writes otherwise, such as quotes, apart."""
    return all(part in script for part in _QUOTED(text))


def sources(main: Path) -> list[Path]:
    """Return every file of ours that `main` may import, and itself."""
    folders = {MODULES, CLIENT, main.parent}
    modules = {file for folder in folders for file in folder.rglob(f"*{main.suffix}")}
    return sorted(modules | {main}) + [PROJECT / name for name in _SETTINGS]


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
