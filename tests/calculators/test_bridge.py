"""Whatever is in the fields, the page gets a result or messages, and never an exception."""

import json
from random import Random

import pytest
from sitebuild.runtime.typist import Typist

from calculators.bridge import respond
from calculators.catalogue import calculator, names

FIELD_VALUES = 320_000
"""Random texts that are typed in all, as many into each calculator."""


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_any_texts_are_answered(name: str) -> None:
    form = calculator(name).form
    known = dict(form.controls(lambda rows: int(rows.range.largest))).keys()
    typist = Typist(Random(name))  # noqa: S311
    typed = results = refusals = 0
    while typed < FIELD_VALUES / len(names()):
        texts, count = typist.texts(form)
        typed += count
        answer = respond(json.dumps({"calculator": name, "texts": texts | {"opened": ""}}))
        # Written as it goes to the page, which fails where half a surrogate pair is in it.
        html, messages, notes = json.loads(answer.encode()).values()
        assert (html is None) == bool(messages)
        assert messages.keys() | notes.keys() <= known
        assert all(messages.values())
        assert all(notes.values())
        results += html is not None
        refusals += html is None
    # Neither the one nor the other is all that was tried.
    assert min(results, refusals) > 100
