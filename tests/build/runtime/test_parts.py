"""Python and the scripts call the files of the runtime by the same names."""

import re

import pytest
from project import PROJECT
from sitebuild.runtime import parts

SCRIPTS = PROJECT / "docs" / "assets" / "javascripts"
ALTERNATIVES = r'((?:"\w+"(?: \| )?)+)'


def named(pattern: str, script: str) -> set[str]:
    """Return the names in quotes that a script gives where a pattern holds."""
    (found,) = re.findall(pattern, (SCRIPTS / script).read_text(encoding="utf-8"))
    return set(re.findall(r'"(\w+)"', found))


def test_scripts_name_the_same_parts() -> None:
    assert named(rf"@typedef {{{ALTERNATIVES}}} Name", "files.mjs") == set(parts.PARTS)
    assert named(r"const WHOLE = \[(.*)\];", "worker.mjs") == set(parts.WHOLE)
    declared = (PROJECT / "build/sitebuild/finish/constants.d.ts").read_text(encoding="utf-8")
    (known,) = re.findall(rf"RUNTIME_PARTS: Record<\s*{ALTERNATIVES},", declared)
    assert set(re.findall(r'"(\w+)"', known)) == set(parts.PARTS)


def test_the_worker_asks_for_its_parts_where_they_are() -> None:
    """The worker is in `assets/javascripts/`."""
    text = (SCRIPTS / "files.mjs").read_text(encoding="utf-8")
    assert f'const FOLDER = "../{parts.FOLDER.name}/";' in text
    assert parts.FOLDER.parent.name == SCRIPTS.parent.name


@pytest.mark.parametrize("part", parts.PARTS)
def test_a_script_knows_a_packed_part_by_its_name(part: str) -> None:
    """`unpackedName` in the scripts, and what an older build had, go by the end of the name."""
    name = parts.file_name(part, "0123456789abcdef")
    assert re.fullmatch(rf"{part}-[0-9a-f]+\.bin", name)
    places = (SCRIPTS / "offline" / "places.mjs").read_text(encoding="utf-8")
    keeping = (SCRIPTS / "offline" / "keeping.mjs").read_text(encoding="utf-8")
    assert r".replace(/\.bin$/" in places
    assert r".replace(/-[0-9a-f]+\.bin$/" in keeping
