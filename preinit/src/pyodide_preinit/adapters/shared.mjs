/** What is alike in all versions of Pyodide that are known, so far. */

export const PIECES = { smallest: 12, step: 8 };

export const REPLACED = {
  trampoline: "_PyEM_TrampolineCall_JS",
  growth: "emscripten_resize_heap",
  signals: "_Py_CheckEmscriptenSignals_Helper",
};

/** The names under which the program imports or exports them. */
export const MEMORY = "memory";
export const TABLE = "__indirect_function_table";

/** Objects begin at multiples of this. */
const ALIGNMENT = 8;

/**
 * For iPhones the glue puts no function of its own, which a program without it could not call, where Python looks for
 * the number of arguments of a built-in function (see `callByArity`). Elsewhere that depends on the engine.
 */
export function pretendToBeAnIphone() {
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" } });
}

/**
 * How objects lie in memory.
 *
 * @param {WebAssembly.Exports} exports
 * @param {object} version
 * @param {number} version.base what is added to what the program exports to get addresses
 * @param {{ from: number, to: number }} version.below where the memory is that the C library does not give out
 * @param {number} version.immortal
 * @returns {import("./index.mjs").Heap}
 */
export function heap(exports, { base, below, immortal }) {
  const address = (/** @type {string} */ name) =>
    base + /** @type {WebAssembly.Global} */ (exports[name]).value;
  return {
    start: Math.ceil(below.to / ALIGNMENT) * ALIGNMENT,
    below,
    types: {
      type: address("PyType_Type"),
      text: address("PyUnicode_Type"),
      tuple: address("PyTuple_Type"),
      code: address("PyCode_Type"),
    },
    immortal,
    flags: { at: 84, managed: 0x18, collected: 0x4000 },
    text: { length: 8, state: 16, asciiBit: 6, content: 20 },
    keys: { size: 4, indices: 5, kind: 6, count: 16, header: 20 },
  };
}
