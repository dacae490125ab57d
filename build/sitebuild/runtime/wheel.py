"""The wheel of the `calculators` package."""

import os
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

_EARLIEST = "315532800"
"""1980-01-01, the earliest time that a zip file can hold: the same sources make the same bytes."""


def make_wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of `project` into `folder` and return its path."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _EARLIEST)
    builder = WheelBuilder(str(project))
    return Path(next(builder.build(directory=str(folder), versions=["standard"])))
