"""Links keep what they say through what chats and mail programs do to them, or are recognised."""

import json
import random
import subprocess
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from sitebuild import link
from sitebuild.examples import Example, examples

from calculators.catalogue import calculator, names

SCRIPT = Path(__file__).with_name("link.mjs")
KNOWN = ["principal", "offers", "offers.1.principal", "offers.1.rate", "flows", "method"]
SAID = [
    ["offers", "3"],
    ["principal", "1万2"],
    ["offers.1.principal", "20,000.50"],
    ["offers.1.rate", "18%/年"],
    ["flows", "2026-01-31\t10000\n2026-03-02 -10150"],
    ["method", "equal_(payment)'s!*~"],
]
STATE = [*SAID[1:], ["untouched", "12"]]
TAILS = [
    "。",
    "，快看看",
    ".",
    ")",
    "）",
    "”",
    "…",
    ">",
    "、",
    "\n",
    " ",
    "!",
    "？",
    "&from=chat",
    "&",
]


def run(**given: object) -> dict[str, Any]:
    done = subprocess.run(
        ["node", SCRIPT], input=json.dumps(given), check=True, stdout=subprocess.PIPE, text=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def decoded(raws: list[str]) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = run(decode=raws, known=KNOWN)["decoded"]
    return found


@pytest.fixture(scope="module")
def whole() -> str:
    (encoded,) = run(encode=[[SAID, STATE]])["encoded"]
    assert isinstance(encoded, str)
    return encoded


def test_a_link_says_how_much_it_says_and_carries_checksums(whole: str) -> None:
    def encoded(pairs: list[list[str]]) -> str:
        return "".join(f"{quote(name, safe='')}={quote(text, safe='')}&" for name, text in pairs)

    header, _, query = whole.partition("&")
    assert query == encoded(SAID)
    count, said, state = header.removeprefix("link=").split(".")
    assert int(count) == len(SAID)
    assert int(said, 36) == zlib.crc32(query.encode())
    assert int(state, 36) == zlib.crc32(encoded(sorted(STATE)).encode())
    # Whatever makes links of texts takes all of it.
    assert whole.isascii()
    assert not set(whole) & set("()'!*\"<> ")


@pytest.mark.parametrize("name", names())
def test_python_writes_the_same_links(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 (nothing secret)
    form = calculator(name).form
    state = form.defaults()
    for control in chance.sample(sorted(state), k=min(5, len(state))):
        state[control] = chance.choice(["1万2", "18%/年", "a&b=c", "2026-01-31 5\n", "“引号”"])
    said = [[each, text] for each, text in state.items() if text != form.defaults()[each]]
    (encoded,) = run(encode=[[said, list(state.items())]])["encoded"]
    assert link.fragment(form, state) == encoded


@pytest.mark.parametrize("example", examples().values(), ids=lambda each: each.id)
def test_the_link_of_an_example_is_verified(example: Example) -> None:
    fragment = example.address.partition("#")[2]
    (found,) = run(decode=[fragment], known=[])["decoded"]
    assert found["kind"] == "verified"
    assert found["pairs"].__len__() == found["count"]
    assert dict(found["pairs"]).items() - example.texts.items() <= {
        (part, count) for part, count in found["pairs"] if "." not in part
    }


@pytest.mark.parametrize("tail", TAILS)
def test_what_is_put_behind_a_link_is_taken_off(whole: str, tail: str) -> None:
    raws = [whole + tail, whole + quote(tail), whole.removesuffix("&") + quote(tail)]
    for found in decoded(raws):
        assert found
        assert (found["kind"], found["pairs"]) == ("verified", SAID)


def test_what_chats_and_mail_programs_do_to_a_link_is_undone(whole: str) -> None:
    escaped = whole.replace("&", "&amp;")
    half = len(whole) // 2
    raws = [
        escaped,
        whole.replace("&", "&#38;"),
        escaped.replace("&", "&amp;"),
        quote(whole, safe=""),
        quote(quote(whole, safe=""), safe=""),
        quote(escaped, safe=""),
        quote(whole, safe="=&"),
        whole.replace("%E4%B8%87", "万"),
        whole[:half] + "%20" + whole[half:],
        whole[:half] + "\n" + whole[half:],
        whole[:half] + "\u200b" + whole[half:],
        f"{whole}%E3%80%82".replace("&", "&amp;"),
        whole.replace("&", "＆").replace("=", "＝"),
        quote(whole.replace("&", "＆").replace("=", "＝"), safe="=&%"),
        f"#{whole}",
        f"#!{whole}",
        whole[:half] + "\u2060" + whole[half:],
        whole[:half] + "%E2%80%8E" + whole[half:],
    ]
    for raw, found in zip(raws, decoded(raws), strict=True):
        assert found, raw
        assert (found["kind"], found["pairs"]) == ("verified", SAID), raw


def test_a_link_that_was_cut_is_never_taken_for_whole(whole: str) -> None:
    raws = [whole[:length] for length in range(1, len(whole.removesuffix("&")))]
    for raw, found in zip(raws, decoded(raws), strict=True):
        assert found, raw
        assert found["kind"] == "cut", raw
        # What did arrive is what was said: nothing that was cut in its middle is among it.
        assert found["pairs"] == SAID[: len(found["pairs"])], raw


def test_a_link_that_was_changed_is_never_taken_for_whole(whole: str) -> None:
    chance = random.Random(3)  # noqa: S311 (nothing secret)
    raws = []
    for _ in range(500):
        at = chance.randrange(len(whole))
        letter = chance.choice("0123456789abcxyz.&=%")
        changed = whole[:at] + letter + whole[at + chance.randint(0, 1) :]
        if unquote(changed) != unquote(whole) and not changed.startswith(whole):
            raws.append(changed)
    for raw, found in zip(raws, decoded(raws), strict=True):
        assert found is None or found["kind"] != "verified" or found["pairs"] == SAID, raw


def test_links_without_a_checksum_are_read_and_said_to_be_unchecked() -> None:
    raws = [
        "principal=1%2C000&method=x",
        "principal=1%2C000&amp;method=x",
        "principal%3D1&method=x",
    ]
    first, second, _ = decoded(raws)
    assert first == second
    assert first
    assert (first["kind"], first["pairs"]) == (
        "unchecked",
        [["principal", "1,000"], ["method", "x"]],
    )


@pytest.mark.parametrize("raw", ["", "interest-result", "x", "utm_source=chat", "=", "&&&", "%"])
def test_what_is_no_link_is_none(raw: str) -> None:
    assert decoded([raw]) == [None]
