"""Python sources in an archive turned into bytecode, so that the browser compiles nothing."""

import subprocess
import sys
from pathlib import Path


def compile_archive(archive: Path) -> Path:
    """Compile the sources in a zip file or wheel, with the Python that runs this.

    Returns:
        The compiled archive, in the same folder; a wheel's name then says for which Python it is.

    Raises:
        CalledProcessError: the compiler refused.
    """
    before = set(archive.parent.iterdir())
    command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", str(archive)]
    subprocess.run(command, check=True)  # noqa: S603 (our own file)
    new = set(archive.parent.iterdir()) - before
    return new.pop() if new else archive
