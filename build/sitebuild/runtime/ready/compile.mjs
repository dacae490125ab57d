/**
 * Prints the bytecode of the modules that the calculators need, as JSON: `node compile.mjs LIBRARY SCRIPTS`, with a
 * JSON list of their names as input.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { printed, pyodide, run, start } from "./interpreter.mjs";

const [, , library, scripts] = process.argv;
const script = (name) => readFileSync(join(scripts, `${name}.py`), "utf8");
const program = readFileSync(pyodide("pyodide.asm.wasm"));
const interpreter = await start(
  (imports) => WebAssembly.instantiate(program, imports),
  readFileSync(library),
);
run(interpreter, `names = ${await text(process.stdin)}`);
run(interpreter, script("warm_up"));
process.stdout.write(printed(interpreter, script("compile")), () => process.exit());
