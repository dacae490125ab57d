"""Lighthouse's scores for a mobile reader."""

import json
import os
import statistics
import subprocess
from collections.abc import Mapping
from pathlib import Path

from benchmarks.browsers import FLAGS, FOUND

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"


def scores(address: str, rounds: int) -> Mapping[str, float]:
    """Return the medians of each category's score, of 100."""
    runs = [_run(address) for _ in range(rounds)]
    return {name: statistics.median(run[name] for run in runs) for name in CATEGORIES}


def _run(address: str) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 (our own address)
        [  # noqa: S607
            "node",
            str(_PROGRAM),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": FOUND.read_text(encoding="utf-8").strip()},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    categories = json.loads(done.stdout)["categories"]
    return {name: round(100 * categories[name]["score"]) for name in CATEGORIES}
