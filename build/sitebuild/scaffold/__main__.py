"""Begin a calculator from templates: ``make calculator NAME=… TITLE=… ENGLISH=… GUIDE=…``."""

import argparse
import sys

from calculators.language import SOURCE
from sitebuild import scaffold, translations
from sitebuild.scaffold import Plan, ScaffoldError


def main() -> int:
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sitebuild.scaffold", description=__doc__)
    parser.add_argument("name", help="of the folder, the page and the command, such as prepay")
    parser.add_argument("--title", default="", help="what readers call it, in Chinese")
    parser.add_argument("--english", default="", help="what readers call it, in English")
    parser.add_argument("--guide", default="", help="the page of docs/guide/ that leads to it")
    parser.add_argument("--remove", action="store_true", help="take such a calculator away again")
    given = parser.parse_args()
    try:
        if given.remove:
            return _remove(given.name)
        titles = {SOURCE: given.title, "en": given.english}
        plan = Plan(name=given.name, titles=titles, guide=given.guide)
        for path in plan.make():
            print(path)
        translations.update(plan.translated())
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return 1
    print("It computes an example already. How to go on: MAINTAINING.md, “Add a calculator”.")
    return 0


def _remove(name: str) -> int:
    plan = scaffold.planned(name)
    left = list(plan.remove())
    translations.update()
    for path in left:
        print(f"{path}: was changed since: take out by hand what speaks of {name}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
