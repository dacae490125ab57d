"""The steps on one edition: the site in one language, complete but for what depends on the others.

``python -m sitebuild.finish.edition SITE --runtimes FOLDER``
"""

import argparse
from pathlib import Path

from calculators.language import LANGUAGE, SOURCE
from sitebuild.finish import (
    embed,
    headings,
    leftovers,
    licences,
    links,
    missing,
    moved,
    runtime,
    scripts,
    search,
    sharing,
    styles,
    whitespace,
)
from sitebuild.runtime import parts


def finish(edition: Path, runtimes: Path) -> None:
    """Run every step on `edition`, in the order in which they build on each other.

    Args:
        edition: the folder that the site generator wrote, in the process's language.
        runtimes: the runtime bundle of each language, in a folder named by it.
    """
    runtime.finish(edition, runtimes)
    leftovers.finish(edition)
    licences.finish(edition, runtimes / LANGUAGE)
    links.finish(edition)
    search.finish(edition)
    if LANGUAGE == SOURCE:
        headings.finish(edition)
    scripts.finish(edition, parts.FOLDER)
    styles.finish(edition)
    missing.finish(edition)
    sharing.finish(edition)
    moved.finish(edition)
    embed.finish(edition)
    whitespace.finish(edition)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path, help="the folder that the site generator wrote")
    parser.add_argument("--runtimes", type=Path, required=True, help="the runtime bundles")
    arguments = parser.parse_args()
    finish(arguments.edition, arguments.runtimes)
