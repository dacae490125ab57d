"""The files that a build makes: what they are called."""

from typing import Final

READY: Final = "ready"
"""The ready program, which is all that a page needs as a rule."""
PROGRAM: Final = "program"
"""The interpreter as Pyodide builds it."""
WHOLE: Final = (PROGRAM, "glue", "library")
"""The whole interpreter."""
PARTS: Final = (READY, *WHOLE)


def file_name(part: str, digest: str) -> str:
    """Return the name of the file of a part, which tells what it holds.

    Not .gz: some servers would then declare the content encoded, and browsers unpack it unasked.

    >>> file_name("ready", "2c26b46b68ffc68f")
    'ready-2c26b46b68ff.bin'
    """
    return f"{part}-{digest[:12]}.bin"
