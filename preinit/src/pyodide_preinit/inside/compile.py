"""Run in the page's Python when the runtime is made: prints the bytecode of the library as JSON.

Compiled are the modules that have been imported so far, and all of the package, whose files are
listed in `package`. There are no docstrings, assertions, line numbers or names of local variables:
only tracebacks and `locals()` need the last two. Which constants are shared in bytecode depends on
what the compiling process did before. Here that is always the same, whatever Python the build runs
on.
"""

import sys

imported = set(sys.modules)

import json  # noqa: E402 (what is imported from here on was not needed)
import marshal  # noqa: E402
from importlib.util import MAGIC_NUMBER  # noqa: E402
from types import CodeType  # noqa: E402
from zipfile import ZipFile  # noqa: E402

package: list[str]
# As in inspect.CO_VARARGS and so on.
VARARGS, VARKEYWORDS = 0x04, 0x08
# The source is never asked for (PEP 552), so its hash is left empty.
UNCHECKED = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def module(name: str) -> str:
    """Return the name of the module that a file holds, such as json for json/__init__.py."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def stripped(code: CodeType) -> CodeType:
    """Return `code`, and the code within it, without line numbers and names of local variables.

    Variables are used by their numbers. Named alike in all functions, they take less memory, and so
    does Python's table of all names. Arguments keep their names, by which they may be given.
    """
    constants = (stripped(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    more = (flag & code.co_flags for flag in (VARARGS, VARKEYWORDS))
    arguments = code.co_argcount + code.co_kwonlyargcount + sum(map(bool, more))
    local = (f"_{number}" for number in range(len(code.co_varnames) - arguments))
    return code.replace(
        co_consts=tuple(constants),
        co_varnames=(*code.co_varnames[:arguments], *local),
        co_linetable=b"",
    )


bytecode: dict[str, str] = {}
with ZipFile(next(path for path in sys.path if path.endswith(".zip"))) as sources:
    for name in sorted(sources.namelist()):
        if not name.endswith(".py"):
            continue
        if module(name) in imported or name in package:
            code = compile(sources.read(name), name, "exec", dont_inherit=True, optimize=2)
            bytecode[f"{name}c"] = (UNCHECKED + marshal.dumps(stripped(code))).hex()
print(json.dumps(bytecode))
