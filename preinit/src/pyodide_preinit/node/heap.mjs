/**
 * Tidies what is free in Python's memory, since all of it is sent to the reader: what once was there compresses badly,
 * and so do the lists of the many small pieces that are free. These are given out for good; Python asks for new memory
 * instead, which costs nothing to send.
 */

/** @typedef {import("../client/whole.mjs").Interpreter} Interpreter */

const LARGEST = 1 << 20;
/** Smaller pieces, in bytes, are given out for good. */
const LEAST = 4096;
/** Up to this size every size is asked for. */
const SMALL = 512;

/** @param {Interpreter} interpreter @param {import("../adapters/index.mjs").Pieces} pieces */
export function tidy({ native: { malloc, free, sbrk }, memory }, pieces) {
  const end = sbrk(0);
  const chunks = [];
  let kept = 0;
  for (const size of sizes(pieces)) {
    // All that is free in chunks of this size: until memory is given out that was never used.
    do {
      chunks.push(malloc(size));
      new Uint8Array(memory.buffer, chunks.at(-1), size).fill(0);
    } while (chunks.at(-1) < end);
    if (size >= LEAST) kept = chunks.length;
  }
  // What was given out beyond the end was never used before.
  const back = chunks.filter((chunk, i) => i < kept || chunk >= end);
  // Not forEach(free): the function of the interpreter takes no second argument.
  for (const chunk of back.reverse()) free(chunk);
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
