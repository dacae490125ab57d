"""What a build made: how much of what is in it, what was taken out, and what it cannot answer."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

_CODE = 10
_KINDS = {4: "table", 9: "table", _CODE: "code", 11: "data"}
"""Kinds of sections of a program, by their numbers; the rest is other."""
_HEADER = 8


@dataclass(frozen=True, slots=True)
class Size:
    """So many bytes, and so many once they are compressed by gzip."""

    raw: int
    packed: int


@dataclass(frozen=True, slots=True)
class Kept:
    """So many functions were kept of all that there were."""

    kept: int
    of: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out of memory.

    Attributes:
        blocks: so many pieces of memory held Python's objects and what belongs to them.
        poisoned: so many of them were left out.
        bytes: so many bytes were in these.
        constants: so many bytes of the interpreter's constants were left out.
        traps: at so many places in its code the address of one of these would be made.
    """

    blocks: int
    poisoned: int
    bytes: int
    constants: int
    traps: int


@dataclass(frozen=True, slots=True)
class HeldOut:
    """So many requests that the program was not made with, and so many that it cannot answer."""

    requests: int
    waiting: int

    @property
    def share(self) -> float:
        """The share that needs the whole interpreter, from 0 to 1.

        >>> HeldOut(200, 1).share
        0.005
        """
        return self.waiting / self.requests if self.requests else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build made.

    Attributes:
        sizes: of the ready program, by kind: ``code``, ``table``, ``data`` and ``other``. Each is
            compressed by itself.
        ready: the size of the ready program.
        whole: the size of what answers where that cannot.
        python: Python's functions.
        interpreter: the interpreter's functions.
        left_out: what was left out of memory.
        stripped: Python's functions that were taken out, as ``module:function``.
        held_out: the requests that were tried; none if there was no such corpus.
    """

    sizes: dict[str, Size]
    ready: Size
    whole: Size
    python: Kept
    interpreter: Kept
    left_out: LeftOut
    stripped: Sequence[str]
    held_out: HeldOut | None

    def json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(asdict(self), indent=2)

    def lines(self) -> Iterator[str]:
        """Give the report in plain lines."""
        yield f"ready program: {_said(self.ready)}"
        for kind, size in self.sizes.items():
            yield f"  {kind}: {_said(size)}"
        yield f"whole interpreter: {_said(self.whole)}"
        yield f"functions of Python: {self.python.kept:,} of {self.python.of:,} kept"
        modules = Counter(name.partition(":")[0] for name in self.stripped)
        for module, count in modules.most_common(5):
            yield f"  {count:,} taken out of {module}"
        kept, of = self.interpreter.kept, self.interpreter.of
        yield f"functions of the interpreter: {kept:,} of {of:,} kept"
        out = self.left_out
        pieces = f"{out.poisoned:,} of {out.blocks:,} pieces"
        yield f"Python's memory: {out.bytes:,} bytes left out, {pieces}"
        yield f"constants: {out.constants:,} bytes left out, with {out.traps:,} traps in the code"
        if self.held_out:
            yield (
                f"held-out requests: {self.held_out.waiting:,} of {self.held_out.requests:,} "
                f"({self.held_out.share:.1%}) need the whole interpreter"
            )


def sizes(program: bytes) -> dict[str, Size]:
    """Return how large what a WebAssembly program holds is, by kind.

    >>> sizes(bytes.fromhex("0061736d01000000 0a0201 00"))["code"].raw
    4
    """
    contents = dict.fromkeys(("code", "table", "data", "other"), b"")
    for number, section in _sections(program):
        contents[_KINDS.get(number, "other")] += section
    return {kind: size(content) for kind, content in contents.items()}


def size(content: bytes) -> Size:
    """Return the size of something."""
    return Size(len(content), len(gzip.compress(content, mtime=0)))


def total(several: Iterable[Size]) -> Size:
    """Return the sum of several sizes.

    >>> total([Size(3, 2), Size(4, 3)])
    Size(raw=7, packed=5)
    """
    found = list(several)
    return Size(sum(each.raw for each in found), sum(each.packed for each in found))


def functions(program: bytes) -> int:
    """Return how many functions a WebAssembly program has.

    >>> functions(bytes.fromhex("0061736d01000000 0a0401 02000b"))
    1
    """
    (code,) = (section for number, section in _sections(program) if number == _CODE)
    start, _ = _number(code, 1)
    return _number(code, start)[1]


def _sections(program: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEADER
    while at < len(program):
        start, number = at, program[at]
        at, length = _number(program, at + 1)
        at += length
        yield number, program[start:at]


def _number(program: bytes, at: int) -> tuple[int, int]:
    """Return where a number of variable length ends, and what it is."""
    value, shift = 0, 0
    while True:
        byte = program[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return at, value


def _said(size: Size) -> str:
    return f"{size.packed:,} bytes, {size.raw:,} unpacked"
