"""The calculators on the command line: ``wechat-credit interest --help``.

In a checkout that is not installed, the same is ``python -m calculators interest --help``.
"""

import os
import sys

from calculators.commandline import run


def main() -> None:
    """Answer what the command line asks, and exit."""
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough; nothing is left to be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


if __name__ == "__main__":
    main()
