"""Finish the built site: ``python -m sitebuild.finish SITE --runtime FOLDER``."""

import argparse
import shutil
from pathlib import Path

from sitebuild.finish import (
    headings,
    leftovers,
    licences,
    links,
    missing,
    offline,
    policy,
    scripts,
    search,
    sharing,
    storage,
    styles,
)

RUNTIME = Path("assets", "runtime")


def finish(site: Path, runtime: Path, *, is_kept: bool = True) -> None:
    """Run every step on `site`, in the order in which they build on each other.

    Args:
        site: the folder that the site generator wrote.
        runtime: the runtime bundle.
        is_kept: whether readers' devices keep the site, so that it works without a network.
    """
    shutil.copytree(runtime, site / RUNTIME, dirs_exist_ok=True)
    leftovers.finish(site)
    licences.finish(site)
    links.finish(site)
    search.finish(site)
    headings.finish(site)
    scripts.finish(site, RUNTIME)
    styles.finish(site)
    storage.finish(site)
    missing.finish(site)
    sharing.finish(site)
    policy.finish(site)
    if is_kept:
        offline.finish(site)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder that the site generator wrote")
    parser.add_argument("--runtime", type=Path, required=True, help="the runtime bundle")
    arguments = parser.parse_args()
    finish(arguments.site, arguments.runtime)
