/**
 * Makes the ready program.
 *
 * Python is started, imports what it needs and forgets what answering the requests does not call. Then it is watched
 * while it answers them. What it had in memory before, as far as answering takes it, becomes part of the program, and
 * so does each function of the interpreter that answering calls.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Python } from "../client/python.mjs";
import * as whole from "../client/whole.mjs";
import { tidy } from "./heap.mjs";
import { adapter, printed, run, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";
import { readyProgram } from "./program.mjs";
import { counted, say } from "./progress.mjs";
import { Watch } from "./watch.mjs";

const PAGE = 65536;
/** So often at least is Python asked, so that it also runs its code in the ways that it finds with time. */
const OFTEN = 500;
/** Python's functions, and those that the script `trace` noted. */
const ALL = `((f.__module__, c.co_filename, c.co_qualname, c.co_firstlineno)
  for f in __import__("gc").get_objects() if type(f).__name__ == "function" for c in [f.__code__])`;
const NOTED = "sorted(set(called))";

const library = readFileSync(job.library);
const warmUp = job.warmUp ? readFileSync(job.warmUp, "utf8") : "";
const [trace, strip] = ["trace", "strip"].map((name) =>
  readFileSync(join(job.inside, `${name}.py`), "utf8"),
);
const { requests } = job;
/** The names of what can be imported from the package. */
const ours = [...new Set(job.package.map((name) => name.replace(/\.py$|\/.*/, "")))];
const program = readFileSync(join(job.pyodide, adapter.FILES.program));
say("starting Python");
const inPython = await calledInPython();
say(`${inPython.noted.length} functions in Python are called; watching the interpreter`);
const { state, noted } = await watched();
const { program: ready, leftOut } = readyProgram(adapter, program, state, noted);
say(`${noted.called.size} functions of the interpreter are called`);
writeFileSync(job.target, ready);
done({
  called: inPython.noted.length,
  stripped: inPython.others,
  interpreter: noted.called.size,
  leftOut,
});

/**
 * What is in memory once Python is warm and has forgotten what it does not need, and what answering takes of it.
 *
 * @returns {Promise<{ state: import("./program.mjs").State, noted: import("./program.mjs").Noted }>}
 */
async function watched() {
  const watch = new Watch(program, adapter.addressFinder(program));
  /** @type {any} */
  let imported;
  const interpreter = await start(
    (imports) => {
      imported = imports;
      return WebAssembly.instantiate(/** @type {BufferSource} */ (watch.program), imports);
    },
    library,
    watch.size,
  );
  const { native, memory } = interpreter;
  const exports = /** @type {WebAssembly.Exports} */ (/** @type {unknown} */ (native));
  run(interpreter, warmUp);
  const entry = whole.entry(interpreter, job.entry);
  // JSON's lists, texts and numbers are literals of Python as well.
  run(interpreter, `called = set(map(tuple, ${JSON.stringify(inPython.noted)}))`);
  run(interpreter, `ours, keep = set(${JSON.stringify(ours)}), set(${JSON.stringify(job.keep)})`);
  run(interpreter, strip);
  tidy(interpreter, adapter.PIECES);
  const state = {
    memory: new Uint8Array(memory.buffer, 0, Math.ceil(native.sbrk(0) / PAGE) * PAGE).slice(),
    global: (/** @type {string} */ module, /** @type {string} */ name) =>
      imported[module][name].value,
    exports,
    table: exportedEntries(adapter.table(imported, exports), exports),
    entry,
  };
  // Garbage is collected at any moment, whatever is alive then.
  run(interpreter, "import gc; gc.set_threshold(1)");
  const python = new Python(native, memory, entry);
  watch.clear(memory);
  const times = Math.ceil(OFTEN / requests.length);
  const all = Array.from({ length: times }, () => requests).flat();
  for (const request of counted("asking Python", all)) python.ask(request);
  if (native.sbrk(0) > watch.limit) {
    throw new Error(`Python takes more memory than can be watched: ${native.sbrk(0)} bytes`);
  }
  // What was there may have been enough; memory must be able to grow.
  native.free(native.malloc(memory.buffer.byteLength));
  return { state, noted: watch.noted(memory) };
}

/**
 * Python's functions that are called while the corpus is answered, the file, the name and the first line of each, and
 * the names of the others.
 */
async function calledInPython() {
  const asked = await start((imports) => WebAssembly.instantiate(program, imports), library);
  run(asked, warmUp);
  const python = new Python(asked.native, asked.memory, whole.entry(asked, job.entry));
  const known = functionsIn(asked, ALL);
  run(asked, trace);
  for (const request of requests) python.ask(request);
  const noted = functionsIn(asked, NOTED).map(([file, name, line]) => [file, name, Number(line)]);
  const places = new Set(noted.map(String));
  const others = known.filter((each) => !places.has(String(each.slice(1))));
  return { noted, others: others.map(([module, _, name]) => `${module}:${name}`).sort() };
}

/** Texts about functions, in a list for each, that Python code gives. @param {whole.Interpreter} interpreter */
function functionsIn(interpreter, lists) {
  // Without the module for JSON, which the library may lack.
  const code = `print(*("\\t".join(map(str, each)) for each in ${lists}), sep="\\v")`;
  const lines = printed(interpreter, code).split("\v");
  return lines.map((line) => line.split("\t"));
}

/** The names under which the functions in a table are exported. */
function exportedEntries(table, exports) {
  const names = new Map(Object.entries(exports).map(([name, exported]) => [exported, name]));
  return Array.from({ length: table.length }, (_, index) => names.get(table.get(index)));
}
