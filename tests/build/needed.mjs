/** Prints which features of WebAssembly a program is not valid without: `node needed.mjs < PROGRAM.gz`. */

import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import binaryen from "binaryen";

const module = binaryen.readBinary(gunzipSync(await buffer(process.stdin)));
const { All, MVP, ...features } = binaryen.Features;
// What is wrong would be told at length.
console.error = console.warn = () => {};
const needed = Object.entries(features).filter(([, feature]) => {
  // Binaryen knows no bulk memory without the part of it that moves and fills.
  const whole = feature === features.BulkMemoryOpt ? feature | features.BulkMemory : feature;
  module.setFeatures(All & ~whole);
  return !module.validate();
});
process.stdout.write(JSON.stringify(needed.map(([name]) => name)));
