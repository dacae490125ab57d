/** Asks the ready program: `node asking.mjs PROGRAM`, a JSON list of requests in, of answers or errors out. */

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { Python } from "../../../docs/assets/javascripts/python.mjs";

const program = await WebAssembly.compile(gunzipSync(readFileSync(process.argv[2])));
let python = await Python.ready(program);
const answers = [];
for (const request of JSON.parse(await text(process.stdin))) {
  try {
    answers.push(python.ask(request));
  } catch (error) {
    answers.push(String(error));
    python = await Python.ready(program);
  }
}
process.stdout.write(JSON.stringify(answers));
