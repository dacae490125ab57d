"""A section that does not end, or ends badly, takes nothing from the others."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import limits

pytestmark = pytest.mark.slow

SOON = 0.5
"""Seconds."""
LONG = 60


def remembers_its_process(note: str) -> int:
    """Note the process; return its id."""
    Path(note).write_text(str(os.getpid()), encoding="ascii")
    return os.getpid()


def never_ends(note: str) -> None:
    """Start a process that ends late, note which, and wait."""
    # Of a session of its own, as browsers are.
    waiting = [sys.executable, "-c", f"import time; time.sleep({LONG})"]
    process = subprocess.Popen(waiting, start_new_session=True)
    Path(note).write_text(str(process.pid), encoding="ascii")
    while True:
        time.sleep(LONG)


def raises() -> None:
    raise LookupError("no answer to 10010\nat a place")


def ends() -> None:
    os._exit(3)


def is_running(process: int) -> bool:
    """Whether a process is there and is not merely to be waited for."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] not in "ZX"


def test_what_a_call_returns_comes_from_another_process(tmp_path: Path) -> None:
    note = tmp_path / "process"
    process = limits.call(LONG, remembers_its_process, str(note))
    assert str(process) == note.read_text(encoding="ascii")
    assert process != os.getpid()
    assert not is_running(process)


def test_a_call_that_does_not_end_is_ended_with_what_it_started(tmp_path: Path) -> None:
    note = tmp_path / "process"
    # The process takes a while to begin; until it does, there is nothing to end.
    for seconds in (SOON, 4 * SOON, 16 * SOON, LONG):
        began = time.monotonic()
        with pytest.raises(limits.TookTooLongError):
            limits.call(seconds, never_ends, str(note))
        assert time.monotonic() - began < seconds + LONG / 2
        if note.exists() and note.read_text(encoding="ascii"):
            break
    started = int(note.read_text(encoding="ascii"))
    deadline = time.monotonic() + LONG / 2
    while is_running(started) and time.monotonic() < deadline:
        os.sched_yield()
    assert not is_running(started)


def test_a_call_that_raises_says_what(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(limits.FailedError, match=r"^LookupError: no answer to 10010$"):
        limits.call(LONG, raises)
    assert "Traceback" in capfd.readouterr().err


def test_a_process_that_ends_without_a_word_is_no_answer() -> None:
    with pytest.raises(limits.FailedError, match="its process ended"):
        limits.call(LONG, ends)
