/**
 * The ready program: what a started Python has in memory, and of the interpreter the functions that were called.
 *
 * It imports nothing and exports what python.mjs asks with. A function that was left out traps when it is called.
 */

import binaryen from "binaryen";
import { INSTRUCTIONS, importedFunctions, rewritten } from "./binary.mjs";
import { all, functions, functionTable, setBody } from "./module.mjs";
import { poisonObjects } from "./objects.mjs";
import { LARGEST_MEMORY, POISON } from "./poison.mjs";
import { findUnused } from "./unused.mjs";

/** What python.mjs calls. */
export const EXPORTS = [
  "PyObject_CallOneArg",
  "PyUnicode_AsUTF8AndSize",
  "PyUnicode_FromStringAndSize",
  "_Py_DecRef",
  "free",
  "malloc",
];
const PAGE = 65536;
/** So many zeros end a piece of memory: a piece costs a few bytes, zeros cost little once they are packed. */
const GAP = 256;
/** So many pages more than asked for does memory grow by. */
const GROWTH = 16;
/** The most arguments with which Python calls a function of the table; so many bits hold a number of them. */
const MOST_ARGUMENTS = 3;
const BITS = 2;
/** So many entries of the table have their numbers of arguments in one word of 64 bits. */
const ENTRIES = 64 / BITS;
/** Longer pieces of memory that were left out are filled at the start instead of being sent. */
const LONG = 1024;

/**
 * @typedef {object} State what has become of a program that was started
 * @property {Uint8Array} memory changed: what answering does not take is taken out
 * @property {(module: string, name: string) => number} global the value of a global that it imports
 * @property {WebAssembly.Exports} exports
 * @property {(string | undefined)[]} table the functions in its table, by the names under which they are exported, if
 *   they are
 * @property {number} entry the Python function that answers
 *
 * @typedef {ReturnType<import("./watch.mjs").Watch["noted"]>} Noted
 */

/**
 * @param {import("../adapters/index.mjs").Adapter} adapter
 * @param {Uint8Array} whole the program that was started
 * @param {State} state
 * @param {Noted} noted what answering takes
 */
export function readyProgram(adapter, whole, { memory, global, exports, table, entry }, noted) {
  const { loaded, called } = noted;
  const objects = poisonObjects(memory, { heap: adapter.heap(global, exports), loaded, entry });
  const imported = importedFunctions(whole);
  const isCalled = (/** @type {number} */ fn) => called.has(fn + imported);
  const data = adapter.data(whole, global);
  const unused = findUnused(memory, whole, data, { ...noted, isCalled });
  const module = binaryen.readBinary(withTraps(whole, data, unused.made));
  const [memoryName, tableBase] = [adapter.memoryName(module), adapter.tableBase(global)];
  leaveOutFunctions(module, called);
  fixTable(module, tableBase, table);
  keepExports(module, entry);
  implementImports(module, tableBase, adapter.REPLACED);
  adapter.settle(module, global);
  module.runPasses([
    "dce",
    "vacuum",
    "duplicate-function-elimination",
    "remove-unused-module-elements",
  ]);
  leaveOut(module, memory, unused.pieces);
  module.setMemory(
    memory.length / PAGE,
    LARGEST_MEMORY,
    "memory",
    pieces(memory).map(([start, end]) => ({
      offset: module.i32.const(start),
      data: memory.subarray(start, end),
    })),
    false,
    false,
    memoryName,
  );
  const program = module.emitBinary();
  module.dispose();
  const constants = unused.pieces.reduce((sum, [from, to]) => sum + to - from, 0);
  return { program, leftOut: { ...objects, constants, traps: unused.made.size } };
}

/**
 * End in a trap where code makes the address of what was left out.
 *
 * @param {Uint8Array} program
 * @param {import("../adapters/index.mjs").Data} data
 * @param {Set<number>} made the numbers of the addresses
 */
function withTraps(program, { finder }, made) {
  const find = finder();
  let number = 0;
  return rewritten(program, {
    edit: (_fn, _spare, code, first) => {
      if (find(code, first) === undefined || !made.has(number++)) return undefined;
      return { after: [INSTRUCTIONS.unreachable] };
    },
  });
}

/**
 * Poison what was left out of memory: what is long when the ready program starts, so that it need not be sent.
 *
 * @param {binaryen.Module} module
 * @param {Uint8Array} memory changed
 * @param {[number, number][]} leftOut
 */
function leaveOut(module, memory, leftOut) {
  const { none } = binaryen;
  const isLong = (/** @type {[number, number]} */ [from, to]) => to - from > LONG;
  for (const each of leftOut) memory.fill(isLong(each) ? 0 : POISON, ...each);
  const fills = leftOut.filter(isLong).map(([from, to]) => {
    const numbers = [from, POISON, to - from].map((number) => module.i32.const(number));
    return module.memory.fill(numbers[0], numbers[1], numbers[2]);
  });
  module.setStart(module.addFunction("poison", none, none, [], module.block(null, fills)));
}

/** @param {binaryen.Module} module @param {Set<number>} called */
function leaveOutFunctions(module, called) {
  const kept = new Set(EXPORTS.map((name) => binaryen.getExportInfo(module.getExport(name)).value));
  const start = module.getStart();
  if (start) kept.add(binaryen.getFunctionInfo(start).name);
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const reference = module.getFunctionByIndex(i);
    const { name, base } = binaryen.getFunctionInfo(reference);
    if (base || called.has(i) || kept.has(name)) continue;
    setBody(reference, module.unreachable());
  }
}

