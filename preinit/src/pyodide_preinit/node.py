"""Runs the scripts that work under Node."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

SCRIPTS = Path(__file__).with_name("node")


class NodeError(Exception):
    """A script under Node failed; what it said is on the standard error output."""


class AssumptionError(Exception):
    """Pyodide is not as this tool assumes: what is not, in a sentence or several."""


def run(
    script: str, job: Mapping[str, object], pyodide: Path, say: Callable[[str], object]
) -> object:
    """Run a script and return its result.

    Args:
        script: its name.
        job: what it is given, as JSON.
        pyodide: the folder of the npm package; binaryen is found from there.
        say: is told how far it is, a line each.

    Raises:
        AssumptionError: Pyodide is not as assumed.
        NodeError: it failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder, "job.json"), Path(folder, "result.json")
        given.write_text(json.dumps(job, default=os.fspath), encoding="utf-8")
        finder = (SCRIPTS / "resolve.mjs").as_uri()
        command = ("node", "--import", finder, SCRIPTS / f"{script}.mjs", given, result)
        # Python asks for these at its start: the same everywhere.
        env = {**os.environ, "TZ": "UTC", "LC_ALL": "C"}
        try:
            process = subprocess.Popen(  # noqa: S603 (our own files)
                command, cwd=pyodide, env=env, stdout=subprocess.PIPE, encoding="utf-8"
            )
        except FileNotFoundError as error:
            raise NodeError(f"Node cannot be started: {error}") from error
        with process:
            assert process.stdout  # noqa: S101 (a pipe)
            for line in process.stdout:
                say(line.rstrip("\n"))
        if process.returncode:
            raise NodeError(f"{script}.mjs ended with {process.returncode}")
        outcome = json.loads(result.read_text(encoding="utf-8"))
    if "broken" in outcome:
        raise AssumptionError("\n".join(outcome["broken"]))
    return outcome["value"]
