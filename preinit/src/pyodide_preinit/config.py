"""What a program is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a program is made of.

    Attributes:
        package: a folder with what Python imports from: packages, modules and their data.
        entry: the function that answers, as ``module:function``; it takes a text and returns one.
        corpus: a file with a request a line, each a JSON string. The program is made to hold all
            that answering these takes.
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
    warm_up: Path | None = None
    stubs: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    pyodide: Path = Path("node_modules", "pyodide")