/** @param {binaryen.Module} module @param {number} entry */
function keepExports(module, entry) {
  const names = all(
    module.getNumExports(),
    (i) => binaryen.getExportInfo(module.getExportByIndex(i)).name,
  );
  for (const name of names) if (!EXPORTS.includes(name)) module.removeExport(name);
  module.addGlobal("entry", binaryen.i32, false, module.i32.const(entry));
  module.addGlobalExport("entry", "entry");
}

/**
 * Give the functions that come from JavaScript a body.
 *
 * @param {binaryen.Module} module
 * @param {number} tableBase
 * @param {import("../adapters/index.mjs").Replaced} replaced
 */
function implementImports(module, tableBase, replaced) {
  const bodies = {
    [replaced.signals]: () => module.i32.const(0),
    [replaced.trampoline]: () => callByArity(module, tableBase),
    [replaced.growth]: () => growMemory(module),
  };
  const imported = functions(module).filter(({ base }) => base);
  for (const { name, base, params, results } of imported) {
    const body = bodies[base]?.() ?? module.unreachable();
    module.removeFunction(name);
    module.addFunction(name, params, results, [], body);
  }
}

/**
 * Python calls its built-in functions with three arguments, however many they take, which JavaScript lets pass.
 * Here a call is made with as many as the function takes; that much is known of each entry of the table. One switch
 * with all entries would be ten times as long once a browser has compiled it, so they are looked up as bits of words.
 *
 * @param {binaryen.Module} module
 * @param {number} base the table's first entry
 */
function callByArity(module, base) {
  const { i32, i64 } = module;
  const { table, data } = functionTable(module);
  const [target, ...given] = all(
    1 + MOST_ARGUMENTS,
    (i) => () => module.local.get(i, binaryen.i32),
  );
  const entry = () => i32.sub(target(), i32.const(base));
  const words = all(Math.ceil(data.length / ENTRIES), (i) =>
    arities(module, data.slice(i * ENTRIES, (i + 1) * ENTRIES)),
  );
  const inWhich = i32.shr_u(entry(), i32.const(Math.log2(ENTRIES)));
  let body = module.switch(words.map(String), "outside", inWhich);
  for (const word of new Set(words)) {
    const found = module.br("word", undefined, i64.const(word));
    body = module.block(null, [module.block(String(word), [body]), found]);
  }
  const word = module.block(
    "word",
    [module.block("outside", [body]), module.unreachable()],
    binaryen.i64,
  );
  const place = i32.shl(i32.and(entry(), i32.const(ENTRIES - 1)), i32.const(Math.log2(BITS)));
  const bits = i32.wrap(i64.shr_u(word, i64.extend_u(place)));
  const count = i32.and(bits, i32.const(MOST_ARGUMENTS));
  body = module.switch(all(MOST_ARGUMENTS, label), label(MOST_ARGUMENTS), count);
  for (let count = 0; count <= MOST_ARGUMENTS; count++) {
    const params = binaryen.createType(Array(count).fill(binaryen.i32));
    const operands = given.slice(0, count).map((each) => each());
    const called = module.call_indirect(table, target(), operands, params, binaryen.i32);
    body = module.block(null, [module.block(label(count), [body]), module.return(called)]);
  }
  return body;
}

/** @param {number} count of arguments */
function label(count) {
  return `arguments${count}`;
}

/**
 * How many arguments functions take, in a word. What Python does not call so, or was left out, gets any number: the
 * call traps.
 *
 * @param {binaryen.Module} module
 * @param {string[]} names
 */
function arities(module, names) {
  return names.reduce((word, name, place) => {
    const { params, body } = binaryen.getFunctionInfo(module.getFunction(name));
    const isLeftOut = body && binaryen.getExpressionId(body) === binaryen.UnreachableId;
    const count = isLeftOut ? 0 : binaryen.expandType(params).length & MOST_ARGUMENTS;
    return word | (BigInt(count) << BigInt(BITS * place));
  }, 0n);
}

/** Grow to so many bytes, and somewhat further. @param {binaryen.Module} module */
function growMemory(module) {
  const { i32, memory, local } = module;
  const missing = i32.sub(
    i32.shr_u(local.get(0, binaryen.i32), i32.const(Math.log2(PAGE))),
    memory.size(),
  );
  return i32.ne(memory.grow(i32.add(missing, i32.const(GROWTH))), i32.const(-1));
}

/**
 * The table is the program's own.
 *
 * @param {binaryen.Module} module
 * @param {number} base its first entry
 * @param {(string | undefined)[]} entries
 */
function fixTable(module, base, entries) {
  const { table, name, data } = functionTable(module);
  const missing = "missing";
  module.addFunction(missing, binaryen.none, binaryen.none, [], module.unreachable());
  // What the program puts there itself is followed by its exports and by functions of JavaScript.
  const added = entries
    .slice(base + data.length)
    .map((each) => (each ? binaryen.getExportInfo(module.getExport(each)).value : missing));
  const functions = [...data, ...added];
  module.removeElementSegment(name);
  module.removeTable(table);
  module.addTable(table, base + functions.length, base + functions.length);
  module.addActiveElementSegment(table, name, functions, module.i32.const(base));
}

/** The pieces of memory that hold something, each from a start to an end. @param {Uint8Array} memory */
function pieces(memory) {
  /** @type {[number, number][]} */
  const found = [];
  for (let start = 0; start < memory.length; start += GAP) {
    const end = start + GAP;
    if (memory.subarray(start, end).every((byte) => byte === 0)) continue;
    const last = found.at(-1);
    if (last?.[1] === start) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}
