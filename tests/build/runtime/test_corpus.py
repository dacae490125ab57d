"""What readers may ask: the same for the same seed, and of every kind."""

import json

import pytest
from sitebuild.runtime import corpus, typed

from calculators.answering import OPENED, PICK, answer
from calculators.catalogue import calculator, names
from calculators.forms.fields import Choice

pytestmark = pytest.mark.slow


def test_the_same_seed_gives_the_same_readers() -> None:
    first, second, other = (list(corpus.by_readers(seed, 4)) for seed in (7, 7, 8))
    assert first == second != other


def test_every_text_of_the_table_is_asked_of_every_calculator_that_has_its_kind() -> None:
    asked: dict[str, set[str]] = {name: set() for name in names()}
    for request in corpus.requests():
        given = json.loads(request)
        asked[given["calculator"]] |= set(given["texts"].values())
    for name in names():
        fields = [field for _, field in calculator(name).form.controls(lambda _: 1)]
        for kind in {typed.kind(field) for field in fields if not isinstance(field, Choice)}:
            assert set(typed.texts(kind)) <= asked[name]


def test_answers_and_messages_are_both_asked_for() -> None:
    for name in names():
        requests = [json.loads(each) for each in corpus.by_readers(3, 40)]
        asked = [each["texts"] for each in requests if each["calculator"] == name]
        mine = [texts for texts in asked if PICK not in texts]
        results = sum(answer(name, texts).html is not None for texts in mine)
        assert len(mine) / 8 < results < len(mine)
        opened = {texts[OPENED] for texts in mine}
        assert "" in opened
        assert len(opened) > 2
