"""Stands for the standard library's ``annotationlib`` in the page, where Python is 3.14 or later.

``dataclasses`` and ``typing`` import the real one, and with it the parser's syntax trees, to tell
what annotations say without evaluating them. Here they are evaluated when a class is made.
"""

from collections.abc import Callable, Mapping


class Format:
    """In which form annotations are asked for."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """Stands for an annotation that is a text."""

    def __init__(self, arg: str, **_where: object) -> None:
        self.__forward_arg__ = arg


type _Annotate = Callable[[int], dict[str, object]]


def get_annotations(obj: type, *, format: int = Format.VALUE) -> dict[str, object]:  # noqa: A002, ARG001 (its name)
    """Return the annotations of a class itself, not of its bases."""
    return dict(obj.__annotations__)


def get_annotate_from_class_namespace(namespace: Mapping[str, _Annotate]) -> _Annotate | None:
    """Return the function that evaluates the annotations of a class that is being made."""
    return namespace.get("__annotate__", namespace.get("__annotate_func__"))


def call_annotate_function(
    annotate: _Annotate,
    format: int,  # noqa: A002, ARG001 (its name)
    *,
    owner: object = None,  # noqa: ARG001 (part of what is stood for)
) -> dict[str, object]:
    """Return evaluated annotations."""
    return annotate(Format.VALUE)
