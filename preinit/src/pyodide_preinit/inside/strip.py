"""Run in the page's Python when a program is made: takes out what answering has no use for.

`called` holds the functions that were called while the corpus was asked. Every other function
loses its code: calling it ends in a function of the interpreter that is left out as well, which no
Python code can catch, so that the page asks the whole interpreter instead. From the modules of the
standard library go the names that no function that is left could mention. `ours` holds the names of
what is imported from the package, and `keep` those of modules in which nothing is taken out.

It imports nothing that Python has not imported at its start: the library may lack it.
"""

import builtins
import gc
import os
import sys
from _weakref import ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator
    from types import CodeType, FunctionType
else:
    FunctionType = type(lambda: None)
    CodeType = type((lambda: None).__code__)

called: set[tuple[str, str, int]]
ours: set[str]
keep: set[str]
left_out: "Callable[[], None]"

builtins.left_out = os.abort  # type: ignore[attr-defined]

_NEEDED = ("__main__", "builtins", "sys")
# As in inspect.CO_GENERATOR and so on.
_GENERATOR, _COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x200


def _function(*_args: object, **_named: object) -> None:
    left_out()


def _generator(*_args: object, **_named: object) -> "Iterator[None]":
    left_out()
    yield


async def _coroutine(*_args: object, **_named: object) -> None:
    left_out()


async def _async_generator(*_args: object, **_named: object) -> "AsyncIterator[None]":
    left_out()
    yield


_SUBSTITUTES: "dict[int, CodeType]" = {
    0: _function.__code__,
    _GENERATOR: _generator.__code__,
    _COROUTINE: _coroutine.__code__,
    _ASYNC_GENERATOR: _async_generator.__code__,
}


_substitutes: "dict[tuple[int, int], CodeType]" = {}


def _substitute(kind: int, free: int) -> "CodeType":
    """Return code of a kind of function, with so many names from outside, that leads nowhere."""
    if (kind, free) not in _substitutes:
        names = tuple(f"name{i}" for i in range(free))
        code = _SUBSTITUTES[kind]
        code = code.replace(co_freevars=names, co_name="", co_qualname="", co_linetable=b"")
        _substitutes[kind, free] = code
    return _substitutes[kind, free]


def _strip_functions() -> "list[CodeType]":
    """Take the code of functions that were not called; return the code of the others."""
    everything = gc.get_objects()
    # Nobody knows when what these wait for goes.
    callbacks = {id(each.__callback__) for each in everything if type(each) is ref}
    left = []
    for function in [each for each in everything if type(each) is FunctionType]:
        if function.__module__ == __name__:
            continue
        code = function.__code__
        function.__doc__ = None
        function.__annotations__ = {}
        known = (code.co_filename, code.co_qualname, code.co_firstlineno)
        if known in called or id(function) in callbacks or function.__module__ in keep:
            left.append(code)
            continue
        kind = code.co_flags & (_GENERATOR | _COROUTINE | _ASYNC_GENERATOR)
        function.__code__ = _substitute(kind, len(code.co_freevars))
        function.__defaults__ = function.__kwdefaults__ = None
    return left


def _mentioned(code: "CodeType") -> "Iterator[str]":
    """Give the names and texts in a function's code."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _mentioned(constant)
        elif isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple):
            yield from (each for each in constant if isinstance(each, str))


def _strip_names(left: "Iterable[CodeType]") -> None:
    """Remove what no code that is left mentions from the standard library's own modules."""
    names = {name for code in left for name in _mentioned(code)}
    for path, module in list(sys.modules.items()):
        # Only `from module import *` and people have a use for it.
        vars(module).pop("__all__", None)
        if path in _NEEDED or path in keep or not hasattr(module, "__file__"):
            continue
        if path.partition(".")[0] in ours:
            continue
        for name in [each for each in vars(module) if not each.startswith("__")]:
            if name not in names:
                delattr(module, name)


_strip_names(_strip_functions())
for _name in [
    each for each in globals() if not each.startswith("__") and each not in ("gc", "sys")
]:
    del globals()[_name]
for _round in range(3):
    gc.collect()
# What is there stays: looking through all of it again and again would take time, and all of it.
gc.freeze()
# What is kept here of where attributes are is looked up anew, and noted.
sys._clear_internal_caches()
del gc, sys, _name, _round
