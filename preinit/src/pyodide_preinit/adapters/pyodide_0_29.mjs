/** What is assumed of Pyodide 0.29, which holds CPython 3.13. */

import { createRequire } from "node:module";
import binaryen from "binaryen";
import * as binary from "../node/binary.mjs";
import { fixGlobal, functionTable, importedGlobals, parts, setBody } from "../node/module.mjs";
import * as shared from "./shared.mjs";

/** @typedef {import("./index.mjs").Module} Module */
/** @typedef {import("./index.mjs").Imported} Imported */

export const SERIES = "0.29";

export const FILES = {
  program: "pyodide.asm.wasm",
  glue: "pyodide.asm.js",
  library: "python_stdlib.zip",
};

/** @type {import("../client/whole.mjs").Start} */
export const START = {
  python: "3.13",
  abi: "2025_0",
  // The glue is a script that leaves a function under this name.
  factory: "_createPyodideModule",
  sentinel: { module: "sentinel", create: "create_sentinel", check: "is_sentinel" },
};

export { PIECES, REPLACED } from "./shared.mjs";

const { MEMORY, TABLE } = shared;
const MEMORY_BASE = "__memory_base";
const TABLE_BASE = "__table_base";
/** The one global that the program imports and changes. */
const STACK_POINTER = "__stack_pointer";
/** Writes the addresses that are in data; where it writes them, nothing begins. */
const RELOCATION = "__wasm_apply_data_relocs";
/** The name that binaryen gives to the memory that a program imports. */
const MEMORY_NAME = "mimport$0";

const { add, constant, globalGet, globalSet, store } = binary.INSTRUCTIONS;

/** Make what the glue expects to find under Node. */
export function prepare() {
  // It is no module.
  Object.assign(globalThis, {
    require: createRequire(import.meta.url),
    __dirname: import.meta.dirname,
  });
  shared.pretendToBeAnIphone();
}

/** @param {WebAssembly.Imports} imports */
export function table(imports) {
  return /** @type {WebAssembly.Table} */ (imports.env[TABLE]);
}

/** @param {Imported} imported */
export function tableBase(imported) {
  return imported("env", TABLE_BASE);
}

export function memoryName() {
  return MEMORY_NAME;
}

/**
 * At its start the program clears memory, which now holds something, and sets globals, which then never change: they
 * are what they will be. The globals that it imports have the values that JavaScript gave them.
 *
 * @param {Module} module
 * @param {Imported} imported
 */
export function settle(module, imported) {
  const reference = module.getStart();
  for (const child of parts(binaryen.getFunctionInfo(reference).body).children) {
    const set = parts(child);
    if (set.id !== binaryen.GlobalSetId) continue;
    const { left, right } = parts(set.value);
    const { base } = binaryen.getGlobalInfo(module.getGlobal(parts(left).name));
    fixGlobal(module, set.name, imported("env", base ?? "") + parts(right).value);
  }
  setBody(reference, module.nop());
  for (const { name, module: origin, base } of importedGlobals(module)) {
    fixGlobal(module, name, imported(origin ?? "", base ?? ""), base === STACK_POINTER);
  }
}

/** @param {Uint8Array} program @param {Imported} imported @returns {import("./index.mjs").Data} */
export function data(program, imported) {
  const base = imported("env", MEMORY_BASE);
  const [{ start, content }] = binary.initialData(program);
  const relocation = binary.exportedFunction(program, RELOCATION);
  const finder = addressFinder(program);
  const made = binary.madeAddresses(program, finder).map(({ fn, address }) => ({
    fn,
    address: base + address,
  }));
  const pointers = relocations(program, base);
  const addresses = new Set([...pointers.values()].filter((each) => each !== undefined));
  // Where addresses are written to, nothing begins.
  for (const { fn, address } of made) if (fn !== relocation) addresses.add(address);
  return {
    start: base + start,
    content,
    base,
    addresses,
    made,
    finder,
    isMarked: true,
    pointers,
  };
}

/**
 * An address is a number that is added to the base.
 *
 * @param {Uint8Array} program
 */
export function addressFinder(program) {
  const memoryBase = binary.importedGlobal(program, MEMORY_BASE);
  return () => {
    let [step, distance] = [0, 0];
    return (/** @type {number} */ code, /** @type {number} */ first) => {
      const isMade = step === 2 && code === add;
      if (code === globalGet && first === memoryBase) step = 1;
      else if (step === 1 && code === constant) [step, distance] = [2, first];
      else step = 0;
      return isMade ? distance : undefined;
    };
  };
}

