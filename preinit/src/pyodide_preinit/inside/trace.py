"""Run in the page's Python when the runtime is made: notes which functions are called from now on.

A function is known by its file, its name and its first line.
"""

import sys

TYPE_CHECKING = False  # Nothing is imported that Python has not imported at its start.
if TYPE_CHECKING:
    from types import CodeType

called: list[tuple[str, str, int]] = []


def _note(code: "CodeType", _offset: int) -> object:
    called.append((code.co_filename, code.co_qualname, code.co_firstlineno))
    return sys.monitoring.DISABLE


_TOOL = sys.monitoring.PROFILER_ID
_EVENTS = (sys.monitoring.events.PY_START, sys.monitoring.events.PY_RESUME)

sys.monitoring.use_tool_id(_TOOL, __doc__)
for _event in _EVENTS:
    sys.monitoring.register_callback(_TOOL, _event, _note)
sys.monitoring.set_events(_TOOL, sum(_EVENTS))
