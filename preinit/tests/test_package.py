"""The package knows nothing of the site that it lies beside."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1]
OF_THE_SITE = re.compile(
    r"calculator|sitebuild|\bsite_language\b|\bzh\b|[\u4e00-\u9fff]", re.IGNORECASE
)
FILES = [
    path
    for folder in ("src", "example", "tests")
    for path in sorted((PACKAGE / folder).rglob("*"))
    if path.suffix in (".py", ".mjs", ".toml", ".html", ".jsonl") and path != Path(__file__)
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_in_it_names_anything_of_the_site(path: Path) -> None:
    assert not OF_THE_SITE.search(path.read_text(encoding="utf-8"))


def test_there_are_files() -> None:
    assert len(FILES) > 20
