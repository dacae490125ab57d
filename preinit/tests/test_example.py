"""The example, which is about something else than the site: built, asked, and used in a page."""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pyodide_preinit
import pytest
from playwright.sync_api import Page, expect
from pyodide_preinit import Config, WrongAnswerError

pytestmark = pytest.mark.slow

LARGEST = 320_000
"""So many bytes may the ready program have, compressed."""
PATIENCE = 60_000
"""In milliseconds, for what takes a second or two."""
EASTERN = "٤٢"
"""A number in digits that are not in the corpus."""


def asked(text: str) -> str:
    return json.dumps({"text": text})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path, example: Path) -> Path:
    """Return a copy of the example with what the command line makes of it."""
    copy = tmp_path_factory.mktemp("example") / "numerals"
    shutil.copytree(example, copy, ignore=shutil.ignore_patterns("built", "__pycache__"))
    command = [sys.executable, "-m", "pyodide_preinit", "build", "--quiet"]
    done = subprocess.run(
        [*command, copy / "preinit.toml", copy / "built"],
        cwd=root,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "held-out requests: 0 of 40 (0.0%) need the whole interpreter" in done.stdout
    return copy


@pytest.fixture(scope="module")
def ask(built: Path, root: Path) -> Callable[[list[str]], list[str | None]]:
    """Return what asks the ready program."""
    pyodide = root / "node_modules" / "pyodide"
    return lambda requests: pyodide_preinit.ask(built / "built", requests, pyodide)


def test_it_answers_as_the_python_of_the_tests(
    ask: Callable[[list[str]], list[str | None]], roman: ModuleType
) -> None:
    texts = [str(number) for number in range(4002)]
    texts += [roman.written(number).lower() for number in range(1, 4000)]
    texts += ["", "IIII", "one", " xii ", "-1", "½", "VX", "IC", "MMMM"]
    requests = [asked(text) for text in texts]
    assert ask(requests) == [roman.answer(request) for request in requests]


def test_it_answers_nothing_that_it_cannot(
    ask: Callable[[list[str]], list[str | None]], roman: ModuleType
) -> None:
    assert json.loads(roman.answer(asked(EASTERN)))["other"] == "XLII"
    assert ask([asked(EASTERN), "{}", "no JSON", asked("XLII")])[:3] == [None] * 3
    assert ask([asked(EASTERN), asked("XLII")])[1] == roman.answer(asked("XLII"))


def test_it_is_small_and_needs_nothing(built: Path) -> None:
    (program,) = (built / "built").glob("ready-*.bin")
    assert program.stat().st_size < LARGEST


def test_the_report_says_what_was_made(built: Path) -> None:
    report: dict[str, Any] = json.loads((built / "built" / "report.json").read_text("utf-8"))
    ready = report["ready"]["raw"]
    # But for the header.
    assert sum(kind["raw"] for kind in report["sizes"].values()) == ready - 8
    assert report["sizes"]["data"]["raw"] > report["sizes"]["code"]["raw"] > 100_000
    assert 0 < report["python"]["kept"] < report["python"]["of"] / 10
    assert len(report["stripped"]) == report["python"]["of"] - report["python"]["kept"]
    assert "json:dump" in report["stripped"]
    assert "roman:written" not in report["stripped"]
    assert report["interpreter"]["kept"] < report["interpreter"]["of"] / 10
    left_out = report["left_out"]
    assert left_out["blocks"] / 2 < left_out["poisoned"] < left_out["blocks"]
    assert min(left_out["bytes"], left_out["constants"]) > 1_000_000
    assert left_out["traps"] > 100
    assert report["held_out"] == {"requests": 40, "waiting": 0}


def test_the_command_line_asks_it(built: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pyodide_preinit", "ask", built / "built"],
        cwd=root,
        input=f"{asked('14')}\n{{}}\n{asked('XIV')}\n",
        capture_output=True,
        check=True,
        text=True,
    )
    assert [json.loads(line)["other"] for line in done.stdout.splitlines()] == ["XIV", "14"]
    assert done.stderr == "the whole interpreter is needed\n"


@pytest.fixture
def address(built: Path) -> Iterator[str]:
    """Give the address at which any static server has the page."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.browser
def test_a_page_asks_it_and_all_of_python_where_it_must(address: str, page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address)
    output, field = page.locator("output"), page.locator("input")
    expect(output).to_have_text("MMXXVI", timeout=PATIENCE)
    field.fill("mcmxciv")
    expect(output).to_have_text("1994")
    field.fill("none")
    expect(output).to_have_text("This is neither a number nor a numeral.")
    assert not [each for each in fetched if "/program-" in each]
    field.fill(EASTERN)
    expect(output).to_have_text("XLII", timeout=PATIENCE)
    assert len([each for each in fetched if "/program-" in each]) == 1
    field.fill("XII")
    expect(output).to_have_text("12")


def test_an_answer_that_is_not_that_of_the_whole_interpreter_fails_the_build(
    tmp_path: Path, root: Path
) -> None:
    files = {
        "src/answers.py": "VALUE = 'right'\ndef answer(text): return VALUE",
        # Only the ready program has what this changes.
        "warm_up.py": "import answers; answers.VALUE = 'wrong'",
        "corpus.jsonl": '"any"\n',
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    config = Config(
        package=tmp_path / "src",
        entry="answers:answer",
        corpus=tmp_path / "corpus.jsonl",
        held_out=tmp_path / "corpus.jsonl",
        warm_up=tmp_path / "warm_up.py",
        pyodide=root / "node_modules" / "pyodide",
    )
    with pytest.raises(WrongAnswerError, match=r"'wrong' to 'any'; .* answers 'right'"):
        pyodide_preinit.build(config, tmp_path / "built", lambda _: None)
    assert not (tmp_path / "built").exists()
