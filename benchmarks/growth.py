"""What growth costs: the build of more guide pages, the plan of more instalments or debts."""

import gzip
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contestants import PROJECT, RIVALS

WORK = PROJECT / ".cache" / "benchmarks" / "growth"
RUNTIMES = PROJECT / ".cache" / "runtimes"
_HERE = Path(__file__).parent
_CONFIGURATION = """\
INHERIT: {project}/mkdocs.yml
docs_dir: docs
site_dir: site
theme:
  custom_dir: {project}/build/sitebuild/theme
hooks:
  - {project}/build/sitebuild/hooks.py
nav:
"""


@dataclass(frozen=True, slots=True)
class Build:
    """The site built with a number of guide pages."""

    pages: int
    generate: float
    """Seconds of the site generator."""
    finish: float
    """Seconds of the finishing steps."""
    index: int
    """Bytes of the search index, gzipped."""


def build(pages: int) -> Build:
    """Build the site with `pages` guide pages: its own, and copies of them."""
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(PROJECT / "docs", WORK / "docs", ignore=shutil.ignore_patterns("en"))
    own = sorted((WORK / "docs" / "guide").glob("*.md"))
    for number in range(len(own), pages):
        text = own[number % len(own)].read_text(encoding="utf-8")
        copy = text.replace("title: ", f"title: {number} ", 1).replace("\n# ", f"\n# {number} ", 1)
        (WORK / "docs" / "guide" / f"copy-{number}.md").write_text(copy, encoding="utf-8")
    every = sorted((WORK / "docs").rglob("*.md"))
    nav = "".join(f"  - {json.dumps(str(page.relative_to(WORK / 'docs')))}\n" for page in every)
    configuration = _CONFIGURATION.format(project=PROJECT) + nav
    (WORK / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    generate = _seconds("mkdocs", "--quiet", "build", "--config-file", str(WORK / "mkdocs.yml"))
    site = WORK / "site"
    finish = _seconds("sitebuild.finish.edition", str(site), "--runtimes", str(RUNTIMES))
    index = next((site / "assets" / "search").glob("index.*.js"))
    return Build(pages, generate, finish, len(gzip.compress(index.read_bytes())))


def calculations() -> dict[str, float]:
    """Return milliseconds by what is calculated, in Pyodide under Node."""
    done = subprocess.run(  # noqa: S603 (our own files)
        [  # noqa: S607
            "node",
            str(_HERE / "calculations.mjs"),
            str(RIVALS / "calculators.zip"),
            str(_HERE / "calculations.py"),
        ],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _seconds(module: str, *arguments: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, check=True, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.perf_counter() - start
