"""The files of the runtime: what they are called where they are made, in a site, and in scripts.

Scripts get the names from `sitebuild.contract`.
"""

from pathlib import Path
from typing import Final

READY: Final = "ready"
"""The ready program, which is all that a page needs as a rule."""
PROGRAM: Final = "program"
"""The interpreter as Pyodide builds it."""
WHOLE: Final = (PROGRAM, "glue", "library")
"""The whole interpreter."""
PARTS: Final = (READY, *WHOLE)
MANIFEST: Final = "manifest.json"
"""Lists the parts, each with its file, its size and its hash."""
FOLDER: Final = Path("assets", "runtime")
"""Where they are in an edition of the site."""


def file_name(part: str, digest: str) -> str:
    """Return the name of the file of a part, which tells what it holds.

    Not .gz: some servers would then declare the content encoded, and browsers unpack it unasked.

    >>> file_name("ready", "2c26b46b68ffc68f")
    'ready-2c26b46b68ff.bin'
    """
    return f"{part}-{digest[:12]}.bin"


def pattern(part: str) -> str:
    """Return what matches the file of a part in an edition.

    >>> pattern("ready")
    'assets/runtime/ready-*.bin'
    """
    return f"{FOLDER.as_posix()}/{part}-*.bin"
