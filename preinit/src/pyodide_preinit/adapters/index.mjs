/**
 * What is known of each version of Pyodide: an adapter is the one place that assumes something of it.
 *
 * An adapter is a module with what {@link Adapter} lists. Whatever else is assumed of Pyodide or CPython is in
 * `inside/check.py`, which runs in the interpreter.
 *
 * @typedef {import("binaryen").default.Module} Module
 * @typedef {import("../client/whole.mjs").Interpreter} Interpreter
 * @typedef {import("../client/whole.mjs").Start} Start
 * @typedef {import("../node/watch.mjs").AddressFinder} AddressFinder
 * @typedef {(module: string, name: string) => number} Imported the value of a global that the program imports
 *
 * @typedef {object} Data where the program's own data is in memory, once it was started
 * @property {number} start its first address
 * @property {Uint8Array} content what is there at the start
 * @property {number} base what the program adds to the numbers in its code to get addresses
 * @property {Set<number>} addresses where something begins: all that the program is known to refer to
 * @property {{ fn: number, address: number }[]} made the addresses that code makes, in order, each with its function's
 *   number among those that have code
 * @property {() => AddressFinder} finder finds them
 * @property {boolean} isMarked whether it is known of each number in code and data whether it is an address
 * @property {Map<number, number | undefined>} pointers the words that hold addresses from the beginning, each with the
 *   address, unless it is a function's; none if that is not known
 *
 * @typedef {object} Heap where Python's objects are, and how they lie in memory: distances are from where one begins
 * @property {number} start where the memory begins that the C library gives out
 * @property {{ from: number, to: number }} below what is before it and may refer to it
 * @property {{ type: number, text: number, tuple: number, code: number }} types the addresses of some
 * @property {number} immortal so often or more often seems to be referred to what is never given up
 * @property {{ at: number, managed: number, collected: number }} flags of a type: which of them tell that objects have
 *   more memory before them, for attributes or for the collector
 * @property {{ length: number, state: number, asciiBit: number, content: number }} text where its parts are; `content`
 *   of one that is only ASCII
 * @property {{ size: number, indices: number, kind: number, count: number, header: number }} keys of a dictionary's
 *   table: three bytes, the number of its entries, and how much is before its indices
 *
 * @typedef {object} Pieces in which sizes the C library gives out memory
 * @property {number} smallest in bytes
 * @property {number} step from one size to the next
 *
 * @typedef {object} Replaced what the program imports and the ready program does itself, by name
 * @property {string} trampoline calls a function of Python's with three arguments, however many it takes
 * @property {string} growth makes memory larger
 * @property {string} signals tells whether Python was interrupted
 *
 * @typedef {object} Adapter
 * @property {string} SERIES the beginning of the versions that it is for
 * @property {{ program: string, glue: string, library: string }} FILES of the npm package
 * @property {Start} START how the interpreter is started; told to pages by the manifest
 * @property {Pieces} PIECES
 * @property {Replaced} REPLACED
 * @property {() => void} prepare makes what the glue expects to find
 * @property {(imports: WebAssembly.Imports, exports: WebAssembly.Exports) => WebAssembly.Table} table
 * @property {(module: Module, imported: Imported) => void} settle makes of what the program does at its start, and of
 *   what it imports, what they have become in the memory of a started one
 * @property {(module: Module) => string} memoryName its memory's name
 * @property {(imported: Imported) => number} tableBase where the program's own entries in the table begin
 * @property {(program: Uint8Array, imported: Imported) => Data} data
 * @property {(program: Uint8Array) => () => AddressFinder} addressFinder finds the addresses of data that code makes,
 *   as distances from the base
 * @property {(imported: Imported, exports: WebAssembly.Exports) => Heap} heap
 * @property {(program: Uint8Array, module: Module) => Iterable<string>} brokenInProgram what of a program is not as
 *   assumed, in a sentence each
 */

import { Broken } from "../node/broken.mjs";
import * as pyodide029 from "./pyodide_0_29.mjs";
import * as pyodide314 from "./pyodide_314.mjs";

/** @type {Adapter[]} */
const ADAPTERS = [pyodide029, pyodide314];

/**
 * The adapter of a version.
 *
 * @param {string} version
 * @throws {Broken} there is none
 */
export function adapterOf(version) {
  const found = ADAPTERS.find(({ SERIES }) => version.startsWith(`${SERIES}.`));
  if (found) return found;
  const known = ADAPTERS.map(({ SERIES }) => `${SERIES}.x`).join(" and ");
  throw new Broken([`Pyodide ${version} is not known; known are the versions ${known}.`]);
}
