"""The steps on one edition: the site in one language, complete but for what depends on the others.

``python -m sitebuild.finish.edition SITE --runtime FOLDER``
"""

import argparse
import shutil
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
    scripts,
    search,
    sharing,
    styles,
)
from sitebuild.runtime import parts


def finish(edition: Path, runtime: Path) -> None:
    """Run every step on `edition`, in the order in which they build on each other.

    Args:
        edition: the folder that the site generator wrote, in the process's language.
        runtime: the runtime bundle of that language.
    """
    shutil.copytree(runtime, edition / parts.FOLDER, dirs_exist_ok=True)
    leftovers.finish(edition)
    licences.finish(edition)
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path, help="the folder that the site generator wrote")
    parser.add_argument("--runtime", type=Path, required=True, help="the runtime bundle")
    arguments = parser.parse_args()
    finish(arguments.edition, arguments.runtime)
