"""Stands for the standard library's ``inspect`` in the page.

``dataclasses`` imports the real one, and with it the parser, the disassembler and the tokenizer,
only to write docstrings that nobody reads there.
"""


def signature(obj: object) -> str:
    """Say that there is none, which `dataclasses` is prepared for."""
    raise ValueError(f"no signature of {obj!r} in the page")


def get_annotations(obj: type) -> dict[str, object]:
    """Return the annotations of a class itself, not of its bases."""
    return dict(vars(obj).get("__annotations__", {}))


def unwrap(func: object) -> object:
    """Return what a decorated function was before."""
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func
