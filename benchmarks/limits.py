"""A call in a process of its own, which is ended with all that it started when it takes too long.

Nothing else interrupts a script in a page: Playwright waits for it for ever.
"""

import contextlib
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from benchmarks.processes import descendants


class TookTooLongError(Exception):
    """The call had not returned within its time."""


class FailedError(Exception):
    """What the call raised, in one line."""


def call[**P, R](seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a function of a module; return what it returns.

    Raises:
        TookTooLongError: if it takes longer than `seconds`.
        FailedError: if it raises, or its process ends.

    >>> call(60, divmod, 7, 2)
    (3, 1)
    """
    spawning = multiprocessing.get_context("spawn")
    receiver, sender = spawning.Pipe(duplex=False)
    with receiver:
        with sender:
            process = spawning.Process(target=_send, args=(sender, function, args, kwargs))
            process.start()
        try:
            if not receiver.poll(seconds):
                raise TookTooLongError
            result: R | FailedError = receiver.recv()
        except EOFError:
            result = FailedError("its process ended")
        finally:
            # What it started would go on measuring, and disturb the next measurement.
            _kill(process.pid)
            process.join()
            process.close()
    if isinstance(result, FailedError):
        raise result
    return result


def _send(
    sender: Connection,
    function: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    """Send what the function returns."""
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        traceback.print_exc()
        result = FailedError(_line(error))
    sender.send(result)


def _line(error: Exception) -> str:
    r"""Return what an error says, in one line.

    >>> _line(ValueError("not a number\nat all")), _line(KeyError())
    ('ValueError: not a number', 'KeyError')
    """
    said = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _kill(process: int | None) -> None:
    """Kill a process and all that it started."""
    if process is None:
        return
    for each in [process, *descendants(process)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
