/**
 * Prints which features of WebAssembly a program is not valid without: `node needed.mjs < PROGRAM.gz`; or, given
 * names of features, whether it is valid with these alone.
 */

import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import binaryen from "binaryen";

const module = binaryen.readBinary(gunzipSync(await buffer(process.stdin)));
const { All, MVP, ...features } = binaryen.Features;
// What is wrong would be told at length.
console.error = console.warn = () => {};
const [, , ...given] = process.argv;
if (given.length) {
  module.setFeatures(given.map(only).reduce((all, each) => all | each, MVP));
  process.stdout.write(JSON.stringify(module.validate()));
  process.exit();
}
const needed = Object.keys(features).filter((name) => {
  module.setFeatures(All & ~only(name));
  return !module.validate();
});
process.stdout.write(JSON.stringify(needed));

/** Binaryen knows no bulk memory without the part of it that moves and fills. @param {string} name */
function only(name) {
  return name === "BulkMemoryOpt" ? features[name] | features.BulkMemory : features[name];
}
