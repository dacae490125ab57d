"""What the page's worker calls: JSON text in, JSON text out."""

import json

from calculators.answering import answer


def answer_json(name: str, texts: str) -> str:
    """Return the answer of the calculator `name` as ``{"html": …, "messages": {…}}``.

    Args:
        name: a calculator's name.
        texts: a JSON object of what stands in its form's controls, by control name.
    """
    given = answer(name, json.loads(texts))
    return json.dumps({"html": given.html, "messages": given.messages}, ensure_ascii=False)
