"""Data that only the build reads: worked examples and the glossary, a TOML file each."""

from functools import cache
from importlib.resources import files

from calculators import datafile
from calculators.datafile import Table


@cache
def read(subject: str) -> Table:
    """Return the data file of a subject (``glossary`` reads ``glossary.toml``)."""
    name = f"{subject}.toml"
    return datafile.parse(name, files(__name__).joinpath(name).read_text(encoding="utf-8"))
