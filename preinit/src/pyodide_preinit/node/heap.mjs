/**
 * Zeroes what is free in Python's memory, since all of it is sent to the reader: what once was there compresses
 * badly.
 */

/** @typedef {import("../client/whole.mjs").Interpreter} Interpreter */

const LARGEST = 1 << 20;
const SMALLEST = 16;
/** Python gives out small pieces itself, in so many sizes; each size has pools of its own. */
const SMALL = { smallest: 8, largest: 512, step: 8 };
/** More than is free in the pools of any size, in bytes. */
const IN_POOLS = 1 << 20;

/** @param {Interpreter} interpreter */
export function zeroFree(interpreter) {
  // First, because pools that are free as a whole go back to where larger pieces come from.
  zeroPools(interpreter);
  zeroChunks(interpreter);
}

/** @param {Interpreter} interpreter */
function zeroPools({ native: { PyObject_Malloc, PyObject_Free }, memory }) {
  for (let size = SMALL.smallest; size <= SMALL.largest; size += SMALL.step) {
    const pieces = Array.from({ length: IN_POOLS / size }, () => PyObject_Malloc(size));
    for (const piece of pieces) new Uint8Array(memory.buffer, piece, size).fill(0);
    for (const piece of pieces.reverse()) PyObject_Free(piece);
  }
}

/** @param {Interpreter} interpreter */
function zeroChunks({ native: { malloc, free, sbrk }, memory }) {
  const end = sbrk(0);
  const chunks = [];
  for (let size = LARGEST; size >= SMALLEST; size /= 2) {
    // All that is free in chunks of this size: until memory is given out that was never used.
    do {
      chunks.push(malloc(size));
      new Uint8Array(memory.buffer, chunks.at(-1), size).fill(0);
    } while (chunks.at(-1) < end);
  }
  // Not forEach(free): the function of the interpreter takes no second argument.
  for (const chunk of chunks.reverse()) free(chunk);
}
