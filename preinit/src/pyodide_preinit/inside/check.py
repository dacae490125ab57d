"""Run in the page's Python when a program is made: prints, as JSON, what is not as assumed of it.

`python` is the version that the adapter names. What the build relies on is tried here once, so that
a change is told in a sentence.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import MAGIC_NUMBER
from types import CodeType

python: str


def broken() -> Iterator[str]:
    """Give a sentence for each assumption that does not hold."""
    found = "{}.{}".format(*sys.version_info)
    if found != python:
        yield f"Python is {found}, and not {python}."
    yield from _broken_code()
    yield from _broken_functions()
    yield from _broken_tools()


def _code(source: str) -> CodeType:
    return compile(source, "checked.py", "exec", dont_inherit=True, optimize=2)


def _broken_code() -> Iterator[str]:
    imports = import_module("importlib._bootstrap_external")
    # As compile.py writes it.
    header = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
    written = bytes(imports._code_to_hash_pyc(_code(""), bytes(8), checked=False))
    if not written.startswith(header) or imports._classify_pyc(written, "", {}) != 1:
        yield "A file of bytecode does not begin with 16 bytes of which the source's hash is last."
    (code,) = (
        each
        for each in _code("def f(*a, b, **c):\n    d = a\n    return d").co_consts
        if isinstance(each, CodeType)
    )
    if (code.co_flags & 0x04, code.co_flags & 0x08) != (0x04, 0x08):
        yield "The flags of bytecode do not say whether a function takes any arguments."
    if code.co_varnames != ("b", "a", "c", "d"):
        yield "The names of arguments do not come before those of a function's other variables."
    try:
        exec(_code("def f(a):\n    return a").replace(co_linetable=b""), {})  # noqa: S102 (ours)
    except (SystemError, ValueError):
        yield "Bytecode may not be without a table of line numbers."


def _broken_functions() -> Iterator[str]:
    kinds = {
        "def f(): yield": 0x20,
        "async def f(): pass": 0x80,
        "async def f(): yield": 0x200,
    }
    for source, flag in kinds.items():
        names: dict[str, object] = {}
        exec(_code(source), names)  # noqa: S102 (ours)
        if not names["f"].__code__.co_flags & flag:  # type: ignore[attr-defined]
            yield f"The flags of bytecode do not tell a function such as “{source}” from others."

    def outer() -> object:
        value = 1
        return lambda: value

    function = outer()
    other = (lambda: None).__code__.replace(co_freevars=("any",))
    try:
        function.__code__ = other  # type: ignore[attr-defined]
    except ValueError:
        yield "A function does not take other code with as many names from outside."


def _broken_tools() -> Iterator[str]:
    events = getattr(getattr(sys, "monitoring", None), "events", None)
    if not (hasattr(events, "PY_START") and hasattr(events, "PY_RESUME")):
        yield "Python does not tell which functions are called (sys.monitoring)."


print(json.dumps(list(broken())))
