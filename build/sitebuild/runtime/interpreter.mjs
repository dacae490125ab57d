/**
 * Runs the page's Python under Node, for the build: `node interpreter.mjs LIBRARY EXERCISE [SNAPSHOT]`.
 *
 * Prints, as JSON, the modules that were imported; with a third argument, writes the snapshot there.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Python } from "../../../docs/assets/javascripts/python.mjs";

const require = createRequire(import.meta.url);
const file = (name) => require.resolve(`pyodide/${name}`);
const [, , library, exercise, snapshot] = process.argv;

// The same sources make the same snapshot: in it no time passes and nothing is left to chance.
const Clock = Date;
globalThis.Date = class extends Clock {
  constructor(...parts) {
    super(...(parts.length ? parts : [0]));
  }
  static now() {
    return 0;
  }
};
performance.now = () => 0;
crypto.getRandomValues = (numbers) => numbers.fill(0);

// The glue is no module: these are what it expects to find under Node.
globalThis.require = require;
globalThis.__dirname = import.meta.dirname;
await import(file("pyodide.asm.js"));
const python = await Python.start({
  program: await WebAssembly.compile(readFileSync(file("pyodide.asm.wasm"))),
  library: readFileSync(library),
});
let modules = "";
console.debug = (line) => {
  modules += line;
};
python.run(`${readFileSync(exercise, "utf8")}\nprint(json.dumps(used))`);
if (snapshot) {
  python.run("del used\ngc.collect()");
  writeFileSync(snapshot, python.snapshot());
}
process.stdout.write(modules, () => process.exit());
