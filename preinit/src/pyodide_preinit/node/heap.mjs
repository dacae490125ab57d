/**
 * Zeroes what is free in Python's memory, since all of it is sent to the reader: what once was there compresses
 * badly.
 */

/** @typedef {import("../client/whole.mjs").Interpreter} Interpreter */

const LARGEST = 1 << 20;
/** Up to this size every size is asked for. */
const SMALL = 512;

/** @param {Interpreter} interpreter @param {import("../adapters/index.mjs").Pieces} pieces */
export function zeroFree({ native: { malloc, free, sbrk }, memory }, pieces) {
  const end = sbrk(0);
  const chunks = [];
  for (const size of sizes(pieces)) {
    // All that is free in chunks of this size: until memory is given out that was never used.
    do {
      chunks.push(malloc(size));
      new Uint8Array(memory.buffer, chunks.at(-1), size).fill(0);
    } while (chunks.at(-1) < end);
  }
  // Not forEach(free): the function of the interpreter takes no second argument.
  for (const chunk of chunks.reverse()) free(chunk);
}

/** The sizes to ask for, the largest first. @param {import("../adapters/index.mjs").Pieces} pieces */
function* sizes({ smallest, step }) {
  for (let size = LARGEST; size > SMALL; size /= 2) yield size;
  for (
    let size = smallest + Math.floor((SMALL - smallest) / step) * step;
    size >= smallest;
    size -= step
  ) {
    yield size;
  }
}
