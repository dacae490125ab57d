"""The calculators on the command line: options made from their forms, answers as text or JSON.

Nothing of this is used in a page; it is imported by ``python -m calculators`` only.
"""

import json
import sys
from collections.abc import Mapping, Sequence

from calculators.catalogue import calculator
from calculators.commandline.options import UsageError, given_texts, ignored, parser, texts_of
from calculators.commandline.plain import json_value, text
from calculators.forms.form import InputError

ALLOWED, REFUSED = 0, 2


def run(arguments: Sequence[str]) -> int:
    """Answer on the standard output; what is wrong goes to the standard error output.

    Args:
        arguments: what follows the program's name.

    Returns:
        0, or 2 where an input is not allowed.

    >>> run(["apr", "--payment", "893.33", "--count", "12", "--json"])  # doctest: +ELLIPSIS
    {
      "calculator": "apr",
    ...
    0
    """
    asked = parser().parse_args(arguments)
    chosen = calculator(asked.calculator)
    try:
        given = given_texts(chosen.form, asked)
        texts = texts_of(chosen.form, given)
        reading = chosen.form.reading(texts)
        result = chosen.compute(reading.values)
    except UsageError as error:
        return _refuse({error.option: error.reason}, as_json=asked.json)
    except InputError as error:
        return _refuse(error.messages, as_json=asked.json)
    notes = reading.notes | ignored(chosen.form, given, texts)
    if asked.json:
        known = {"calculator": chosen.name, "inputs": texts, "notes": notes}
        print(json.dumps(known | json_value(result), ensure_ascii=False, indent=2))
    else:
        _say(notes)
        print(text(result))
    return ALLOWED


def _refuse(messages: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"messages": messages}, ensure_ascii=False, indent=2))
    _say(messages)
    return REFUSED


def _say(said: Mapping[str, str]) -> None:
    """Say on the standard error output what there is to say of what was typed."""
    for name, sentence in said.items():
        print(f"{name}: {sentence}", file=sys.stderr)
