"""How many requests of readers the ready program leaves to the whole interpreter."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sitebuild.runtime import bundle, corpus

from benchmarks.contestants import SITE

_SEEDS = (101, 102, 103)
"""Other readers than those whom the ready program is made with."""
_READERS = 40


class Asked(NamedTuple):
    """What was asked of one calculator."""

    requests: int
    waiting: int


def measure() -> Mapping[str, Asked]:
    """Ask the site's ready program, for each calculator, what readers ask."""
    requests = [each for seed in _SEEDS for each in corpus.by_readers(seed, _READERS)]
    answers = bundle.ask(SITE / "assets" / "runtime", requests)
    names = [json.loads(request)["calculator"] for request in requests]
    waiting = Counter(name for name, answer in zip(names, answers, strict=True) if answer is None)
    return {name: Asked(count, waiting[name]) for name, count in Counter(names).items()}
