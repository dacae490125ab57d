/**
 * Makes the ready program.
 *
 * Python is started, imports what it needs and forgets what answering the requests does not call. What it then has in
 * memory becomes part of the program, and so does each function of the interpreter that answering calls.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Python } from "../client/python.mjs";
import * as whole from "../client/whole.mjs";
import { Calls, telling } from "./calls.mjs";
import { zeroFree } from "./heap.mjs";
import { adapter, printed, run, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";
import { readyProgram } from "./program.mjs";
import { counted, say } from "./progress.mjs";

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
const called = { inPython: await calledInPython(), inProgram: await calledInProgram() };
say(
  `${called.inPython.noted.length} functions in Python are called, ${called.inProgram.size} of the interpreter; ` +
    "writing the ready program",
);

/** @type {any} */
let imported;
const interpreter = await start((imports) => {
  imported = imports;
  return WebAssembly.instantiate(program, imports);
}, library);
run(interpreter, warmUp);
const entry = whole.entry(interpreter, job.entry);
// JSON's lists, texts and numbers are literals of Python as well.
run(interpreter, `called = set(map(tuple, ${JSON.stringify(called.inPython.noted)}))`);
run(interpreter, `ours, keep = set(${JSON.stringify(ours)}), set(${JSON.stringify(job.keep)})`);
run(interpreter, strip);
zeroFree(interpreter, adapter.PIECES);
writeFileSync(
  job.target,
  readyProgram(adapter, program, {
    memory: new Uint8Array(interpreter.memory.buffer).slice(),
    global: (module, name) => imported[module][name].value,
    table: exportedEntries(
      adapter.table(imported, /** @type {any} */ (interpreter.native)),
      interpreter.native,
    ),
    entry,
    called: called.inProgram,
  }),
);
done({
  called: called.inPython.noted.length,
  stripped: called.inPython.others,
  interpreter: called.inProgram.size,
});

/**
 * The interpreter's functions that are called while the corpus is answered, by their index.
 *
 * Not while Python's own are noted: that takes others.
 */
async function calledInProgram() {
  const calls = new Calls();
  const asked = await start(
    (imports) =>
      WebAssembly.instantiate(
        /** @type {BufferSource} */ (telling(program)),
        Object.assign(imports, calls.imports),
      ),
    library,
  );
  const python = warm(asked);
  // Garbage is collected at any moment, whatever is alive then.
  run(asked, "import gc; gc.set_threshold(1)");
  return calls.during(asked.native, () => {
    const times = Math.ceil(OFTEN / requests.length);
    const all = Array.from({ length: times }, () => requests).flat();
    for (const request of counted("asking Python", all)) python.ask(request);
    // What was there may have been enough; memory must be able to grow.
    asked.native.free(asked.native.malloc(asked.memory.buffer.byteLength));
  });
}

/**
 * Python's functions that are called while the corpus is answered, the file, the name and the first line of each, and
 * the names of the others.
 */
async function calledInPython() {
  const asked = await start((imports) => WebAssembly.instantiate(program, imports), library);
  const python = warm(asked);
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

/** Python after its warm-up. @param {whole.Interpreter} interpreter */
function warm(interpreter) {
  run(interpreter, warmUp);
  return new Python(interpreter.native, interpreter.memory, whole.entry(interpreter, job.entry));
}

/** The names under which the functions in a table are exported. */
function exportedEntries(table, exports) {
  const names = new Map(Object.entries(exports).map(([name, exported]) => [exported, name]));
  return Array.from({ length: table.length }, (_, index) => names.get(table.get(index)));
}
