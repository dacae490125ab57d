/**
 * Checks what is assumed of Pyodide, and compiles the modules that the package needs.
 *
 * Its result: the bytecode of each module, by the name of its file; how a page starts the interpreter; which files of
 * Pyodide a page needs for it.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entry, instantiating } from "../client/whole.mjs";
import { checkedProgram, checkInterpreter } from "./check.mjs";
import { adapter, printed, run, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";
import { say } from "./progress.mjs";

say("checking what is assumed of Pyodide");
const instantiate = instantiating(
  await WebAssembly.compile(/** @type {BufferSource} */ (checkedProgram(adapter, job.pyodide))),
);
const library = readFileSync(job.library);
let trampolines = 0;
/** @type {any} */
let imported;
const checked = await started((imports) => {
  imported = imports;
  const { trampoline } = adapter.REPLACED;
  const call = /** @type {Function} */ (imports.env[trampoline]);
  imports.env[trampoline] = (/** @type {number[]} */ ...numbers) => {
    trampolines += 1;
    return call(...numbers);
  };
});
run(checked, `python = ${JSON.stringify(adapter.START.python)}`);
const exports = /** @type {WebAssembly.Exports} */ (/** @type {unknown} */ (checked.native));
checkInterpreter(adapter, checked, {
  heap: adapter.heap((module, name) => imported[module][name].value, exports),
  objects: pairs(printed(checked, script("objects"))),
  broken: JSON.parse(printed(checked, script("check"))),
  memory: printed(checked, "sys._debugmallocstats()", "warn"),
  trampolines,
});
say("compiling the library");
const interpreter = await started();
if (job.warmUp) run(interpreter, readFileSync(job.warmUp, "utf8"));
entry(interpreter, job.entry);
run(interpreter, `package = ${JSON.stringify(job.package)}`);
const bytecode = JSON.parse(printed(interpreter, script("compile")));
done({ bytecode, start: adapter.START, files: adapter.FILES });

/** Names with numbers. @param {string} told as `name=number`, with semicolons between @returns {Record<string, number>} */
function pairs(told) {
  return Object.fromEntries(
    told.split(";").map((each) => {
      const [name, number] = each.split("=");
      return [name, Number(number)];
    }),
  );
}

/** @param {string} name */
function script(name) {
  return readFileSync(join(job.inside, `${name}.py`), "utf8");
}

/** @param {(imports: WebAssembly.Imports) => void} [change] of what the program imports */
function started(change) {
  return start((imports) => {
    change?.(imports);
    return instantiate(imports);
  }, library);
}
