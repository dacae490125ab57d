"""The other version of Pyodide: what is assumed of it is told when it breaks, and it is of use."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pyodide_preinit
import pytest
from pyodide_preinit import Config

ADDRESSES = Path(__file__).with_name("addresses.mjs")
BROKEN = Path(__file__).with_name("broken.mjs")
PYODIDE = Path("node_modules", "pyodide-314").resolve()
EXPORTS = (
    *("PyErr_Print", "PyImport_ImportModule", "PyObject_CallOneArg", "PyObject_GetAttrString"),
    *("PyRun_SimpleString", "PyUnicode_AsUTF8AndSize", "PyUnicode_FromStringAndSize"),
    *("_Py_DecRef", "free", "malloc", "malloc_usable_size", "sbrk"),
)
PROGRAM = f"""(module
  (import "GOT.func" "other" (global $other (mut i32)))
  (import "env" "_PyEM_TrampolineCall_JS" (func (param i32 i32 i32 i32) (result i32)))
  (import "env" "emscripten_resize_heap" (func (param i32) (result i32)))
  (import "env" "_Py_CheckEmscriptenSignals_Helper" (func (result i32)))
  (memory (export "memory") 1)
  (table (export "__indirect_function_table") 2 funcref)
  (elem (i32.const 1) func $work)
  (data (i32.const 1024) "something")
  (data (i32.const 1040) "more")
  (func $work)
  {"".join(f'(func (export "{name}"))' for name in EXPORTS)}
)"""
PROGRAMS = {
    "The program imports globals that are not in GOT.func: GOT.mem.other.": ("GOT.func", "GOT.mem"),
    "The program does not export a memory of its own as memory.": (
        '(memory (export "memory") 1)',
        '(import "env" "memory" (memory 1)) (export "memory" (memory 0))',
    ),
    "The program does not export a table of its own as __indirect_function_table.": (
        '(export "__indirect_function_table")',
        "",
    ),
    "The program does something at its start.": ("(func $work)", "(func $work) (start $work)"),
    "The program fills its table in 2 pieces instead of one.": (
        "(elem ",
        "(elem (i32.const 0) func $work) (elem ",
    ),
    "The program does not fill its table from 1 on.": (
        "(elem (i32.const 1)",
        "(elem (i32.const 0)",
    ),
    "The pieces of the program's data are not in order.": ("1040", "1030"),
    "The program has no data.": (
        '(data (i32.const 1024) "something")\n  (data (i32.const 1040) "more")',
        "",
    ),
    "The program does not import emscripten_resize_heap.": ("emscripten_resize_heap", "grow"),
}


@pytest.fixture(scope="module")
def told() -> list[list[str]]:
    """Return what is told of the program as assumed, and of all that differ."""
    assert all(old in PROGRAM for old, _ in PROGRAMS.values())
    programs = [PROGRAM, *(PROGRAM.replace(old, new) for old, new in PROGRAMS.values())]
    given = json.dumps({"version": "314.0.0", "programs": programs, "memories": []})
    done = subprocess.run(
        ["node", BROKEN], input=given, check=True, stdout=subprocess.PIPE, text=True
    )
    found: list[list[str]] = json.loads(done.stdout)["programs"]
    return found


def test_nothing_is_told_of_what_is_as_assumed(told: list[list[str]]) -> None:
    assert told[0] == []


@pytest.mark.parametrize(("number", "sentence"), [*enumerate(PROGRAMS, 1)])
def test_a_program_that_differs(number: int, sentence: str, told: list[list[str]]) -> None:
    assert told[number] == [sentence]


def test_what_is_taken_for_an_address() -> None:
    found = data("""
      (drop (i32.load (i32.const 2048)))
      (drop (i32.add (i32.const 4096) (local.get 0)))
      (local.set 0 (i32.const 8192))""")
    assert found["addresses"] == [2048, 4096, 8192]


def test_what_is_none() -> None:
    found = data("""
      (drop (i32.eq (local.get 0) (i32.const 2048)))
      (drop (i32.and (local.get 0) (i32.const 4096)))
      (drop (i32.load (i32.const 8195)))
      (drop (i32.load offset=4096 (local.get 0)))""")
    assert found["addresses"] == []


def test_the_fields_of_a_structure_do_not_cut_it() -> None:
    """Code refers to fields by their own addresses, and by that of the first to what follows."""
    fields = "".join(f"(drop (i32.load (i32.const {2048 + 16 * i})))" for i in range(9))
    assert data(f"{fields} (drop (i32.load (i32.const 4096)))")["addresses"] == [2048, 4096]


def test_data_is_where_the_program_has_it() -> None:
    found = data("")
    assert (found["start"], found["base"]) == (1024, 0)
    assert bytes(found["content"]) == b"something\0\0\0\0\0\0\0more"


def data(code: str) -> dict[str, Any]:
    """Return what the adapter tells of a program with code in it."""
    program = PROGRAM.replace("(func $work)", f"(func $work (local i32) {code})")
    done = subprocess.run(
        ["node", ADDRESSES], input=program, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def ask(
    tmp_path_factory: pytest.TempPathFactory, example: Path
) -> Callable[[list[str]], list[str | None]]:
    """Return what asks the example, built with this version."""
    built = tmp_path_factory.mktemp("built")
    config = Config(
        package=example / "src",
        entry="roman:answer",
        corpus=example / "corpus.jsonl",
        pyodide=PYODIDE,
    )
    pyodide_preinit.build(config, built, lambda _: None)
    return lambda requests: pyodide_preinit.ask(built, requests, PYODIDE)


@pytest.mark.slow
def test_the_example_answers_as_the_python_of_the_tests(
    ask: Callable[[list[str]], list[str | None]], roman: ModuleType
) -> None:
    texts = [str(number) for number in range(4002)]
    texts += [roman.written(number).lower() for number in range(1, 4000)]
    texts += ["", "IIII", "one", " xii ", "-1", "½", "VX", "IC", "MMMM"]
    requests = [json.dumps({"text": text}) for text in texts]
    assert ask(requests) == [roman.answer(request) for request in requests]


@pytest.mark.slow
def test_what_the_corpus_did_not_call_is_not_answered(
    ask: Callable[[list[str]], list[str | None]],
) -> None:
    assert ask(["{}", "no JSON"]) == [None, None]
