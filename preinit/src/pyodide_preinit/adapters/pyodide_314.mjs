/** What is assumed of Pyodide 314, which holds CPython 3.14. */

import binaryen from "binaryen";
import * as binary from "../node/binary.mjs";
import { fixGlobal, functionTable, importedGlobals, parts } from "../node/module.mjs";
import * as shared from "./shared.mjs";

/** @typedef {import("./index.mjs").Module} Module */
/** @typedef {import("./index.mjs").Imported} Imported */

export const SERIES = "314";

export const FILES = {
  program: "pyodide.asm.wasm",
  glue: "pyodide.asm.mjs",
  library: "python_stdlib.zip",
};

/** @type {import("../client/whole.mjs").Start} */
export const START = {
  python: "3.14",
  abi: "2026_0",
  // The glue is a module.
  factory: "default",
  sentinel: { module: "env", create: "Jsv_GetError_import", check: "JsvError_Check" },
};

export { PIECES, REPLACED } from "./shared.mjs";

const { MEMORY, TABLE } = shared;
/** The module from which the program imports where in the table functions are; it imports no other globals. */
const PLACES = "GOT.func";
/** Before it is the null pointer. */
const TABLE_BASE = 1;
/** Where the program's data begins. */
const DATA = 1024;
/** Large pieces of data begin at multiples of this. */
const ALIGNMENT = 16;
/** An address that follows upon another sooner than this, in bytes, is mostly within the same piece of data. */
const NEAR = 64;

const { add, call, constant, localGet, localSet, localTee, store } = binary.INSTRUCTIONS;
const loads = [...binary.LOADED.keys()];
/** What may come after an address in the code: others come after sizes, flags and the like. */
const AFTER_ADDRESS = new Set([add, call, ...loads, localGet, localSet, localTee, store]);

export { pretendToBeAnIphone as prepare } from "./shared.mjs";

/** @param {WebAssembly.Imports} _imports @param {WebAssembly.Exports} exports */
export function table(_imports, exports) {
  return /** @type {WebAssembly.Table} */ (exports[TABLE]);
}

export function tableBase() {
  return TABLE_BASE;
}

/** @param {Module} module */
export function memoryName(module) {
  return binaryen.getExportInfo(module.getExport(MEMORY)).value;
}

/**
 * The program does nothing at its start. The globals that it imports have the values that JavaScript gave them.
 *
 * @param {Module} module
 * @param {Imported} imported
 */
export function settle(module, imported) {
  for (const { name, base } of importedGlobals(module)) {
    fixGlobal(module, name, imported(PLACES, base ?? ""));
  }
}

/** @param {Uint8Array} program @returns {import("./index.mjs").Data} */
export function data(program) {
  const pieces = binary.initialData(program);
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  // Zeros are left out of the program.
  const content = new Uint8Array(last.start + last.content.length - first.start);
  for (const piece of pieces) content.set(piece.content, piece.start - first.start);
  const finder = addressFinder(program);
  const made = binary.madeAddresses(program, finder);
  const pointers = new Map();
  return {
    start: first.start,
    content,
    base: 0,
    addresses: beginnings(made),
    made,
    finder,
    isMarked: false,
    pointers,
  };
}

/**
 * Numbers in the code that are addresses of data, as it seems: nothing marks them.
 *
 * In data nothing marks addresses either, and its numbers look like them too often to be taken for any. So what is
 * referred to only from data, and lies within a long piece that nothing else refers to, is left out: what answers the
 * program gives has to be compared with those of the full interpreter, over many requests.
 *
 * @param {Uint8Array} _program
 */
export function addressFinder(_program) {
  return () => {
    let last = 0;
    return (/** @type {number} */ code, /** @type {number} */ first) => {
      const number = last;
      last = code === constant ? first : 0;
      return number && number % ALIGNMENT === 0 && AFTER_ADDRESS.has(code) ? number : undefined;
    };
  };
}

/**
 * Where something begins. Where a number is taken for an address that is none, the end of what is in use may be left
 * out, so this errs on the side of finding few.
 *
 * @param {{ address: number }[]} made
 */
function beginnings(made) {
  const inOrder = [...new Set(made.map(({ address }) => address))].sort((a, b) => a - b);
  return new Set(inOrder.filter((each, i) => !i || each - inOrder[i - 1] >= NEAR));
}

/** @param {Imported} _imported @param {WebAssembly.Exports} exports */
export function heap(_imported, exports) {
  const end = /** @type {WebAssembly.Global} */ (exports.__heap_base).value;
  return shared.heap(exports, {
    base: 0,
    below: { from: DATA, to: end },
    immortal: 0x40000000,
  });
}

/**
 * What of a program is not as assumed here, in a sentence each.
 *
 * @param {Uint8Array} program
 * @param {Module} module
 */
export function* brokenInProgram(program, module) {
  const others = importedGlobals(module).filter((global) => global.module !== PLACES);
  if (others.length) {
    const names = others.map((global) => `${global.module}.${global.base}`).join(", ");
    yield `The program imports globals that are not in ${PLACES}: ${names}.`;
  }
  if (!module.hasMemory() || !isOwn(module, MEMORY, (name) => module.getMemoryInfo(name))) {
    yield `The program does not export a memory of its own as ${MEMORY}.`;
  }
  if (!isOwn(module, TABLE, (name) => binaryen.getTableInfo(module.getTable(name)))) {
    yield `The program does not export a table of its own as ${TABLE}.`;
  }
  if (module.getStart()) yield "The program does something at its start.";
  const segments = module.getNumElementSegments();
  if (segments !== 1) yield `The program fills its table in ${segments} pieces instead of one.`;
  else if (parts(/** @type {any} */ (functionTable(module).offset)).value !== TABLE_BASE) {
    yield `The program does not fill its table from ${TABLE_BASE} on.`;
  }
  const pieces = binary.initialData(program);
  const areInOrder = pieces.every(({ start }, i) => !i || start >= end(pieces[i - 1]));
  if (!pieces.length) yield "The program has no data.";
  else if (!areInOrder) yield "The pieces of the program's data are not in order.";
}

/** @param {{ start: number, content: Uint8Array }} piece */
function end({ start, content }) {
  return start + content.length;
}

/**
 * Whether something is exported that is not imported.
 *
 * @param {Module} module
 * @param {string} name
 * @param {(value: string) => { base: string | null }} info of what is exported
 */
function isOwn(module, name, info) {
  const exported = module.getExport(name);
  return Boolean(exported) && !info(binaryen.getExportInfo(exported).value).base;
}
