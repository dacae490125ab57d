"""An answer is that of what is typed, whatever was asked before; folded parts wait to be opened."""

import json
import re
import subprocess
import sys
from html import unescape
from random import Random

import pytest
from typist import Typist

from calculators.answering import OPENED, answer
from calculators.bridge import respond
from calculators.catalogue import NAMES, calculator

FRESH = """
import json, sys
from calculators.bridge import respond
for request in reversed(json.load(sys.stdin)):
    print(json.dumps(respond(request)))
"""
LONG = {"offers.1.instalments": "360"}
SCHEDULE = "方案 1 的还款计划表"


def session(name: str) -> list[str]:
    """Return what a page asks while a few forms are filled in, a control at a time."""
    chance = Random(name)  # noqa: S311
    typist = Typist(chance)
    form = calculator(name).form
    requests = []
    for _ in range(12):
        texts = form.defaults() | {OPENED: ""}
        changed, _ = typist.texts(form)
        for control in chance.sample(list(changed), min(4, len(changed))):
            texts[control] = changed[control]
            requests.append(json.dumps({"calculator": name, "texts": texts}))
    return requests


def test_what_was_asked_before_changes_nothing() -> None:
    requests = [request for name in NAMES for request in session(name)]
    here = [respond(request) for request in requests]
    there = subprocess.run(
        [sys.executable, "-c", FRESH],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    assert here == [json.loads(line) for line in reversed(there.stdout.splitlines())]
    assert sum('"html": null' not in response for response in here) > len(here) / 4


@pytest.mark.parametrize(
    ("opened", "rows"),
    [({}, 360), ({OPENED: ""}, 0), ({OPENED: f"x\n{SCHEDULE}"}, 360), ({OPENED: "x"}, 0)],
)
def test_a_folded_table_has_its_rows_once_it_is_opened(opened: dict[str, str], rows: int) -> None:
    html = answer("interest", calculator("interest").form.defaults() | LONG | opened).html
    assert html is not None
    before, _, after = html.partition(f"<summary>{SCHEDULE}</summary>")
    table, _, _ = after.partition("</details>")
    assert table.count("<tr><td") == rows
    assert before.endswith('<details data-later="long">') == (rows == 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_folded_part_holds_nothing_until_it_is_opened(name: str) -> None:
    texts = calculator(name).form.defaults()
    whole = answer(name, texts).html or ""
    parts = re.findall(r"<summary>(.*?)</summary>", whole)
    closed = answer(name, texts | {OPENED: ""}).html or ""
    assert parts
    empty = re.findall(r"<details[^>]* data-later[^>]*><summary>(.*?)</summary></details>", closed)
    assert empty == parts
    assert answer(name, texts | {OPENED: "\n".join(map(unescape, parts))}).html == whole


def test_there_is_no_other_calculator() -> None:
    with pytest.raises(KeyError):
        answer("lottery", {})
