"""Roman numerals, read and written."""

import json
import re
from dataclasses import asdict, dataclass

_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_NUMERAL = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


@dataclass
class Answer:
    """What is said of a text: the other way of writing it, or what is wrong with it."""

    text: str
    other: str = ""
    wrong: str = ""


def written(number: int) -> str:
    """Return a number from 1 to 3999 as a numeral."""
    numeral = ""
    for letters, value in zip(_LETTERS, _VALUES, strict=True):
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def read(numeral: str) -> int:
    """Return the number that a numeral stands for."""
    number = 0
    for letters, value in zip(_LETTERS, _VALUES, strict=True):
        while numeral.startswith(letters):
            number += value
            numeral = numeral.removeprefix(letters)
    return number


def converted(text: str) -> Answer:
    """Convert a number into a numeral, or a numeral into a number."""
    asked = text.strip().upper()
    if asked.isdecimal():
        number = int(asked)
        if 1 <= number <= 3999:
            return Answer(text, other=written(number))
        return Answer(text, wrong="The Romans wrote 1 to 3999.")
    if asked and _NUMERAL.fullmatch(asked):
        return Answer(text, other=str(read(asked)))
    return Answer(text, wrong="This is neither a number nor a numeral.")


def answer(request: str) -> str:
    """Answer a request: text in, text out."""
    return json.dumps(asdict(converted(json.loads(request)["text"])))
