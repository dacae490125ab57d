"""What programs made that take long to start, for as long as nothing changes that goes into it."""

import hashlib
import os
from collections.abc import Callable, Iterable

from calculators.language import LANGUAGE
from sitebuild.translations import PROJECT

_FOLDER = PROJECT / ".cache" / "made"
_VERSIONS = PROJECT / "package-lock.json"
"""Of all programs."""


def kept(name: str, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, or what it returned last if it would be the same.

    Args:
        name: of what is made; for each name and language, the last output is kept.
        inputs: everything that the output depends on, except for the versions of programs.
        make: makes the output.
    """
    digest = hashlib.sha256()
    for each in (_VERSIONS.read_bytes(), *inputs):
        digest.update(hashlib.sha256(each).digest())
    key = digest.digest()
    file = _FOLDER / f"{name}.{LANGUAGE}"
    last = file.read_bytes() if file.exists() else b""
    if last.startswith(key):
        return last.removeprefix(key)
    made = make()
    _FOLDER.mkdir(parents=True, exist_ok=True)
    # Moved into its place when it is whole: builds may run at the same time.
    whole = file.with_name(f"{file.name}.{os.getpid()}")
    whole.write_bytes(key + made)
    whole.replace(file)
    return made
