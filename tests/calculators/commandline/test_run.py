"""The command line: the figures of the page, errors that name the field, files and pipes."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from calculators.answering import answer
from calculators.catalogue import calculator, names
from calculators.commandline import run
from calculators.commandline.options import ignored, texts_of
from calculators.display import plain
from calculators.forms.fields import Choice
from calculators.results import Headlines

OFFER = "principal=10,000,instalments=12,quote=period_fee,price_period_fee=0.6,method=flat"


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", names())
def test_the_figures_are_those_of_the_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = answered(capsys, name)
    form = calculator(name).form
    assert given["inputs"] == form.defaults()
    shown = answer(name, form.defaults()).html or ""
    assert given["figures"]
    for figure in given["figures"]:
        assert f'data-figure="{figure["name"]}"' in shown
        assert f'data-value="{figure["value"]}"' in shown


@pytest.mark.parametrize("name", names())
def test_the_text_holds_every_figure(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name]) == 0
    text = capsys.readouterr().out
    chosen = calculator(name)
    result = chosen.compute(chosen.form.read(chosen.form.defaults()))
    for block in result.blocks:
        if isinstance(block, Headlines):
            assert all(figure.text in text for figure in block.figures)


@pytest.mark.parametrize("name", names())
def test_help_names_every_field(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        run([name, "--help"])
    assert leaving.value.code == 0
    text = capsys.readouterr().out
    for part in calculator(name).form.parts:
        for field in part.fields:
            assert field.name.replace("_", "-") in text.replace("_", "-")


def test_the_well_known_example(capsys: pytest.CaptureFixture[str]) -> None:
    given = answered(capsys, "interest", "--offer", OFFER, "--offer", f"{OFFER},upfront_fee=100")
    first = {each["name"]: each for each in given["figures"] if each["offer"] == 1}
    assert first["apr_simple"]["text"] == "13.03%"
    assert first["apr_compound"]["text"] == "13.84%"
    assert Decimal(first["total_cost"]["value"]) == 720
    assert plain(Decimal(given["inputs"]["offers.2.upfront_fee"])) == "100"


def test_a_choice_brings_its_figures_along_and_what_is_given_wins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    offer = "preset=weilidai,instalments=5"
    inputs = answered(capsys, "interest", "--offer", offer, "--offer", OFFER)["inputs"]
    fills = calculator("interest").form.defaults()
    assert inputs["offers.1.method"] == "equal_principal"
    assert inputs["offers.1.instalments"] == "5"
    assert inputs["offers.1.principal"] == fills["offers.2.principal"]


def test_a_choice_outside_of_rows_brings_its_answers_along(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form = calculator("limit").form
    chosen = answered(capsys, "limit", "--situation", "late")["inputs"]
    assert chosen == form.fill(form.defaults(), "situation", "late")
    assert chosen["history"] == "overdue"
    but = answered(capsys, "limit", "--history", "none", "--situation", "late")["inputs"]
    assert but == chosen | {"history": "none"}


@pytest.mark.parametrize("name", names())
def test_whatever_a_choice_brings_along_is_filled_in_as_on_the_page(name: str) -> None:
    form = calculator(name).form
    texts = form.emptied() if form.own else form.defaults()
    for control, field in form.controls(lambda _: 1):
        for option in field.options if isinstance(field, Choice) else ():
            filled = texts_of(form, {control: option.value})
            same = filled.keys() & texts.keys()
            page = form.fill(texts, control, option.value)
            if "." in control:
                # What is not said of a row is as in one that is added, not as in the example.
                same = {
                    control,
                    *(control.removesuffix(field.name) + each for each in option.fills),
                }
            assert {each: filled[each] for each in same} == {each: page[each] for each in same}


@pytest.mark.parametrize(
    ("arguments", "control", "when"),
    [
        (["interest", "--offer", "quote=day,price_year=5"], "offers.1.price_year", "quote is year"),
        (["payoff", "--loan-rate", "5"], "loan_rate", "refinance is yes"),
        (["apr", "--flows", "2026-01-31 1000"], "flows", "mode is list"),
        (["debt", "--debt", "balance=900,paused=3"], "debts.1.paused", "terms is both or pause"),
        (["overdue", "--per", "day", "--year-rate", "20"], "year_rate", "per is year"),
    ],
)
def test_what_a_page_would_not_ask_is_said_to_be_ignored(
    arguments: list[str], control: str, when: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 0
    shown = capsys.readouterr()
    assert f"{control}: ignored: matters only where " in shown.err
    assert when in shown.err
    assert "ignored" not in shown.out
    assert when in answered(capsys, *arguments)["notes"][control]


@pytest.mark.parametrize("name", names())
def test_nothing_that_a_page_asks_is_said_to_be_ignored(name: str) -> None:
    form, chance = calculator(name).form, Random(name)  # noqa: S311 (nothing secret)
    fields = dict(form.controls(lambda _: 1))
    for _ in range(20):
        given = {
            control: chance.choice(field.options).value
            for control, field in fields.items()
            if isinstance(field, Choice)
        }
        texts = texts_of(form, given)
        hidden = fields.keys() - form.visible(texts)
        assert ignored(form, dict.fromkeys(fields, "1"), texts).keys() == hidden


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--offer", "principal=abc"], "offers.1.principal: 看不懂“abc”"),
        (["--offer", "nothing"], "--offer: 'nothing' is not FIELD=TEXT"),
        (["--offer", "price=1"], "--offer: unknown field 'price'"),
        (["--offer", "method=magic"], "offers.1.method: 请从列表里选一项"),
        (["--offer", OFFER] * 7, "--offer: at most 6"),
        (["--days-in-year", "366"], "days_in_year: 请从列表里选一项"),
    ],
)
def test_an_error_names_the_field(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["interest", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert run(["interest", *arguments, "--json"]) == 2
    assert list(json.loads(capsys.readouterr().out)) == ["messages"]


def test_what_was_read_is_said_where_it_is_not_plainly_what_was_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ["overdue", "--days", "2周", "--principal", "1.2w"]
    assert run(given) == 0
    shown = capsys.readouterr()
    assert shown.err == "principal: 读作 12,000 元。\ndays: 读作 14 天。\n"
    assert "读作" not in shown.out
    answer_as_json = answered(capsys, *given)
    assert answer_as_json["notes"] == {"principal": "读作 12,000 元。", "days": "读作 14 天。"}
    assert answer_as_json["inputs"]["days"] == "2周"


FLOWS = "日期,金额\n2026-01-31,10000\n2026-03-02,-10150\n"


def test_a_list_may_be_a_file_or_the_standard_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "flows.csv"
    file.write_text(FLOWS, encoding="utf-8-sig")
    monkeypatch.setattr("sys.stdin", StringIO(FLOWS))
    for source in (f"@{file}", "-"):
        given = answered(capsys, "apr", "--mode", "list", "--flows", source)
        simple = next(each for each in given["figures"] if each["name"] == "apr_simple")
        assert simple["value"] == "0.1825"
    assert run(["apr", "--mode", "list", "--flows", f"@{tmp_path / 'none'}"]) == 2
    assert capsys.readouterr().err.startswith("--flows: cannot read")


def test_the_module_runs_and_bears_a_closed_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "calculators", "interest"]
    cut = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert cut.returncode == 1
    assert cut.stderr == b""
    whole = subprocess.run(command, capture_output=True, check=True)
    assert run(["interest"]) == 0
    assert whole.stdout.decode() == capsys.readouterr().out
