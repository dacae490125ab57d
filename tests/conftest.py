"""Settings that all tests share."""

import os
import shutil
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# As `activate` does, for whoever runs the environment's pytest without it.
os.environ["PATH"] = os.pathsep.join((str(Path(sys.prefix, "bin")), os.environ["PATH"]))
# Playwright's own Node needs a library that slim systems lack; the one of the build does not.
os.environ["PLAYWRIGHT_NODEJS_PATH"] = shutil.which("node") or ""

# Speed is measured in the benchmarks; a busy machine must not fail a test of what is true.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("unhurried")
