"""The calculators answer the same where Python in the page is that of another Pyodide."""

import json
from collections.abc import Callable

import pyodide_preinit
import pytest
from sitebuild.runtime import bundle, corpus, package

from calculators.bridge import respond
from calculators.catalogue import names

pytestmark = pytest.mark.slow

PYODIDE = bundle.PROJECT / "node_modules" / "pyodide-314"
PART = 20
"""One request in so many of the corpus is enough for this."""


@pytest.fixture(scope="module")
def requests() -> list[str]:
    return list(corpus.requests())[::PART]


@pytest.fixture(scope="module")
def ask(
    requests: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[list[str]], list[str | None]]:
    """Return what asks a program that was made with a small part of the corpus."""
    folder = tmp_path_factory.mktemp("runtime")
    package.write(bundle.PROJECT, folder / bundle.PACKAGE)
    config = bundle.config(folder, requests, pyodide=PYODIDE)
    built = folder / "built"
    pyodide_preinit.build(config, built, lambda _: None)
    return lambda requests: pyodide_preinit.ask(built, requests, PYODIDE)


def test_it_answers_what_it_was_made_with(
    requests: list[str], ask: Callable[[list[str]], list[str | None]]
) -> None:
    assert {json.loads(request)["calculator"] for request in requests} == set(names())
    assert ask(requests) == [respond(request) for request in requests]


def test_it_answers_nothing_else_wrongly(ask: Callable[[list[str]], list[str | None]]) -> None:
    requests = list(corpus.by_readers(314, 10))
    answers = ask(requests)
    answered = [each for each in zip(requests, answers, strict=True) if each[1] is not None]
    assert len(answered) > len(requests) / 2
    assert all(answer == respond(request) for request, answer in answered)
