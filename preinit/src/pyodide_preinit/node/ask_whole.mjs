/** Asks the whole interpreter: the answer to each request, or null where Python raises an exception. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Python } from "../client/python.mjs";
import { entry } from "../client/whole.mjs";
import { adapter, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";

const program = await WebAssembly.compile(readFileSync(join(job.pyodide, adapter.FILES.program)));
const library = readFileSync(job.library);
let python = await started();
const answers = [];
for (const request of job.requests) {
  try {
    answers.push(python.ask(request));
  } catch {
    answers.push(null);
    python = await started();
  }
}
done(answers);

async function started() {
  const interpreter = await start(
    async (imports) => ({
      module: program,
      instance: await WebAssembly.instantiate(program, imports),
    }),
    library,
  );
  return new Python(interpreter.native, interpreter.memory, entry(interpreter, job.entry));
}
