/** Asks a ready program: the answer to each request, or null where the whole interpreter is needed. */

import { readFileSync } from "node:fs";
import { Python } from "../client/python.mjs";
import { done, job } from "./job.mjs";

const program = await WebAssembly.compile(readFileSync(job.target));
let python = await Python.ready(program);
const answers = [];
for (const request of job.requests) {
  try {
    answers.push(python.ask(request));
  } catch {
    answers.push(null);
    python = await Python.ready(program);
  }
}
done(answers);
