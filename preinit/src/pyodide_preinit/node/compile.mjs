/** Compiles the modules that the package needs: the bytecode of each, by the name of its file. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printed, pyodide, run, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";

const script = readFileSync(join(job.inside, "compile.py"), "utf8");
const program = readFileSync(pyodide("pyodide.asm.wasm"));
const interpreter = await start(
  (imports) => WebAssembly.instantiate(program, imports),
  readFileSync(job.library),
);
if (job.warmUp) run(interpreter, readFileSync(job.warmUp, "utf8"));
run(interpreter, `package = ${JSON.stringify(job.package)}`);
done(JSON.parse(printed(interpreter, script)));
