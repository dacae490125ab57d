"""The mathematics is a library of its own: nothing else of the package is imported with it."""

import os
import pkgutil
import subprocess
import sys

from calculators import finance

MODULES = [
    module.name for module in pkgutil.walk_packages(finance.__path__, "calculators.finance.")
]


def imported_with(*modules: str, **environment: str) -> set[str]:
    """Return the modules of ours that a fresh interpreter has once it imported some."""
    lines = [f"import {module}" for module in modules]
    code = "\n".join((*lines, "import sys", "print(*sys.modules)"))
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True
    )
    return {name for name in done.stdout.split() if name.partition(".")[0] == "calculators"}


def test_the_package_imports_nothing() -> None:
    assert imported_with("calculators.finance") == {"calculators", "calculators.finance"}


def test_no_module_needs_anything_of_the_site() -> None:
    assert imported_with(*MODULES) == {"calculators", "calculators.finance", *MODULES}


def test_the_language_of_the_site_does_not_matter() -> None:
    assert imported_with("calculators.finance.returns", SITE_LANGUAGE="de") == imported_with(
        "calculators.finance.returns"
    )
