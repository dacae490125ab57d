/** Prints how many bytes of a ready program's memory hold no address that there is: `node poisoned.mjs PROGRAM`. */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const POISON = 0x7f;
/** No shorter piece is left out. */
const SHORTEST = 4096;

const { instance } = await WebAssembly.instantiate(gunzipSync(readFileSync(process.argv[2])));
let [poisoned, run] = [0, 0];
for (const byte of new Uint8Array(
  /** @type {WebAssembly.Memory} */ (instance.exports.memory).buffer,
)) {
  run = byte === POISON ? run + 1 : 0;
  if (run === SHORTEST) poisoned += SHORTEST;
  else if (run > SHORTEST) poisoned += 1;
}
process.stdout.write(String(poisoned));
