"""The site in every language: ``python -m sitebuild.editions SITE --runtimes FOLDER``.

An edition is the site in one language, made by a process that speaks it. That of the source lies in
the root of the site and each other in a folder below it, named by its language.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from calculators.language import LANGUAGE, LANGUAGES, SOURCE, VARIABLE


def in_each_language(module: str, folder: Path, *options: str) -> bool:
    """Run a module of ours in every language, all at the same time; tell whether all succeeded.

    Args:
        module: it takes the option ``--only`` and where it writes.
        folder: where each writes, into a folder named by its language.
        options: what else it is given.
    """
    running = [
        subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", module, "--only", *options, str(folder / language)],
            env={**os.environ, VARIABLE: language},
        )
        for language in LANGUAGES
    ]
    codes = [process.wait() for process in running]
    return not any(codes)


def build(target: Path, runtimes: Path) -> None:
    """Build the edition of the process's language, if its data and pages hold what they must.

    Args:
        target: where it is written.
        runtimes: where the runtime bundle of each language lies, in a folder named by it.

    Raises:
        MkDocsException: something is wrong in a page.
        SystemExit: something is wrong that the check tells, as this does.
    """
    # Not for those who only start processes.
    from mkdocs.commands import build as generator
    from mkdocs.config import load_config

    from sitebuild import check
    from sitebuild.finish import edition

    if wrong := list(check.problems(date.today())):
        sys.exit("\n".join(wrong))

    name, address = "mkdocs.yml", os.environ.get("SITE_URL", "")
    if LANGUAGE != SOURCE:
        name = f"mkdocs.{LANGUAGE}.yml"
        address = address and f"{address.rstrip('/')}/{LANGUAGE}/"
    config = load_config(name, site_dir=str(target), site_url=address, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    generator.build(config)
    edition.finish(target, runtimes)


def join(editions: Path, site: Path, *, is_kept: bool = True) -> None:
    """Make one site of the editions.

    Args:
        editions: where they lie, each in a folder named by its language; they are moved.
        site: where it is written; what is there is replaced.
        is_kept: whether readers' devices keep the site, so that it works without a network.
    """
    from sitebuild.finish import whole

    shutil.rmtree(site, ignore_errors=True)
    for language in LANGUAGES:
        shutil.move(editions / language, site if language == SOURCE else site / language)
    whole.finish(site, LANGUAGES, is_kept=is_kept)


def main(site: Path, runtimes: Path) -> int:
    """Build every edition, all at the same time, and the site of them; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        editions = Path(folder)
        if not in_each_language("sitebuild.editions", editions, "--runtimes", str(runtimes)):
            return 1
        join(editions, site)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="where the site is written")
    parser.add_argument("--runtimes", type=Path, required=True, help="the runtime bundles")
    parser.add_argument("--only", action="store_true", help="only the process's language")
    arguments = parser.parse_args()
    if arguments.only:
        build(arguments.target, arguments.runtimes)
    else:
        sys.exit(main(arguments.target, arguments.runtimes))
