"""`make serve` where its port cannot be used."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def refused(port: int, tmp_path: Path) -> str:
    folder = str(tmp_path)
    command = [sys.executable, "-m", "sitebuild.serve", folder, "--runtimes", folder]
    done = subprocess.run(
        [*command, "--folder", folder, "--port", str(port)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr.strip()


def test_a_taken_port_is_told_with_the_way_out(taken: int, tmp_path: Path) -> None:
    told = refused(taken, tmp_path)
    assert told == f"Port {taken} is taken or not allowed. Choose another: make serve PORT=9000"


def test_a_port_that_does_not_exist_is_told_too(tmp_path: Path) -> None:
    assert refused(65536, tmp_path).startswith("Port 65536 is taken or not allowed.")
