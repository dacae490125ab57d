/** Tells, as JSON, what binary.mjs reads of Pyodide's program, and what binaryen does. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import binaryen from "binaryen";
import * as binary from "../src/pyodide_preinit/node/binary.mjs";

const require = createRequire(import.meta.url);
const program = readFileSync(require.resolve("pyodide/pyodide.asm.wasm"));
const module = binaryen.readBinary(program);
const all = (count, get) => Array.from({ length: count }, (_, i) => get(i));
const functions = all(module.getNumFunctions(), (i) =>
  binaryen.getFunctionInfo(module.getFunctionByIndex(i)),
);
const globals = all(module.getNumGlobals(), (i) =>
  binaryen.getGlobalInfo(module.getGlobalByIndex(i)),
);
const exported = binaryen.getExportInfo(module.getExport("malloc")).value;
const seen = new Set();
let gets = 0;
binary.eachInstruction(program, (fn, code, first) => {
  seen.add(fn);
  if (code === binary.INSTRUCTIONS.globalGet && first >= globals.length) throw new Error("no such");
  if (code === binary.INSTRUCTIONS.globalGet) gets += 1;
});
const own = functions.filter(({ base }) => !base);
const read = {
  functions: seen.size,
  malloc: binary.exportedFunction(program, "malloc"),
  memoryBase: binary.importedGlobal(program, "__memory_base"),
  stackPointer: binary.importedGlobal(program, "__stack_pointer"),
};
const expected = {
  functions: own.length,
  malloc: own.findIndex(({ name }) => name === exported),
  memoryBase: globals.findIndex(({ base }) => base === "__memory_base"),
  stackPointer: globals.findIndex(({ base }) => base === "__stack_pointer"),
};
const [{ start, content }] = binary.initialData(program);
process.stdout.write(JSON.stringify({ read, expected, gets, start, length: content.length }));
