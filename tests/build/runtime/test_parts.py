"""Python and the scripts call the files of the runtime by the same names."""

import re

import pytest
from project import PROJECT
from pyodide_preinit import PARTS, file_name
from sitebuild.runtime import parts

SCRIPTS = PROJECT / "docs" / "assets" / "javascripts"


def test_the_worker_is_beside_its_parts() -> None:
    """It is in `assets/javascripts/`, and asks for them from there (`contract.py`)."""
    assert parts.FOLDER.parent.name == SCRIPTS.parent.name


@pytest.mark.parametrize("part", PARTS)
def test_a_script_knows_a_packed_part_by_its_name(part: str) -> None:
    """`unpackedName` in the scripts, and what an older build had, go by the end of the name."""
    name = file_name(part, "0123456789abcdef")
    assert re.fullmatch(rf"{part}-[0-9a-f]+\.bin", name)
    places = (SCRIPTS / "offline" / "places.mjs").read_text(encoding="utf-8")
    keeping = (SCRIPTS / "offline" / "keeping.mjs").read_text(encoding="utf-8")
    assert r".replace(/\.bin$/" in places
    assert r"-[0-9a-f]+\.bin$/" in keeping
