"""The page contract: what pages, scripts, calculators and tests agree on (``data/contract.toml``).

Run as a program, this writes what scripts import of it, beside the constants and types that the
calculators and the build declare:

    python -m sitebuild.contract
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from calculators import answering, bridge, results
from calculators.rendering import form
from sitebuild import data
from sitebuild.runtime import parts

SCRIPT = Path(__file__).parents[2] / "docs" / "assets" / "javascripts" / "contract.mjs"
_CONSTANTS: Mapping[str, tuple[object, str]] = {
    "OPENED": (
        answering.OPENED,
        "The name under which Python is told which folded parts are open, one a line.",
    ),
    "PICK": (
        answering.PICK,
        "The name under which Python is told that it is given a list of debts.",
    ),
    "PAYMENTS": (results.PAYMENTS, "The part of a result that holds the payments of a plan."),
    "RUNTIME_FOLDER": (f"../{parts.FOLDER.name}/", "Where the runtime is, seen from the worker."),
    "PLACEHOLDER": (form.PLACEHOLDER, "What stands for its number in the template of a row."),
}
_TYPES = {
    "Question": (bridge.Question, "What Python is asked."),
    "Answer": (answering.Answer, "What Python answers."),
}


def attributes() -> Mapping[str, str]:
    """Return what each data attribute means, by its name without ``data-``."""
    return _texts("attributes")


def classes() -> Mapping[str, str]:
    """Return what each class means that scripts look for or set."""
    return _texts("classes")


def values() -> Mapping[str, tuple[str, ...]]:
    """Return what some of the attributes may say, by name."""
    table = data.read("contract").table("values")
    return {name: table.texts(name) for name in table}


def _texts(section: str) -> dict[str, str]:
    table = data.read("contract").table(section)
    return {name: table.text(name) for name in table}


def script() -> str:
    """Return the module with what scripts import of the contract."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "/** What scripts import of the page contract; `contract.py` writes it. */\n"
    yield "/**"
    for name, (declared, meaning) in _TYPES.items():
        yield f" * @typedef {{{_object(declared)}}} {name} {meaning}"
    yield " */\n"
    for name, (value, meaning) in _CONSTANTS.items():
        yield f"/** {meaning} */\nexport const {name} = {json.dumps(value)};"


def _object(declared: type) -> str:
    """Return the type of objects as JSDoc writes it."""
    fields = (f"{name}: {_type(each)}" for name, each in get_type_hints(declared).items())
    return f"{{ {', '.join(fields)} }}"


def _type(declared: object) -> str:
    """Return a type as JSDoc writes it.

    >>> _type(str | None), _type(Mapping[str, str])
    ('string | null', 'Record<string, string>')
    """
    if declared is str:
        return "string"
    if declared is NoneType:
        return "null"
    inner = [_type(each) for each in get_args(declared)]
    if isinstance(declared, UnionType):
        return " | ".join(inner)
    if get_origin(declared) in (dict, Mapping):
        return f"Record<{', '.join(inner)}>"
    raise TypeError(f"no script knows {declared}")


if __name__ == "__main__":
    SCRIPT.write_text(script(), encoding="utf-8")
