/**
 * Prints, as JSON, the modules that Python has imported after it ran a script: `node modules.mjs LIBRARY SCRIPT`.
 */

import { readFileSync } from "node:fs";
import { printed, pyodide, run, start } from "./interpreter.mjs";

const [, , library, script] = process.argv;
const program = readFileSync(pyodide("pyodide.asm.wasm"));
const interpreter = await start(
  (imports) => WebAssembly.instantiate(program, imports),
  readFileSync(library),
);
run(interpreter, readFileSync(script, "utf8"));
const modules = printed(interpreter, "import json, sys; print(json.dumps(sorted(sys.modules)))");
process.stdout.write(modules, () => process.exit());
