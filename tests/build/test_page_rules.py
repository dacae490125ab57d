"""The rules for pages: what breaks one is reported with its file and line."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load
from sitebuild import page_rules

from calculators.catalogue import names
from calculators.language import LANGUAGES, VARIABLE

PROJECT = Path(__file__).parents[2]
FRONT = "---\ntitle: A\nreviewed: 2026-11-24\n---\n\n"
FIRST = 6
"""The line of a page on which its body begins."""
PAGE = "docs/guide/risk.md"
FIRST_NAME = names()[0]


@pytest.fixture(scope="module")
def fences() -> page_rules.Fences:
    with (PROJECT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    blocks = config["markdown_extensions"]["pymdownx.superfences"]["custom_fences"]
    return {block["name"]: block["format"] for block in blocks}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_breaks_one(language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitebuild.check"],
        cwd=PROJECT,
        env={**os.environ, VARIABLE: language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert page_rules.pages(language, PROJECT)


NUMBER = "a number is typed; put it into a data file and write {{ ENTRY.FIGURE }}"
FORM = "must be {{ ENTRY.FIGURE }}, {{ ENTRY.FIGURE bare }} or {{ example NAME.FIGURE }}"


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("一年 24%", 0, f"“一年 24%”: {NUMBER}"),
        ("1. 最高２０万", 0, f"“1. 最高２０万”: {NUMBER}"),
        ("百分之五", 0, f"“百分之五”: {NUMBER}"),
        ("一\n\n1.5 倍", 2, f"“1.5 倍”: {NUMBER}"),
        ("借 2000 元", 0, f"“借 2000 元”: {NUMBER}"),
        ("打 1100", 0, f"“打 1100”: {NUMBER}"),
        ("```facts\np-1\n```\n\n一年 24%", 4, f"“一年 24%”: {NUMBER}"),
        ("```facts\nm-99\n```", 0, "facts block: no data file holds an entry [m-99]"),
        (
            "```calculator\ntax\n```",
            0,
            f"calculator block: no calculator tax; known are {FIRST_NAME}",
        ),
        ("```diagram\nx\n```", 0, "diagram block: no diagram x; known are quote"),
        ("```example\nx\n```", 0, "example block: examples.toml: no example [x]; known are weil"),
        ("一\n\n```fact\np-1\n```", 2, "a fenced fact block: unknown; known are calculator, facts"),
        ("{{ p-1.mean }}", 0, "{{ p-1.mean }}: claims.toml: [p-1.figures]: mean: is missing"),
        ("一\n\n{{ p-1 }}", 2, f"{{{{ p-1 }}}}: {FORM}"),
        ("{{ p-1.max bear }}", 0, f"{{{{ p-1.max bear }}}}: {FORM}"),
        ("{{ p-1.max", 0, f"{{{{ p-1.max: {FORM}"),
        ("{{ example fee.1.total }}", 0, "{{ example fee.1.total }}: examples.toml: [fee]: no fig"),
        ("{{ example fee.9.apr_simple }}", 0, "{{ example fee.9.apr_simple }}: examples.toml: [fe"),
        ("一\n[a](example:x)", 1, "(example:x): examples.toml: no example [x]; known are weilidai"),
    ],
)
def test_a_fault_is_told_with_its_line(
    fences: page_rules.Fences, body: str, line: int, message: str
) -> None:
    ((told, wrong),) = page_rules.faults(f"{FRONT}{body}\n", fences)
    assert told == FIRST + line
    assert wrong.startswith(message)


def test_all_faults_are_told_in_the_order_of_the_page(fences: page_rules.Fences) -> None:
    found = page_rules.faults("{{ p-1 }}\n一年 24%\n```x\n```\n[a](example:x)\n", fences)
    assert [line for line, _ in found] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    "body",
    [
        "1. 先还\n2. 再借",
        "WE2000 和 {{ p-1.max }}",
        "打 110，拿不准打96110",
        "[看](a-2.md#b-3)",
        "[开](example:fee)，{{ example fee.1.apr_simple }}",
        "百分之几",
        "```facts\np-1\n```",
    ],
)
def test_what_is_no_figure_may_be_typed(fences: page_rules.Fences, body: str) -> None:
    assert page_rules.faults(f"{FRONT}{body}\n", fences) == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    for settings in PROJECT.glob("mkdocs*.yml"):
        shutil.copy(settings, tmp_path)
    return tmp_path


def test_a_page_without_a_counterpart_is_told(project: Path) -> None:
    (project / "docs/en/guide/risk.md").unlink()
    told = list(page_rules.problems(project))
    assert told == [f"{PAGE}:1: has no counterpart docs/en/guide/risk.md"]


def test_a_page_that_only_another_edition_has_is_told(project: Path) -> None:
    (project / PAGE).unlink()
    told = list(page_rules.problems(project, "en"))
    assert told == ["docs/en/guide/risk.md:1: has no counterpart docs/guide/risk.md"]


def test_a_page_that_is_not_in_the_navigation_is_told(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r" +- .*: guide/risk\.md\n", "", text))
    assert list(page_rules.problems(project)) == [f"{PAGE}:1: is not in the nav of mkdocs.yml"]


def test_settings_that_cannot_be_read_are_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    (told,) = page_rules.problems(project)
    assert told.startswith("mkdocs.yml: MkDocs encountered an error parsing")
