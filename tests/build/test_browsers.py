"""The oldest browsers follow from what the built site really uses."""

import functools
import gzip
import json
import operator
import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from browser import old_chromium
from project import PROJECT, SITE
from sitebuild import browsers
from sitebuild.finish import headers

ASSETS = SITE / "assets"
COMPATIBILITY = PROJECT / "node_modules" / "@mdn" / "browser-compat-data" / "data.json"


def is_valid(packed: bytes, features: Iterable[str]) -> bool:
    """Return whether a program is valid where only these features of WebAssembly are known."""
    command = ["node", str(Path(__file__).with_name("needed.mjs")), *features]
    done = subprocess.run(command, input=packed, capture_output=True, check=True)
    return bool(json.loads(done.stdout))


def needed(packed: bytes) -> set[str]:
    """Return the features of WebAssembly without which a program is not valid."""
    command = ["node", str(Path(__file__).with_name("needed.mjs"))]
    done = subprocess.run(command, input=packed, capture_output=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.site
def test_every_feature_is_used_where_the_data_says() -> None:
    for feature in browsers.features():
        if feature.file == "policy":
            assert feature.sign in (SITE / headers.NAME).read_text(encoding="utf-8")
        elif feature.file not in ("ready", "program"):
            (script,) = ASSETS.glob(f"javascripts/{feature.file}.*.js")
            assert feature.sign in script.read_text(encoding="utf-8"), feature.name


@pytest.mark.site
def test_the_ready_program_needs_what_the_data_says_and_nothing_else() -> None:
    (program,) = ASSETS.glob("runtime/ready-*.bin")
    named = {each.sign for each in browsers.features() if each.file == "ready"}
    assert needed(program.read_bytes()) == named


@pytest.mark.site
def test_the_full_interpreter_needs_nothing_newer_than_the_data_says() -> None:
    (program,) = ASSETS.glob("runtime/program-*.bin")
    named = {each.sign for each in browsers.features() if each.file in ("ready", "program")}
    # MDN has no entry for this one; browsers had it before the others.
    assert is_valid(program.read_bytes(), {*named, "MutableGlobals"})


def test_the_versions_are_those_of_mdn() -> None:
    known = json.loads(COMPATIBILITY.read_text(encoding="utf-8"))
    for feature in browsers.features():
        entry = functools.reduce(operator.getitem, feature.name.split("."), known)
        for browser, version in feature.since.items():
            told = entry["__compat"]["support"][browser]
            statements = told if isinstance(told, list) else [told]
            added = [each["version_added"] for each in statements if "flags" not in each]
            assert version in added, (feature.name, browser)


def test_what_is_said_to_be_tried_is_tried() -> None:
    too_old, works = browsers.tried()
    assert tuple(map(int, (too_old, *works))) == old_chromium.VERSIONS


def test_the_probe_needs_what_the_ready_program_needs() -> None:
    script = (PROJECT / "docs" / "assets" / "javascripts" / "support.mjs").read_text("utf-8")
    found = re.search(r"PROBE = \[(.*?)\];", script, re.DOTALL)
    assert found
    probe = bytes(map(int, re.findall(r"\b\d+(?=,)", re.sub("//.*", "", found[1]))))
    named = {each.sign for each in browsers.features() if each.file == "ready"}
    assert needed(gzip.compress(probe)) == named


def test_the_newest_need_decides() -> None:
    versions = list(zip(*(each.since.values() for each in browsers.features()), strict=True))
    for found, needs in zip(browsers.oldest().values(), versions, strict=True):
        assert float(found) == max(map(float, needs))


def newer(sheet: bytes) -> set[str]:
    """Return what a style sheet uses that is newer than the oldest supported browsers."""
    script = str(Path(__file__).with_name("newer.mjs"))
    command = ["node", script, json.dumps(browsers.oldest())]
    return set(
        json.loads(subprocess.run(command, input=sheet, capture_output=True, check=True).stdout)
    )


@pytest.mark.site
def test_the_style_sheet_uses_nothing_newer_without_a_reason() -> None:
    (sheet,) = ASSETS.glob("stylesheets/*.css")
    reasons = tomllib.loads(Path(__file__).with_name("newer.toml").read_text(encoding="utf-8"))
    assert newer(sheet.read_bytes()) == set(reasons)


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("@media (width >= 60em) { a { color: red } }", "media ranges"),
        ("@media not (min-width: 60em) { a { color: red } }", "logic in media queries"),
        ("@media (scripting: none) { a { color: red } }", "(scripting)"),
        ("legend { float: inline-start }", "float: inline-start"),
        ("a:has(b) { color: red }", ":has"),
        ("a { color: color-mix(in srgb, red, blue) }", "color-mix()"),
        ("a { height: 100dvh }", "dvh"),
        ("a { & b { color: red } }", "nesting"),
        ("@layer one { a { color: red } }", "@layer"),
    ],
)
def test_what_is_newer_is_found(sheet: str, name: str) -> None:
    assert newer(sheet.encode()) == {name}


def test_what_is_old_enough_is_not_found() -> None:
    old = "@media not all and (min-width: 60em) { a:is(b, c) { inset: 0; width: min(1em, 5vw) } }"
    prefixed = "a { -webkit-mask-image: none; mask-image: none }"
    assert newer(f"{old} {prefixed}".encode()) == set()
