/** Asks a ready program a list of requests: the answer to each, or null where the whole interpreter is needed. */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Python } from "../client/python.mjs";
import { done, job } from "./job.mjs";

const { program: path, requests } = /** @type {any} */ (job);
const program = await WebAssembly.compile(gunzipSync(readFileSync(path)));
let python = await Python.ready(program);
const answers = [];
for (const request of requests) {
  try {
    answers.push(python.ask(request));
  } catch {
    answers.push(null);
    python = await Python.ready(program);
  }
}
done(answers);
