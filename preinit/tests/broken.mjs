/**
 * Tells, as JSON, what is not as assumed of programs and of how memory is given out.
 *
 * Its input is JSON with the `version` of Pyodide, `programs`, texts in WebAssembly's own language, and `memories`,
 * each of which says how the memory of a made-up interpreter differs from what is assumed.
 */

import { text } from "node:stream/consumers";
import binaryen from "binaryen";
import { adapterOf } from "../src/pyodide_preinit/adapters/index.mjs";
import { brokenInMemory, brokenInProgram } from "../src/pyodide_preinit/node/check.mjs";

const PAGE = 65536;

const { version, programs, memories } = JSON.parse(await text(process.stdin));
const adapter = adapterOf(version);
process.stdout.write(
  JSON.stringify({
    programs: programs.map((wat) => [...brokenInProgram(adapter, binary(wat))]),
    memories: memories.map((given) => {
      const { told, ...different } = { told: "3 free PyDictObjects", ...given };
      return [...brokenInMemory(adapter.PIECES, interpreter(different), told)];
    }),
  }),
);

/** @param {string} wat */
function binary(wat) {
  const module = binaryen.parseText(wat);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** An interpreter that gives out memory as is assumed, but for the differences. */
function interpreter({ step = 8, isNew = false, isBeyond = false }) {
  let end = PAGE;
  /** @type {Map<number, number>} */
  const sizes = new Map();
  /** @type {Map<number, number[]>} */
  const free = new Map();
  const native = {
    /** @param {number} size */
    malloc(size) {
      const whole = Math.ceil((size + 4) / step) * step - 4;
      const old = isNew ? undefined : free.get(whole)?.pop();
      if (old === undefined) end += whole + 4;
      const place = old ?? end - whole;
      sizes.set(place, whole);
      return place;
    },
    /** @param {number} place */
    free(place) {
      const size = sizes.get(place) ?? 0;
      free.set(size, [...(free.get(size) ?? []), place]);
    },
    malloc_usable_size: (/** @type {number} */ place) => sizes.get(place),
    sbrk: () => (isBeyond ? PAGE : end),
  };
  return /** @type {any} */ ({ native, memory: { buffer: { byteLength: 1 << 25 } } });
}
