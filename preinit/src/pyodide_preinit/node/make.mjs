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
import { printed, pyodide, run, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";
import { readyProgram } from "./program.mjs";
import { counted, say } from "./progress.mjs";

/** One request in so many shows what answering takes as a rule. */
const USUAL = 20;

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
const program = readFileSync(pyodide("pyodide.asm.wasm"));
say("starting Python");
const called = await calledByAnswering();
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
// A JSON text is a literal of Python as well.
const inPython = JSON.stringify(JSON.stringify(called.inPython));
run(interpreter, `import json; called = set(map(tuple, json.loads(${inPython})))`);
run(interpreter, strip);
zeroFree(interpreter);
writeFileSync(
  job.target,
  readyProgram(program, {
    memory: new Uint8Array(interpreter.memory.buffer).slice(),
    global: (module, name) => imported[module][name].value,
    table: exportedEntries(imported.env.__indirect_function_table, interpreter.native),
    entry,
    called: called.inProgram,
  }),
);
done(null);

/**
 * What is called while answers are made to the corpus: in Python, of each function its file, its name and its first
 * line; in the interpreter, the functions' indices.
 */
async function calledByAnswering() {
  const calls = new Calls();
  const asked = await start(
    (imports) =>
      WebAssembly.instantiate(
        /** @type {BufferSource} */ (telling(program)),
        Object.assign(imports, calls.imports),
      ),
    library,
  );
  run(asked, warmUp);
  const python = new Python(asked.native, asked.memory, whole.entry(asked, job.entry));
  const ask = (request) => python.ask(request);
  // Garbage is collected at any moment, whatever is alive then.
  run(asked, "import gc; gc.set_threshold(1)");
  run(asked, trace);
  const inProgram = calls.during(asked.native, () => {
    for (const request of counted("asking Python", requests)) ask(request);
    // What was there may have been enough; memory must be able to grow.
    asked.native.free(asked.native.malloc(asked.memory.buffer.byteLength));
  });
  // By now every call has been noted. What a request takes once calls are noted anew, and did not take before, only
  // noting takes.
  const usual = calls.during(asked.native, () =>
    requests.filter((_, index) => index % USUAL === 0).forEach(ask),
  );
  run(asked, "import sys; sys.monitoring.restart_events()");
  const noting = calls.during(asked.native, () => ask(requests[0]));
  for (const each of noting) if (!usual.has(each)) inProgram.delete(each);
  const inPython = JSON.parse(
    printed(asked, "import json; print(json.dumps(sorted(set(called))))"),
  );
  return { inPython, inProgram };
}

/** The names under which the functions in a table are exported. */
function exportedEntries(table, exports) {
  const names = new Map(Object.entries(exports).map(([name, exported]) => [exported, name]));
  return Array.from({ length: table.length }, (_, index) => names.get(table.get(index)));
}
