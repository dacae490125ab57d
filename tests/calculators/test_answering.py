"""An answer is that of what is typed, whatever was asked before; folded parts wait to be opened."""

import json
import re
import subprocess
import sys
from html import unescape
from random import Random

import pytest
from sitebuild.runtime.typist import Typist

from calculators.answering import OPENED, answer
from calculators.bridge import respond
from calculators.catalogue import calculator, names

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
    requests = [request for name in names() for request in session(name)]
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


@pytest.mark.parametrize("name", names())
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


@pytest.mark.parametrize("name", names())
def test_examples_are_plain(name: str) -> None:
    assert answer(name, calculator(name).form.defaults()).notes == {}


@pytest.mark.parametrize("name", names())
def test_what_a_choice_types_is_plain(name: str) -> None:
    form = calculator(name).form
    for control, field in form.controls(lambda rows: len(rows.defaults)):
        # A unit types nothing: what is beside it is asked about if it can hardly be meant.
        for option in (each for each in getattr(field, "options", ()) if each.fills):
            prefix = control.removesuffix(field.name)
            typed = {prefix + each: text for each, text in option.fills.items()}
            texts = {**form.defaults(), control: option.value, **typed}
            assert answer(name, texts).notes == {}


def test_a_note_goes_with_a_result_and_with_messages() -> None:
    texts = calculator("overdue").form.defaults() | {"days": "2周"}
    assert answer("overdue", texts).notes == {"days": "读作 14 天。"}
    refused = answer("overdue", texts | {"principal": "x"})
    assert refused.html is None
    assert refused.notes == {"days": "读作 14 天。"}
    # Also where it is only the calculator that finds what is wrong.
    late = answer("prepay", calculator("prepay").form.defaults() | {"paid": "十年"})
    assert late.messages.keys() == late.notes.keys() == {"paid"}


@pytest.mark.parametrize(
    ("period", "text", "said"),
    [
        ("month", "1年", "读作 12 次。"),
        ("month", "半年", "读作 6 次。"),
        ("week", "8周", "读作 8 次。"),
        ("week", "1年", "“1年”不能准确折成次数，大约是 52 次。"),
        ("days", "1年", "“1年”是多久，这里要填几次。"),
        ("days", "12次", ""),
    ],
)
def test_a_time_is_a_number_of_payments_where_they_are_so_often(
    period: str, text: str, said: str
) -> None:
    texts = calculator("apr").form.defaults() | {"period": period, "count": text}
    given = answer("apr", texts)
    assert {**given.notes, **given.messages}.get("count", "").startswith(said)
    assert ("count" in given.notes or "count" in given.messages) == bool(said)
