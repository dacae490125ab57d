"""The ready program answers what readers ask as CPython does, though it has not been rehearsed."""

import json
import subprocess
from pathlib import Path

import pytest
from project import SITE
from sitebuild.runtime import rehearsal
from sitebuild.runtime.bundle import MANIFEST

from calculators.answering import OPENED
from calculators.bridge import respond
from calculators.catalogue import calculator

pytestmark = pytest.mark.site

RUNTIME = SITE / "assets" / "runtime"
ASKING = Path(__file__).with_name("asking.mjs")
SEED = 20_261_124
A_CALCULATOR = 40
TYPED = ("", "0", "7", "18", "36", "0.02", "999.99", "１２３", "2.5万", "3‰", "half", "2027-03-31")


def asked(requests: list[str]) -> list[str]:
    """Return what the ready program answers."""
    manifest = json.loads((RUNTIME / MANIFEST).read_text(encoding="utf-8"))
    done = subprocess.run(
        ["node", ASKING, RUNTIME / manifest["ready"]["file"]],
        input=json.dumps(requests),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answers: list[str] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("opened", ["", None])
def test_it_answers_what_was_not_rehearsed_as_cpython_does(opened: str | None) -> None:
    requests = list(rehearsal.combined(SEED, A_CALCULATOR, TYPED, opened))
    assert asked(requests) == [respond(request) for request in requests]


def test_it_answers_one_question_after_the_other() -> None:
    form = calculator("interest").form.defaults()
    requests = [
        json.dumps(
            {"calculator": "interest", "texts": {**form, "offers.1.instalments": n, OPENED: ""}}
        )
        for n in ("2", "24", "3", "36", "7", "60", "1", "12")
    ]
    assert asked(requests) == [respond(request) for request in requests]


def test_it_answers_when_memory_must_grow() -> None:
    requests = [rehearsal.longest(opened=None)] * 5
    assert asked(requests) == [respond(request) for request in requests]


def test_what_it_cannot_do_is_an_error_and_not_an_answer() -> None:
    (answer,) = asked([json.dumps({"calculator": "none", "texts": {}})])
    assert "Error" in answer
