/**
 * Prints the bytecode of the modules that a script imports, as JSON: `node compile.mjs LIBRARY SCRIPTS`.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printed, pyodide, run, start } from "./interpreter.mjs";

const [, , library, scripts] = process.argv;
const script = (name) => readFileSync(join(scripts, `${name}.py`), "utf8");
const program = readFileSync(pyodide("pyodide.asm.wasm"));
const interpreter = await start(
  (imports) => WebAssembly.instantiate(program, imports),
  readFileSync(library),
);
run(interpreter, script("exercise"));
process.stdout.write(printed(interpreter, script("compile")), () => process.exit());