/**
 * The words of data that the program writes addresses into at its start: the address of the word, then what is
 * written, which is that of data or of a function, and the store.
 *
 * @param {Uint8Array} program
 * @param {number} base
 */
function relocations(program, base) {
  const memoryBase = binary.importedGlobal(program, MEMORY_BASE);
  const relocation = binary.exportedFunction(program, RELOCATION);
  /** @type {Map<number, number | undefined>} */
  const found = new Map();
  /** @type {{ globals: number[], numbers: number[] }} */
  let seen = { globals: [], numbers: [] };
  binary.eachInstruction(program, (fn, code, first, second) => {
    if (fn !== relocation) return;
    if (code === globalGet) seen.globals.push(first);
    if (code === constant) seen.numbers.push(first);
    if (code !== store) return;
    const [place = 0, value = 0] = seen.numbers;
    found.set(base + place + second, seen.globals[1] === memoryBase ? base + value : undefined);
    seen = { globals: [], numbers: [] };
  });
  return found;
}

/** @param {Imported} imported @param {WebAssembly.Exports} exports */
export function heap(imported, exports) {
  const base = imported("env", MEMORY_BASE);
  const below = { from: base, to: imported("GOT.mem", "__heap_base") };
  return shared.heap(exports, { base, below, immortal: 0x3fffffff });
}

/**
 * What of a program is not as assumed here, in a sentence each.
 *
 * @param {Uint8Array} program
 * @param {Module} module
 */
export function* brokenInProgram(program, module) {
  const imported = importedGlobals(module);
  const names = imported.map(({ base }) => base);
  for (const name of [MEMORY_BASE, TABLE_BASE, STACK_POINTER]) {
    if (!names.includes(name)) yield `The program does not import the global ${name}.`;
  }
  const set = setGlobals(program).map((index) => names[index]);
  const changing = set.filter((name) => name && name !== STACK_POINTER).join(", ");
  if (changing) yield `The program changes a global that it imports: ${changing}.`;
  if (!hasMemory(module)) yield `The program does not import its memory as env.${MEMORY}.`;
  const segments = module.getNumElementSegments();
  if (segments !== 1) yield `The program fills its table in ${segments} pieces instead of one.`;
  else if (!isAtBase(module)) yield `The program does not fill its table from ${TABLE_BASE} on.`;
  const pieces = binary.initialData(program).length;
  if (pieces !== 1) yield `The program has its data in ${pieces} pieces instead of one.`;
  if (!isStartSimple(module)) {
    yield "The program's start does something else than set globals to addresses and fill memory.";
  }
  if (binary.exportedFunction(program, RELOCATION) < 0) {
    yield `The program does not export ${RELOCATION}.`;
  } else if (!binary.madeAddresses(program, addressFinder(program)).length) {
    yield `The program does not make addresses by adding numbers to ${MEMORY_BASE}.`;
  }
}

/** The numbers of the globals that a program sets. @param {Uint8Array} program */
function setGlobals(program) {
  /** @type {Set<number>} */
  const found = new Set();
  binary.eachInstruction(program, (_, code, first) => {
    if (code === globalSet) found.add(first);
  });
  return [...found];
}

/** @param {Module} module */
function hasMemory(module) {
  if (!module.hasMemory()) return false;
  const { module: origin, base } = module.getMemoryInfo(MEMORY_NAME);
  return origin === "env" && base === MEMORY;
}

/** @param {Module} module */
function isAtBase(module) {
  const { offset, table: name } = functionTable(module);
  const { id, name: global } = parts(/** @type {any} */ (offset));
  const info = binaryen.getTableInfo(module.getTable(name));
  return (
    id === binaryen.GlobalGetId &&
    binaryen.getGlobalInfo(module.getGlobal(global)).base === TABLE_BASE &&
    info.base === TABLE
  );
}

/** @param {Module} module */
function isStartSimple(module) {
  const start = module.getStart();
  if (!start) return false;
  const { children } = parts(binaryen.getFunctionInfo(start).body);
  return children?.every((/** @type {number} */ child) => {
    const { id, value } = parts(child);
    return (
      id === binaryen.MemoryFillId || (id === binaryen.GlobalSetId && isAddress(module, value))
    );
  });
}

/** Whether an expression adds a number to a global that is imported. @param {Module} module @param {number} value */
function isAddress(module, value) {
  const { id, op, left, right } = parts(value);
  if (id !== binaryen.BinaryId || op !== binaryen.AddInt32) return false;
  const [global, number] = [parts(left), parts(right)];
  return (
    global.id === binaryen.GlobalGetId &&
    Boolean(binaryen.getGlobalInfo(module.getGlobal(global.name)).base) &&
    number.id === binaryen.ConstId
  );
}
