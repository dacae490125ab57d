"""The calculators on the command line: options made from their forms, answers as text or JSON.

Nothing of this is used in a page; it is imported by ``python -m calculators`` only.
"""

import json
import sys
from collections.abc import Sequence

from calculators.catalogue import calculator
from calculators.commandline.options import UsageError, parser, texts_of
from calculators.commandline.plain import json_value, text
from calculators.forms.form import InputError

ALLOWED, REFUSED = 0, 2


def run(arguments: Sequence[str]) -> int:
    """Answer on the standard output; what is wrong goes to the standard error output.

    Args:
        arguments: what stands behind the program's name.

    Returns:
        0, or 2 where an input is not allowed.

    >>> run(["apr", "--payment", "893.33", "--count", "12", "--json"])  # doctest: +ELLIPSIS
    {
      "calculator": "apr",
    ...
    0
    """
    given = parser().parse_args(arguments)
    chosen = calculator(given.calculator)
    try:
        texts = texts_of(chosen.form, given)
        result = chosen.compute(chosen.form.read(texts))
    except UsageError as error:
        return _refuse({error.option: error.reason}, as_json=given.json)
    except InputError as error:
        return _refuse(error.messages, as_json=given.json)
    if given.json:
        answer = {"calculator": chosen.name, "inputs": texts, **json_value(result)}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(text(result))
    return ALLOWED


def _refuse(messages: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"messages": messages}, ensure_ascii=False, indent=2))
    for name, message in messages.items():
        print(f"{name}: {message}", file=sys.stderr)
    return REFUSED
