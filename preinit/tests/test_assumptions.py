"""Each thing that is assumed of Pyodide is told in a sentence once it no longer holds."""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import types
from importlib import _bootstrap_external
from pathlib import Path

import pyodide_preinit
import pytest
from pyodide_preinit import AssumptionError, Config

BROKEN = Path(__file__).with_name("broken.mjs")
CHECK = Path(pyodide_preinit.__file__).parent / "inside" / "check.py"
PYODIDE = Path("node_modules", "pyodide").resolve()
EXPORTS = (
    *("PyErr_Print", "PyImport_ImportModule", "PyObject_CallOneArg", "PyObject_GetAttrString"),
    *("PyRun_SimpleString", "PyUnicode_AsUTF8AndSize", "PyUnicode_FromStringAndSize"),
    *("_Py_DecRef", "free", "malloc", "malloc_usable_size", "sbrk"),
)
ADDRESS = "(i32.add (global.get $memory_base) (i32.const 8))"
PROGRAM = f"""(module
  (import "env" "memory" (memory 1))
  (import "env" "__indirect_function_table" (table 1 funcref))
  (import "env" "__memory_base" (global $memory_base i32))
  (import "env" "__table_base" (global $table_base i32))
  (import "env" "__stack_pointer" (global $stack_pointer (mut i32)))
  (import "GOT.mem" "other" (global $other (mut i32)))
  (import "env" "_PyEM_TrampolineCall_JS" (func (param i32 i32 i32 i32) (result i32)))
  (import "env" "emscripten_resize_heap" (func (param i32) (result i32)))
  (import "env" "_Py_CheckEmscriptenSignals_Helper" (func (result i32)))
  (global $own (mut i32) (i32.const 0))
  (elem (global.get $table_base) func $work)
  (data (global.get $memory_base) "something")
  (start $start)
  (func $start
    (global.set $own {ADDRESS})
    (memory.fill {ADDRESS} (i32.const 0) (i32.const 1)))
  (func $work
    (global.set $stack_pointer (i32.const 1))
    (i32.store {ADDRESS} {ADDRESS}))
  (func (export "__wasm_apply_data_relocs") (i32.store {ADDRESS} {ADDRESS}))
  {"".join(f'(func (export "{name}"))' for name in EXPORTS)}
)"""
PROGRAMS = {
    "The program does not export sbrk.": ('(export "sbrk")', ""),
    "The program does not export __wasm_apply_data_relocs.": (
        '(export "__wasm_apply_data_relocs")',
        "",
    ),
    "The program does not import emscripten_resize_heap.": ("emscripten_resize_heap", "grow"),
    "The program does not import _PyEM_TrampolineCall_JS.": ("_PyEM_TrampolineCall_JS", "call"),
    "The program does not import _Py_CheckEmscriptenSignals_Helper.": ("_Helper", ""),
    "The function _PyEM_TrampolineCall_JS that the program imports does not take and return what "
    "it did.": ("(param i32 i32 i32 i32)", "(param i32 i32 i32)"),
    "The program does not import the global __stack_pointer.": ("__stack_pointer", "pointer"),
    "The program changes a global that it imports: other.": (
        "(global.set $stack_pointer (i32.const 1))",
        "(global.set $other (i32.const 1))",
    ),
    "The program does not import its memory as env.memory.": (
        '(import "env" "memory"',
        '(import "other" "memory"',
    ),
    "The program fills its table in 2 pieces instead of one.": (
        "(elem ",
        "(elem (i32.const 0) func $work) (elem ",
    ),
    "The program does not fill its table from __table_base on.": (
        "(elem (global.get $table_base)",
        "(elem (i32.const 0)",
    ),
    "The program has its data in 2 pieces instead of one.": (
        "(data ",
        '(data (i32.const 0) "more") (data ',
    ),
    "The program's start does something else than set globals to addresses and fill memory.": (
        "(memory.fill",
        "(call $work) (memory.fill",
    ),
    "The program does not make addresses by adding numbers to __memory_base.": (
        ADDRESS,
        "(i32.sub (global.get $memory_base) (i32.const 8))",
    ),
    "The program holds an instruction for vectors or threads, which is not read here.": (
        "(func $work",
        "(func $work (drop (v128.const i32x4 0 0 0 0))",
    ),
    "The program holds data that is not put anywhere at the start, which is not read here.": (
        "(data (global.get $memory_base)",
        "(data",
    ),
}
ALSO = {
    "The program does not make addresses by adding numbers to __memory_base.": {
        "The program's start does something else than set globals to addresses and fill memory."
    },
    "The program does not import the global __stack_pointer.": {
        "The program changes a global that it imports: pointer."
    },
}
MEMORIES: dict[str, dict[str, object]] = {
    "Memory is given out in pieces of 28 bytes instead of 20.": {"step": 16},
    "A piece of memory that was freed is not given out again.": {"isNew": True},
    "Memory is not given out below the place that sbrk tells.": {"isBeyond": True},
    "Python does not tell how it uses memory.": {"told": ""},
    "Python keeps pools for small pieces of memory, of which the free ones would not be found.": {
        "told": "3 free PyDictObjects; threshold = 512, in 32 size classes"
    },
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[list[str]]]:
    """Return what is told of the program and of memory as assumed, and of all that differ."""
    assert all(old in PROGRAM for old, _ in PROGRAMS.values())
    programs = [PROGRAM, *(PROGRAM.replace(old, new) for old, new in PROGRAMS.values())]
    memories = [{}, *MEMORIES.values()]
    given = json.dumps({"version": "0.29.0", "programs": programs, "memories": memories})
    done = subprocess.run(
        ["node", BROKEN], input=given, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


def test_nothing_is_told_of_what_is_as_assumed(told: dict[str, list[list[str]]]) -> None:
    assert told["programs"][0] == told["memories"][0] == []


@pytest.mark.parametrize(("number", "sentence"), [*enumerate(PROGRAMS, 1)])
def test_a_program_that_differs(
    number: int, sentence: str, told: dict[str, list[list[str]]]
) -> None:
    assert {sentence} | ALSO.get(sentence, set()) == set(told["programs"][number])


@pytest.mark.parametrize(("number", "sentence"), [*enumerate(MEMORIES, 1)])
def test_memory_that_is_given_out_otherwise(
    number: int, sentence: str, told: dict[str, list[list[str]]]
) -> None:
    assert sentence in told["memories"][number]


def checked(python: str = "{}.{}".format(*sys.version_info)) -> list[str]:
    """Return what the script says that is run in the interpreter, of the Python of the tests."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = compile(CHECK.read_text(encoding="utf-8"), CHECK, "exec")
        exec(code, {"python": python, "__name__": "__main__"})  # noqa: S102 (ours)
    found: list[str] = json.loads(out.getvalue())
    return found


def test_python_is_as_assumed() -> None:
    assert checked() == []


def test_another_python() -> None:
    assert checked("3.9") == ["Python is {}.{}, and not 3.9.".format(*sys.version_info)]


def test_another_header_of_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_bootstrap_external, "_code_to_hash_pyc", lambda *_, **__: b"short")
    assert checked() == [
        "A file of bytecode does not begin with 16 bytes of which the source's hash is last."
    ]


def test_python_that_tells_no_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "monitoring", types.SimpleNamespace())
    assert checked() == ["Python does not tell which functions are called (sys.monitoring)."]


@pytest.fixture
def doctored(tmp_path: Path) -> Config:
    """Return a copy of the npm package, of which each test changes something, beside binaryen."""
    pyodide = tmp_path / "node_modules" / "pyodide"
    pyodide.mkdir(parents=True)
    (pyodide.parent / "binaryen").symlink_to(PYODIDE.with_name("binaryen"))
    for name in ("package.json", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(PYODIDE / name, pyodide / name)
    (tmp_path / "answers.py").write_text("def answer(text): return text")
    (tmp_path / "corpus.jsonl").write_text('"text"\n')
    return Config(
        package=tmp_path,
        entry="answers:answer",
        corpus=tmp_path / "corpus.jsonl",
        pyodide=pyodide,
    )


def build(config: Config) -> None:
    pyodide_preinit.build(config, config.package / "built", lambda _: None)


def test_a_version_that_is_not_known_is_refused(doctored: Config) -> None:
    file = doctored.pyodide / "package.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "version": "0.30.1"}))
    with pytest.raises(
        AssumptionError, match=r"^Pyodide 0\.30\.1 is not known; known are .*0.29.x"
    ):
        build(doctored)


def test_a_file_that_is_missing(doctored: Config) -> None:
    (doctored.pyodide / "pyodide.asm.js").unlink()
    with pytest.raises(AssumptionError, match=r"^There is no pyodide.asm.js in "):
        build(doctored)


def test_a_program_that_is_none(doctored: Config) -> None:
    (doctored.pyodide / "pyodide.asm.wasm").write_bytes(b"")
    with pytest.raises(AssumptionError, match=r"^The program is not valid"):
        build(doctored)
