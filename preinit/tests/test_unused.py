"""Of a small program's data stays what is in use, and what may be."""

import json
import subprocess
from pathlib import Path
from typing import TypedDict

import pytest

pytestmark = pytest.mark.slow

PIECES = Path(__file__).with_name("pieces.mjs")
LONG, SHORT = 8192, 1024


class Outcome(TypedDict):
    left: str
    unused: list[list[int]]


type Piece = dict[str, object]
UNUSED: Piece = {}
KEPT: Piece = {"by": "kept"}
CHANGED: Piece = {"changed": True}
CASES: dict[str, tuple[tuple[Piece, ...], str]] = {
    "what follows a piece in use may belong to it, but nothing behind that": (
        (KEPT, UNUSED, UNUSED, UNUSED, CHANGED),
        "ABE",
    ),
    "an address within a piece keeps it, but not a long one behind it": (
        (KEPT, UNUSED, UNUSED, {"by": "kept", "at": 5000}, UNUSED, CHANGED),
        "ABDF",
    ),
    "but a short one": (
        (KEPT, UNUSED, UNUSED, {"by": "kept", "at": 5000}, {"size": SHORT}, UNUSED, CHANGED),
        "ABDEG",
    ),
    "memory refers to it": (
        (KEPT, UNUSED, UNUSED, {"word": "heap"}, UNUSED, UNUSED, CHANGED),
        "ABDEG",
    ),
    "a piece in use refers to it": (
        (KEPT, UNUSED, UNUSED, {"word": "F"}, UNUSED, CHANGED),
        "ABDEF",
    ),
    "only a piece that is not in use refers to it": (
        (KEPT, UNUSED, {"changed": False}, UNUSED, CHANGED),
        "ABE",
    ),
    "a word that is an address within a long piece is mostly none": (
        (KEPT, UNUSED, UNUSED, {"word": "heap", "at": 5000}, UNUSED, CHANGED),
        "ABF",
    ),
    "within a short one it may be": (
        (KEPT, UNUSED, UNUSED, {"size": SHORT, "word": "heap", "at": 512}, UNUSED, CHANGED),
        "ABDF",
    ),
    "what is short stays between others": (
        (KEPT, UNUSED, {"size": SHORT}, KEPT, UNUSED, UNUSED, CHANGED),
        "ABCDEG",
    ),
    "what can change stays, with all behind it": (
        (KEPT, UNUSED, UNUSED, CHANGED, UNUSED, UNUSED),
        "ABDEF",
    ),
    "where it is told": (
        (KEPT, UNUSED, UNUSED, UNUSED, KEPT, UNUSED, UNUSED, CHANGED),
        "ABEFH",
    ),
}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    cases = [
        [{"letter": chr(ord("A") + i), "size": LONG} | each for i, each in enumerate(pieces)]
        for pieces, _ in CASES.values()
    ]
    done = subprocess.run(
        ["node", PIECES], input=json.dumps(cases), check=True, stdout=subprocess.PIPE, text=True
    )
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_what_stays(case: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[case]["left"] == CASES[case][1]


def test_where_the_others_were_is_told(outcomes: dict[str, Outcome]) -> None:
    unused = outcomes["where it is told"]["unused"]
    assert unused == [[2 * LONG, 4 * LONG], [6 * LONG, 7 * LONG]]
