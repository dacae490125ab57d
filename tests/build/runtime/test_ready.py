"""The ready program answers what readers ask as CPython does, though it was not made with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from project import SITE
from sitebuild.runtime import bundle, corpus

from calculators.answering import OPENED
from calculators.bridge import respond
from calculators.catalogue import calculator, names
from calculators.language import LANGUAGES, SOURCE, VARIABLE

pytestmark = pytest.mark.site

POISONED = Path(__file__).with_name("poisoned.mjs")
SEEDS = (20_261_124, 20_261_125, 20_261_126)
READERS = 30
WHAT_READERS_ASK = """
import json, sys
from calculators.bridge import respond
from sitebuild.runtime import corpus
requests = list(corpus.by_readers(*map(int, sys.argv[1:])))
print(json.dumps([(request, respond(request)) for request in requests]))
"""


def runtime(language: str = SOURCE) -> Path:
    return (SITE if language == SOURCE else SITE / language) / "assets" / "runtime"


def asked(requests: list[str]) -> list[str | None]:
    return bundle.ask(runtime(), requests)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_reader_in_a_hundred_waits_for_the_whole_interpreter(seed: int, language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHAT_READERS_ASK, str(seed), str(READERS)],
        env={**os.environ, VARIABLE: language},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    requests, expected = zip(*json.loads(done.stdout), strict=True)
    assert {json.loads(request)["calculator"] for request in requests} == set(names())
    answers = bundle.ask(runtime(language), list(requests))
    waiting = [request for request, answer in zip(requests, answers, strict=True) if answer is None]
    assert len(waiting) <= len(requests) / 100, waiting
    answered = [pair for pair in zip(answers, expected, strict=True) if pair[0] is not None]
    assert all(answer == other for answer, other in answered)


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
    requests = [corpus.longest(opened=None)] * 5
    assert asked(requests) == [respond(request) for request in requests]


def test_what_it_cannot_do_is_an_error_and_not_an_answer() -> None:
    (answer,) = asked([json.dumps({"calculator": "none", "texts": {}})])
    assert answer is None


def test_what_is_left_out_of_memory_is_no_address() -> None:
    (program,) = runtime().glob("ready-*.bin")
    done = subprocess.run(
        ["node", POISONED, program], check=True, stdout=subprocess.PIPE, text=True
    )
    # Alphabets, names of characters, modules that were read at the start, what functions say.
    assert int(done.stdout) > 2_000_000
