"""The calculators on the command line: ``python -m calculators interest --help``."""

import os
import sys

from calculators.commandline import run

if __name__ == "__main__":
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough; nothing is left to be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
