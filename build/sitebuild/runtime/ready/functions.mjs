/** Which Python functions are called while answers are made to the corpus. */

import { readFileSync } from "node:fs";
import { Python } from "../../../../docs/assets/javascripts/python.mjs";
import * as whole from "../../../../docs/assets/javascripts/whole.mjs";
import { printed, pyodide, run, start } from "./interpreter.mjs";
import { counted } from "./progress.mjs";

/**
 * @param {Uint8Array} library
 * @param {string} exercise Python code that imports what is needed
 * @param {string} watch Python code that notes in `called` what is called from then on
 * @param {string[]} requests
 * @returns {Promise<string>} JSON: of each function its file, its name and its first line
 */
export async function functionsCalled(library, exercise, watch, requests) {
  const program = readFileSync(pyodide("pyodide.asm.wasm"));
  const interpreter = await start((imports) => WebAssembly.instantiate(program, imports), library);
  run(interpreter, exercise);
  const python = new Python(interpreter.native, interpreter.memory, whole.entry(interpreter));
  run(interpreter, watch);
  for (const request of counted("asking Python", requests)) python.ask(request);
  return printed(interpreter, "import json; print(json.dumps(sorted(called)))");
}
