"""In English the calculators say the same: the same figures, and messages at the same fields."""

import json
import os
import re
import subprocess
import sys
from html import unescape
from random import Random
from typing import Any

import pytest

from calculators.bridge import respond
from calculators.catalogue import calculator, names
from calculators.forms.optional import Words
from calculators.language import VARIABLE, _, forms, sentences

ANSWERS = """
import json, sys
from calculators.bridge import respond
print(json.dumps([json.loads(respond(request)) for request in json.load(sys.stdin)]))
"""
FIGURE = re.compile(r'data-figure="([^"]+)"(?: data-offer="(\d+)")? data-value="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
# Names of products and documents are given in Chinese too.
IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
CHINESE = re.compile(r"[\u3400-\u9fff]|[，。；：、（）？！]")
type Answer = dict[str, Any]


def said(language: str, requests: list[str]) -> list[Answer]:
    done = subprocess.run(
        [sys.executable, "-c", ANSWERS],
        input=json.dumps(requests),
        env={**os.environ, VARIABLE: language},
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Answer] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Give requests of every kind, valid and not, with all tables."""
    typed = ("1", "12.5", "36", "3万", "0.05", "999999999999", "", "?", "2026-02-30", "-3")
    chance = Random(71)  # noqa: S311
    requests = []
    for name in names() * 120:
        form = calculator(name).form
        fields = dict(form.controls(lambda rows: len(rows.defaults) + 1))
        texts = form.defaults()
        for control in chance.sample(sorted(fields), k=chance.randint(1, 4)):
            options = [option.value for option in getattr(fields[control], "options", ())]
            # What is called as the reader likes is repeated as it is.
            named = ("Card A", "") if isinstance(fields[control], Words) else ()
            texts[control] = chance.choice(options or named or typed)
        requests.append(json.dumps({"calculator": name, "texts": texts}))
    return requests


@pytest.fixture(scope="module")
def english(asked: list[str]) -> list[Answer]:
    return said("en", asked)


def test_figures_and_fields_with_messages_are_the_same(
    asked: list[str], english: list[Answer]
) -> None:
    kinds = set()
    for request, answer in zip(asked, english, strict=True):
        chinese: Answer = json.loads(respond(request))
        assert list(answer["messages"] or ()) == list(chinese["messages"] or ()), request
        html, same = (FIGURE.findall(str(each["html"])) for each in (answer, chinese))
        assert html == same, request
        kinds.add(bool(html))
    assert kinds == {True, False}, "there were answers, and there were messages"


def test_nothing_is_left_in_chinese(english: list[Answer]) -> None:
    for answer in english:
        shown = [str(answer["html"] or ""), *dict(answer["messages"] or {}).values()]
        for text in shown:
            read = IN_BRACKETS.sub("", unescape(TAG.sub("\n", text.replace("title=", "><i "))))
            assert not CHINESE.search(_without_typed(read)), read


def _without_typed(read: str) -> str:
    """Leave out what the reader typed, which a message repeats."""
    return re.sub(r"“[^”]*”", "", read)


# Each as people write it in one of the languages; either edition reads both.
QUANTITIES = [
    *(("overdue", "principal", text) for text in ("1.2w", "一万二", "RMB 12,000", "12k", "1万20")),
    *(
        ("overdue", "days", text)
        for text in ("2周", "2 weeks", "九十天", "3个月", "3 months", "12期")
    ),
    *(("overdue", "day_rate", text) for text in ("万五", "0.05% a day", "18% p.a.", "0.5", "1厘")),
    *(("debt", "new_rate", text) for text in ("1分5", "1.5% per month", "日息万五", "0.18", "180")),
    *(("debt", "new_term", text) for text in ("3年", "3 years", "一年半", "36 months", "90天")),
    *(("apr", "count", text) for text in ("1年", "1 year", "12 payments", "30 days")),
    *(("apr", "payment", text) for text in ("8", "九百")),
    *(("prepay", "fee_share", text) for text in ("三成", "1%", "3% a year")),
]


def test_quantities_are_read_alike_in_both_languages() -> None:
    requests = [
        json.dumps({"calculator": name, "texts": calculator(name).form.defaults() | {field: text}})
        for name, field, text in QUANTITIES
    ]
    for request, english, chinese in zip(
        requests, said("en", requests), map(respond, requests), strict=True
    ):
        here = json.loads(chinese)
        assert FIGURE.findall(str(english["html"])) == FIGURE.findall(str(here["html"])), request
        for told in ("messages", "notes"):
            texts = english[told]
            assert isinstance(texts, dict)
            assert texts.keys() == here[told].keys(), request
            assert not [text for text in texts.values() if CHINESE.search(_without_typed(text))]


def test_a_language_that_the_site_does_not_speak_is_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        said("fr", [])
    assert "SITE_LANGUAGE: must be one of zh, en, not 'fr'" in refused.value.stderr


def test_without_a_language_it_is_chinese() -> None:
    assert _("第 {number} 期", number=2) == "第 2 期"
    assert forms(" 期", " 期") == (" 期", " 期")
    assert sentences("一。", "", "二。") == "一。二。"
