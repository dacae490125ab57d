"""What the page's worker calls: JSON text in, JSON text out."""

import json
from typing import TypedDict

from calculators.answering import answer


class Question(TypedDict):
    """What a page asks: the name of a calculator, and what is in the controls of its form."""

    calculator: str
    texts: dict[str, str]


def respond(request: str) -> str:
    """Return the answer of a calculator as ``{"html": …, "messages": {…}, "notes": {…}}``.

    Args:
        request: a `Question` as JSON.

    >>> respond('{"calculator": "apr", "texts": {}}')[:13]
    '{"html": null'
    """
    asked: Question = json.loads(request)
    given = answer(asked["calculator"], asked["texts"])
    said = {"html": given.html, "messages": given.messages, "notes": given.notes}
    return json.dumps(said, ensure_ascii=False)
