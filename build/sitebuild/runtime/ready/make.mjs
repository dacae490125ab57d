/**
 * Makes the ready program: `node make.mjs LIBRARY SCRIPTS PROGRAM`, with a JSON list of requests as input.
 *
 * Python is started, imports what it needs and forgets what answering the requests does not call. What it then has in
 * memory becomes part of the program, and so does each function of the interpreter that answering calls.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Python } from "../../../../docs/assets/javascripts/python.mjs";
import * as whole from "../../../../docs/assets/javascripts/whole.mjs";
import { Calls, telling } from "./calls.mjs";
import { functionsCalled } from "./functions.mjs";
import { zeroFree } from "./heap.mjs";
import { pyodide, run, start } from "./interpreter.mjs";
import { readyProgram } from "./program.mjs";
import { counted, say } from "./progress.mjs";

const [, , libraryPath, scripts, target] = process.argv;
const library = readFileSync(libraryPath);
const [exercise, watch, forget] = ["exercise", "watch", "forget"].map((name) =>
  readFileSync(join(scripts, `${name}.py`), "utf8"),
);
const requests = JSON.parse(await text(process.stdin));
say("starting Python");
const called = await functionsCalled(library, exercise, watch, requests);
say(`${JSON.parse(called).length} functions in Python are called`);
const program = readFileSync(pyodide("pyodide.asm.wasm"));
const calls = new Calls();
let imported;
const interpreter = await start((imports) => {
  imported = Object.assign(imports, calls.imports);
  return WebAssembly.instantiate(telling(program), imported);
}, library);

run(interpreter, exercise);
const entry = whole.entry(interpreter);
// A JSON text is a literal of Python as well.
run(interpreter, `import json; called = set(map(tuple, json.loads(${JSON.stringify(called)})))`);
run(interpreter, forget);
zeroFree(interpreter);
const state = {
  memory: new Uint8Array(interpreter.memory.buffer).slice(),
  global: (module, name) => imported[module][name].value,
  table: exportedEntries(imported.env.__indirect_function_table, interpreter.native),
  entry,
};

// Garbage is collected at any moment, whatever is alive then.
run(interpreter, "import gc; gc.set_threshold(1)");
calls.listen(interpreter.native);
const python = new Python(interpreter.native, interpreter.memory, entry);
for (const request of counted("asking the interpreter", requests)) python.ask(request);
// What was there may have been enough; memory must be able to grow.
interpreter.native.free(interpreter.native.malloc(state.memory.length));
say(`${calls.functions.size} functions of the interpreter are called; writing the ready program`);
writeFileSync(target, readyProgram(program, { ...state, called: calls.functions }));
process.exit();

/** The names under which the functions in a table are exported. */
function exportedEntries(table, exports) {
  const names = new Map(Object.entries(exports).map(([name, exported]) => [exported, name]));
  return Array.from({ length: table.length }, (_, index) => names.get(table.get(index)));
}
