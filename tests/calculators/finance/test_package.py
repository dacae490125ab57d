"""The mathematics is a library of its own: nothing else of the package is imported with it."""

import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys

import pytest

from calculators import finance

MODULES = [
    module.name for module in pkgutil.walk_packages(finance.__path__, "calculators.finance.")
]


PUBLIC = {
    f"{module}.{name}": getattr(found, name)
    for module in finance.__all__
    for found in [importlib.import_module(f"calculators.finance.{module}")]
    for name in found.__all__
}


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


def test_the_index_names_all_that_is_public_and_nothing_else() -> None:
    """`make docs` turns these names into links; another one would lead nowhere."""
    indexed = re.findall(r"`\.([\w.]+)`", finance.__doc__ or "")
    assert {name for name in indexed if name.count(".") == 1} == set(PUBLIC)


def test_modules_that_are_not_public_are_those_that_the_index_says_may_change() -> None:
    others = {module.rpartition(".")[2] for module in MODULES} - set(finance.__all__)
    assert others == {"discounting", "roots", "simulation"}


@pytest.mark.parametrize(
    "name", [name for name, found in PUBLIC.items() if inspect.isfunction(inspect.unwrap(found))]
)
def test_a_public_function_says_what_it_does_by_an_example(name: str) -> None:
    assert ">>> " in (inspect.getdoc(PUBLIC[name]) or "")


@pytest.mark.parametrize("name", [name for name, found in PUBLIC.items() if inspect.isclass(found)])
def test_a_public_class_says_what_it_is(name: str) -> None:
    said = PUBLIC[name].__doc__
    assert said
    assert not said.startswith(f"{PUBLIC[name].__name__}("), "made by dataclass"
