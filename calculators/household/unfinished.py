"""What is said of rows that are only begun: they do not count yet."""

from collections.abc import Iterable, Iterator

from calculators.display import spaced
from calculators.language import _
from calculators.results import Notice, Tone


def notices(unfinished: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Notice]:
    """Say of each row, by what it is called, what is missing in it."""
    for name, missing in unfinished:
        labels = _("”“").join(missing)
        text = _("{debt}还没填“{labels}”，先没有算进去。", debt=spaced(name), labels=labels)
        yield Notice(tone=Tone.AMBER, text=text)
