"""Where the files of the runtime are in an edition of the site.

Scripts get the names from `sitebuild.contract`.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path("assets", "runtime")
"""Where they are in an edition of the site."""


def pattern(part: str) -> str:
    """Return what matches the file of a part in an edition.

    >>> pattern("ready")
    'assets/runtime/ready-*.bin'
    """
    return f"{FOLDER.as_posix()}/{part}-*.bin"
