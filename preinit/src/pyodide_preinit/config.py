"""What a program is made of, and the file that says so."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

_ENTRY = re.compile(r"[\w.]+:\w+")
PYODIDE = Path("node_modules", "pyodide")
"""Where npm puts Pyodide, seen from the folder in which it is run."""


class ConfigError(Exception):
    """A configuration is not as it must be; the message says what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a program is made of.

    Attributes:
        package: a wheel, the folder of a package, or a folder with what Python imports from it.
        entry: the function that answers, as ``module:function``; it takes a text and returns one.
        corpus: a file with a request a line, each a JSON string. The program is made to hold all
            that answering these takes.
        held_out: other requests, likewise; the program's answers to them must be those of the full
            interpreter, or none.
        warm_up: a Python script that is run in the interpreter before its memory is taken.
        stubs: a folder of modules that are put in place of the standard library's.
        env: environment variables of the interpreter.
        keep: modules in which nothing is taken out: neither functions that were not called nor
            names that nothing mentions.
        pyodide: the folder of the npm package; binaryen must be beside it.
    """

    package: Path
    entry: str
    corpus: Path
    held_out: Path | None = None
    warm_up: Path | None = None
    stubs: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    pyodide: Path = PYODIDE

    def __post_init__(self) -> None:
        """Check that everything is there.

        Raises:
            ConfigError: something is not as it must be.
        """
        if not _ENTRY.fullmatch(self.entry):
            raise ConfigError(f"entry: must be module:function, not {self.entry!r}")
        for name in ("package", "corpus", "held_out", "warm_up", "stubs"):
            path = getattr(self, name)
            if path is not None and not path.exists():
                raise ConfigError(f"{name}: {path} does not exist")
        if self.package.is_file() and self.package.suffix != ".whl":
            raise ConfigError(f"package: must be a folder or a wheel (.whl), not {self.package}")
        for folder in (self.pyodide, self.pyodide.resolve().with_name("binaryen")):
            if not (folder / "package.json").exists():
                raise ConfigError(
                    f"pyodide: there is no {folder}; `npm install pyodide binaryen` makes it"
                )

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read a configuration from a TOML file.

        Args:
            file: its keys are the attributes above. Paths are relative to it, except that of
                Pyodide if it is not given: that is in the working directory.

        Raises:
            ConfigError: the file is not as it must be.
        """
        try:
            given = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{file}: {error}") from error
        known = [each.name for each in fields(cls)]
        values: dict[str, Any] = {}
        for key, value in given.items():
            if key not in known:
                raise ConfigError(f"{file}: {key}: unknown key; known are {', '.join(known)}")
            values[key] = _value(f"{file}: {key}", key, value, file.parent)
        for key in ("package", "entry", "corpus"):
            if key not in values:
                raise ConfigError(f"{file}: {key}: is missing")
        try:
            return cls(**values)
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from error


def _value(place: str, key: str, value: object, folder: Path) -> object:
    """Return the value of a key as its attribute has it."""
    if key == "env":
        if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
            return value
        raise ConfigError(f"{place}: must be a table of texts")
    if key == "keep":
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise ConfigError(f"{place}: must be a list of texts")
    if not isinstance(value, str):
        raise ConfigError(f"{place}: must be a text")
    return value if key == "entry" else folder / value


def requests(file: Path) -> list[str]:
    """Return the requests of a corpus.

    Args:
        file: a request a line, each a JSON string.

    Raises:
        ConfigError: a line is something else, or there is none.
    """
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            found.append(_request(f"{file}:{number}", line))
    if not found:
        raise ConfigError(f"{file}: holds no request")
    return found


def _request(place: str, line: str) -> str:
    try:
        request = json.loads(line)
    except ValueError:
        request = None
    if not isinstance(request, str):
        raise ConfigError(f"{place}: must be a JSON string")
    return request
