"""The command line: ``pyodide-preinit build CONFIG FOLDER`` and ``pyodide-preinit ask FOLDER``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pyodide_preinit import (
    AssumptionError,
    Config,
    ConfigError,
    NodeError,
    WrongAnswerError,
    ask,
    build,
    copy_client,
)
from pyodide_preinit.config import PYODIDE

REPORT = "report.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those that it was started with if not given.

    Returns:
        0, or 1 if something went wrong that was said on the standard error output.
    """
    parser = argparse.ArgumentParser(
        prog="pyodide-preinit",
        description="Python in a browser as one small WebAssembly file that was started before.",
    )
    commands = parser.add_subparsers(required=True)
    building = commands.add_parser("build", help="make the files that a page needs")
    building.add_argument("config", type=Path, help="the TOML file that says what they are made of")
    building.add_argument("folder", type=Path, help="where they are written")
    building.add_argument("--quiet", action="store_true", help="say nothing of how far it is")
    building.set_defaults(run=_build)
    asking = commands.add_parser(
        "ask", help="ask a built program; requests are lines of the standard input"
    )
    asking.add_argument("folder", type=Path, help="where the files are")
    asking.add_argument("--pyodide", type=Path, default=PYODIDE, help="where the npm package is")
    asking.set_defaults(run=_ask)
    given = parser.parse_args(arguments)
    try:
        given.run(given)
    except (AssumptionError, ConfigError, NodeError, WrongAnswerError) as error:
        print(f"pyodide-preinit: {error}", file=sys.stderr)
        return 1
    return 0


def _build(given: argparse.Namespace) -> None:
    config = Config.read(given.config)
    report = build(config, given.folder, _silence if given.quiet else _say)
    (given.folder / REPORT).write_text(report.json(), encoding="utf-8")
    copy_client(given.folder / "client")
    for line in report.lines():
        print(line)


def _ask(given: argparse.Namespace) -> None:
    """Print the answer to each line, or on the standard error output that there is none."""
    requests = [line.rstrip("\n") for line in sys.stdin]
    for answer in ask(given.folder, requests, given.pyodide):
        if answer is None:
            print("the whole interpreter is needed", file=sys.stderr)
        else:
            print(answer)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _silence(_what: str) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main())
