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

const library = readFileSync(job.library);
const warmUp = job.warmUp ? readFileSync(job.warmUp, "utf8") : "";
const [trace, strip] = ["trace", "strip"].map((name) =>
  readFileSync(join(job.inside, `${name}.py`), "utf8"),
);
/** @type {string[]} */
const requests = readFileSync(job.corpus, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
/** The names of what can be imported from the package. */
const ours = [...new Set(job.package.map((name) => name.replace(/\.py$|\/.*/, "")))];
const program = readFileSync(join(job.pyodide, adapter.FILES.program));
say("starting Python");
const called = { inPython: await calledInPython(), inProgram: await calledInProgram() };
say(
  `${called.inPython.length} functions in Python are called, ${called.inProgram.size} of the interpreter; ` +
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
run(interpreter, `called = set(map(tuple, ${JSON.stringify(called.inPython)}))`);
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
done(null);

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

/** Python's functions that are called while the corpus is answered: the file, the name and the first line of each. */
async function calledInPython() {
  const asked = await start((imports) => WebAssembly.instantiate(program, imports), library);
  const python = warm(asked);
  run(asked, trace);
  for (const request of requests) python.ask(request);
  // Without the module for JSON, which the library may lack.
  const lines = printed(
    asked,
    'print(*(f"{f}\\t{q}\\t{n}" for f, q, n in sorted(set(called))), sep="\\v")',
  );
  return lines.split("\v").map((line) => {
    const [file, name, first] = line.split("\t");
    return [file, name, Number(first)];
  });
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
