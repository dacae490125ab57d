/** Asks the whole interpreter: the answer to each request, or null where Python raises an exception. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Python } from "../client/python.mjs";
import { entry, instantiating } from "../client/whole.mjs";
import { answers } from "./answers.mjs";
import { adapter, start } from "./interpreter.mjs";
import { done, job } from "./job.mjs";

const program = await WebAssembly.compile(readFileSync(join(job.pyodide, adapter.FILES.program)));
const library = readFileSync(job.library);
done(
  await answers(job.requests, async () => {
    const interpreter = await start(instantiating(program), library);
    return new Python(interpreter.native, interpreter.memory, entry(interpreter, job.entry));
  }),
);
