"""The oldest browsers follow from what the built site really uses."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from project import PROJECT, SITE
from sitebuild import browsers

ASSETS = SITE / "assets"


def needed(packed: bytes) -> set[str]:
    """Return the features of WebAssembly without which a program is not valid."""
    command = ["node", Path(__file__).with_name("needed.mjs")]
    done = subprocess.run(command, input=packed, capture_output=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.site
def test_every_feature_is_used_where_the_data_says() -> None:
    for feature in browsers.features():
        if feature.file != "ready":
            (script,) = ASSETS.glob(f"javascripts/{feature.file}.*.js")
            assert feature.sign in script.read_text(encoding="utf-8"), feature.name


@pytest.mark.site
def test_the_ready_program_needs_what_the_data_says_and_nothing_else() -> None:
    (program,) = ASSETS.glob("runtime/ready-*.bin")
    named = {each.sign for each in browsers.features() if each.file == "ready"}
    assert needed(program.read_bytes()) == named


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
