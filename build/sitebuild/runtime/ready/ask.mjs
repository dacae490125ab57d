/**
 * Asks a ready program: `node ask.mjs PROGRAM`, with a JSON list of requests as input. Prints, as JSON, what is
 * answered to each, or null where the whole interpreter is needed.
 */

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { Python } from "../../../../docs/assets/javascripts/python.mjs";

const PACKED = 0x1f;
const file = readFileSync(process.argv[2]);
const program = await WebAssembly.compile(file[0] === PACKED ? gunzipSync(file) : file);
let python = await Python.ready(program);
const answers = [];
for (const request of JSON.parse(await text(process.stdin))) {
  try {
    answers.push(python.ask(request));
  } catch {
    answers.push(null);
    python = await Python.ready(program);
  }
}
process.stdout.write(JSON.stringify(answers));
