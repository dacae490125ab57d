/**
 * Zeroes what is free in Python's memory, since all of it is sent to the reader: what once was there compresses
 * badly.
 */

const LARGEST = 1 << 20;
const SMALLEST = 16;

/** @param {import("../../../../docs/assets/javascripts/whole.mjs").Interpreter} interpreter */
export function zeroFree({ native: { malloc, free, sbrk }, memory }) {
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
