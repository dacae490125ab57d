"""Run in the page's Python when a program is made: holds some objects, and prints where they are.

The build compares them with how it takes objects to lie in memory. It imports nothing that Python
has not imported at its start: the library may lack it.
"""


class Holder:
    """A class whose objects have attributes."""


def function() -> None:
    """Have code."""


text = "a text with spaces"
names = {"first": 1, "second": 2}
numbers = {1: "first", 2: "second"}
held = {
    "text": text,
    "other": "\u6c49\u5b57",
    "immortal": "held",
    "list": [1],
    "holder": Holder(),
    "names": names,
    "numbers": numbers,
}
told = [
    *((f"at {name}", id(each)) for name, each in held.items()),
    *((f"key {each}", id(each)) for each in (*names, *numbers)),
    ("type type", id(type)),
    ("type text", id(str)),
    ("type tuple", id(tuple)),
    ("type code", id(type(function.__code__))),
    *((f"flags {each.__name__}", each.__flags__) for each in (str, list, Holder)),
    *((f"type of {each.__name__}", id(each)) for each in (list, Holder)),
]
print(*(f"{name}={number}" for name, number in told), sep=";")
