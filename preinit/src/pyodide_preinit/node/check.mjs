/** Whether Pyodide is as its adapter assumes: each assumption that is broken is told in a sentence. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";
import { eachInstruction, Unreadable } from "./binary.mjs";
import { Broken } from "./broken.mjs";
import { functions } from "./module.mjs";
import { EXPORTS } from "./program.mjs";

/** @typedef {import("../adapters/index.mjs").Adapter} Adapter */
/** @typedef {import("../client/whole.mjs").Interpreter} Interpreter */

/** What the build calls. */
const CALLED = [
  ...EXPORTS,
  ...["PyErr_Print", "PyImport_ImportModule", "PyObject_GetAttrString"],
  ...["PyRun_SimpleString", "malloc_usable_size", "sbrk"],
];

/** So many bytes, and so many small pieces, are asked for to see how memory is given out. */
const [LARGE, MANY] = [1 << 20, 100];
const { i32 } = binaryen;
/** What the functions take and return that the ready program replaces. */
const TYPES = { trampoline: [i32, i32, i32, i32], growth: [i32], signals: [] };

/**
 * Check the files of the npm package.
 *
 * @param {Adapter} adapter
 * @param {string} pyodide its folder
 * @returns {Uint8Array} the program
 * @throws {Broken} something is not as assumed
 */
export function checkedProgram(adapter, pyodide) {
  const missing = Object.values(adapter.FILES).filter((name) => !existsSync(join(pyodide, name)));
  refuse(missing.map((name) => `There is no ${name} in ${pyodide}.`));
  const program = readFileSync(join(pyodide, adapter.FILES.program));
  refuse([...brokenInProgram(adapter, program)]);
  return program;
}

/**
 * Check a started interpreter.
 *
 * @param {Adapter} adapter
 * @param {Interpreter} interpreter
 * @param {object} said
 * @param {string[]} said.broken what the script `check` found to be broken
 * @param {string} said.memory what Python tells of its memory
 * @param {number} said.trampolines how often Python called by the function that calls whatever the number of arguments
 * @throws {Broken} something is not as assumed
 */
export function checkInterpreter(adapter, interpreter, { broken, memory, trampolines }) {
  refuse([
    ...broken,
    ...brokenInMemory(adapter.PIECES, interpreter, memory),
    ...(trampolines ? [] : [`Python does not call by ${adapter.REPLACED.trampoline}.`]),
  ]);
}

/** @param {string[]} sentences */
function refuse(sentences) {
  if (sentences.length) throw new Broken(sentences);
}

/** @param {Adapter} adapter @param {Uint8Array} program */
export function* brokenInProgram(adapter, program) {
  if (!WebAssembly.validate(/** @type {BufferSource} */ (program))) {
    yield "The program is not valid in this version of Node.";
    return;
  }
  const exported = WebAssembly.Module.exports(
    new WebAssembly.Module(/** @type {BufferSource} */ (program)),
  );
  const names = new Set(exported.filter(({ kind }) => kind === "function").map(({ name }) => name));
  const missing = CALLED.filter((name) => !names.has(name));
  if (missing.length) yield `The program does not export ${missing.join(", ")}.`;
  const module = binaryen.readBinary(program);
  yield* brokenImports(adapter, module);
  try {
    eachInstruction(program, () => {});
    yield* adapter.brokenInProgram(program, module);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield `The program holds ${error.message}, which is not read here.`;
  }
  module.dispose();
}

/** @param {Adapter} adapter @param {binaryen.Module} module */
function* brokenImports({ REPLACED }, module) {
  const imported = functions(module).filter(({ base }) => base);
  for (const [role, types] of Object.entries(TYPES)) {
    const name = REPLACED[/** @type {keyof typeof TYPES} */ (role)];
    const found = imported.find(({ base }) => base === name);
    if (!found) yield `The program does not import ${name}.`;
    else if (found.params !== binaryen.createType(types) || found.results !== i32) {
      yield `The function ${name} that the program imports does not take and return what it did.`;
    }
  }
}

/**
 * What is not as assumed of how memory is given out.
 *
 * @param {import("../adapters/index.mjs").Pieces} pieces
 * @param {Interpreter} interpreter
 * @param {string} told what Python tells of its memory
 */
export function* brokenInMemory({ smallest, step }, { native, memory }, told) {
  const { malloc, malloc_usable_size: sizeOf, free, sbrk } = native;
  if (!told.includes("free PyDictObjects")) yield "Python does not tell how it uses memory.";
  if (told.includes("size classes")) {
    yield "Python keeps pools for small pieces of memory, of which the free ones would not be found.";
  }
  for (const size of [smallest, smallest + step]) {
    // Some are larger, because nothing could be made of what would be left of them.
    const pieces = Array.from({ length: MANY }, () => malloc(size - step + 1));
    const found = Math.min(...pieces.map((piece) => sizeOf(piece)));
    for (const piece of pieces) free(piece);
    if (found !== size) yield `Memory is given out in pieces of ${found} bytes instead of ${size}.`;
  }
  const first = malloc(LARGE);
  const end = sbrk(0);
  free(first);
  const again = malloc(LARGE);
  free(again);
  if (first !== again) yield "A piece of memory that was freed is not given out again.";
  if (!(first < end && end <= memory.buffer.byteLength)) {
    yield "Memory is not given out below the place that sbrk tells.";
  }
}
