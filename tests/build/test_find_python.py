"""The Python that makes the environment: one that outlasts it, or a message."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "build" / "find_python.sh"
ENVIRONMENT = Path(sys.prefix) / "bin"


def found(version: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(SCRIPT), version]
    path = f"{ENVIRONMENT}:/usr/bin:/bin"
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_an_environment_leads_to_the_python_behind_it() -> None:
    python = Path(found("3.13").stdout.strip())
    assert python.is_absolute()
    assert python.parent.resolve() != ENVIRONMENT.resolve()
    command = [
        str(python),
        "-c",
        "import sys; print(sys.prefix == sys.base_prefix, sys.version_info[:2])",
    ]
    assert subprocess.check_output(command, text=True).strip() == "True (3, 13)"


def test_what_to_install_is_said() -> None:
    done = found("3.99")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "apt-get install python3.99 python3.99-venv" in done.stderr
    assert "Traceback" not in done.stderr
