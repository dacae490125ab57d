"""Python in a browser as one small WebAssembly program that was started when it was built.

`build` starts Pyodide's interpreter under Node, warms it up, watches what a corpus of requests
calls, and writes a program that holds the memory of the started interpreter and the functions that
were called, beside the full interpreter for everything else. `ask` asks such a program. The folder
`client` holds what a page or a worker does the same with.
"""

from pyodide_preinit.bundle import (
    MANIFEST,
    WrongAnswerError,
    ask,
    build,
    compressed,
    copy_client,
    fingerprint,
    pack,
)
from pyodide_preinit.config import Config, ConfigError
from pyodide_preinit.node import AssumptionError, NodeError
from pyodide_preinit.parts import PARTS, PROGRAM, READY, WHOLE, file_name
from pyodide_preinit.report import HeldOut, Kept, LeftOut, Report, Size

__all__ = [
    "MANIFEST",
    "PARTS",
    "PROGRAM",
    "READY",
    "WHOLE",
    "AssumptionError",
    "Config",
    "ConfigError",
    "HeldOut",
    "Kept",
    "LeftOut",
    "NodeError",
    "Report",
    "Size",
    "WrongAnswerError",
    "ask",
    "build",
    "compressed",
    "copy_client",
    "file_name",
    "fingerprint",
    "pack",
]
__version__ = "0.1.0"
