/** Asks a ready program: the answer to each request, or null where the whole interpreter is needed. */

import { readFileSync } from "node:fs";
import { Python } from "../client/python.mjs";
import { answers } from "./answers.mjs";
import { done, job } from "./job.mjs";

const program = await WebAssembly.compile(readFileSync(job.target));
done(await answers(job.requests, () => Python.ready(program)));
