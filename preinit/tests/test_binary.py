"""What is read of a program in WebAssembly is what binaryen reads of it."""

import json
import subprocess
from pathlib import Path

import pytest

READING = Path(__file__).with_name("reading.mjs")


@pytest.mark.slow
def test_a_whole_program_is_read_as_binaryen_reads_it() -> None:
    done = subprocess.run(["node", READING], check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout)
    assert told["read"] == told["expected"]
    assert told["gets"] > told["read"]["functions"]
    # All of the interpreter's data, which is some megabytes.
    assert told["length"] > 1_000_000
