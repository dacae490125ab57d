"""What the page's worker calls: JSON text in, JSON text out."""

import json

from calculators.answering import answer


def respond(request: str) -> str:
    """Return the answer of a calculator as ``{"html": …, "messages": {…}, "notes": {…}}``.

    Args:
        request: a JSON object with the name of a ``calculator`` and the ``texts`` that stand in
            its form's controls, by control name.

    >>> respond('{"calculator": "apr", "texts": {}}')[:13]
    '{"html": null'
    """
    asked = json.loads(request)
    given = answer(asked["calculator"], asked["texts"])
    said = {"html": given.html, "messages": given.messages, "notes": given.notes}
    return json.dumps(said, ensure_ascii=False)
