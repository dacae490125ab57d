/** Whether Pyodide is as its adapter assumes: each assumption that is broken is told in a sentence. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";
import { eachInstruction, Unreadable } from "./binary.mjs";
import { Broken } from "./broken.mjs";
import { functions } from "./module.mjs";
import { blocks, entries } from "./objects.mjs";
import { EXPORTS } from "./program.mjs";

/** @typedef {import("../adapters/index.mjs").Adapter} Adapter */
/** @typedef {import("../client/whole.mjs").Interpreter} Interpreter */
/** @typedef {Record<string, number>} Objects what the script `objects` prints */

/** What the build calls. */
const CALLED = [
  ...EXPORTS,
  ...["PyErr_Print", "PyImport_ImportModule", "PyObject_GetAttrString"],
  ...["PyRun_SimpleString", "malloc_usable_size", "sbrk"],
];

/** So many bytes, and so many small pieces, are asked for to see how memory is given out. */
const [LARGE, MANY] = [1 << 20, 100];
const { i32 } = binaryen;
const WORD = 4;
/** The words of a dictionary, without its table. */
const DICTIONARY = 8;
/** The text that the script `objects` holds. */
const TEXT = "a text with spaces";
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
 * @param {import("../adapters/index.mjs").Heap} said.heap how objects are taken to lie in memory
 * @param {Objects} said.objects where the script `objects` says that some are
 * @param {number} said.trampolines how often Python called by the function that calls whatever the number of arguments
 * @throws {Broken} something is not as assumed
 */
export function checkInterpreter(
  adapter,
  interpreter,
  { broken, memory, heap, objects, trampolines },
) {
  refuse([
    ...broken,
    ...brokenInMemory(adapter.PIECES, interpreter, memory),
    ...brokenInObjects(heap, new Uint8Array(interpreter.memory.buffer), objects),
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

/**
 * What is not as assumed of how objects lie in memory.
 *
 * @param {import("../adapters/index.mjs").Heap} heap
 * @param {Uint8Array} memory
 * @param {Objects} objects
 */
export function* brokenInObjects(heap, memory, objects) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
  const word = (/** @type {number} */ address) => words[address / WORD];
  for (const [name, address] of Object.entries(heap.types)) {
    if (objects[`type ${name}`] !== address) yield `The type of a ${name} is not where it was.`;
  }
  const { flags, text } = heap;
  const typed = { str: "type text", list: "type of list", Holder: "type of Holder" };
  const isFlagged = Object.entries(typed).every(
    ([name, type]) => word(objects[type] + flags.at) === objects[`flags ${name}`],
  );
  if (!isFlagged) yield "The flags of a type are not where they were.";
  const [shared, own] = ["immortal", "text"].map((name) => word(objects[`at ${name}`]));
  if (shared < heap.immortal || own >= heap.immortal) {
    yield "What is never given up is counted otherwise.";
  }
  const [first, other] = [objects["at text"], objects["at other"]];
  const isAscii = (/** @type {number} */ at) => (word(at + text.state) >> text.asciiBit) & 1;
  const content = memory.subarray(first + text.content, first + text.content + TEXT.length);
  if (word(first + text.length) !== TEXT.length || new TextDecoder().decode(content) !== TEXT) {
    yield "The content of a text is not where it was.";
  }
  if (!isAscii(first) || isAscii(other)) yield "A text does not tell whether it is ASCII.";
  const all = blocks(words, heap.start);
  const before = { text: 0, list: 8, holder: 16 };
  for (const [name, distance] of Object.entries(before)) {
    const place = objects[`at ${name}`] - distance;
    if (!all.some(({ from }) => from === place)) {
      yield `No block of memory begins ${distance} bytes before an object such as a ${name}.`;
    }
  }
  const tables = { names: ["first", "second"], numbers: ["1", "2"] };
  for (const [name, keys] of Object.entries(tables)) {
    const at = objects[`at ${name}`] / WORD;
    const referred = new Set(words.subarray(at, at + DICTIONARY));
    const isFound = all
      .filter(({ from }) => referred.has(from))
      .some(({ from, to }) => {
        const found = entries(memory, words, heap.keys, from, to).map(({ key }) => key);
        return keys.every((key, i) => found[i] === objects[`key ${key}`]);
      });
    if (!isFound) yield `The table of a dictionary is another than it was for ${name}.`;
  }
}
