/**
 * Finds constants of the interpreter that nothing in the ready program refers to: alphabets of other languages, the
 * names of all characters, modules that were read at the start. Most of its constants serve functions that were left
 * out.
 *
 * Where a piece of data ends is not written anywhere, so this errs on the side of keeping. A piece begins at each
 * address that the whole program is known to refer to. It is in use if any number in the code that was kept could be
 * an address within it, or any number in memory that is in use, though a long piece must be referred to where it
 * begins. What follows directly upon a piece in use stays as well, since it may belong to it or be reached from it.
 * Where nothing refers to the beginning of the piece in use, which is mostly a number that only looks like an
 * address, what follows stays only if it is short, and what it refers to is not followed. Whatever is short stays,
 * and all that can change.
 */

import { eachInstruction, globals, INSTRUCTIONS } from "./binary.mjs";

const { constant } = INSTRUCTIONS;
/** Pieces up to this length, in bytes, are short. */
const SHORT = 4096;
const WORD = 4;

/**
 * Zero what is not in use, so that it costs nothing to send; tells where it is.
 *
 * @param {Uint8Array} memory of the started program; changed
 * @param {Uint8Array} kept what is left of its program
 * @param {import("../adapters/index.mjs").Data} data of the whole program
 * @returns {[number, number][]} each piece from a start to an end
 */
export function zeroUnused(memory, kept, { start, content, base, addresses }) {
  const end = start + content.length;
  const data = new Pieces(memory, { from: start, to: end, addresses });
  for (const number of globals(kept)) data.use(number);
  eachInstruction(kept, (_, code, first, second) => {
    const number = code === constant ? first : second;
    if (number === undefined) return;
    data.use(number);
    data.use(number + base);
  });
  data.useWords(end, memory.length);
  const changed = start + content.findIndex((byte, i) => byte !== memory[start + i]);
  data.use(changed);
  data.useWhatIsReferredTo();
  const unused = data.unused(changed);
  for (const [from, to] of unused) memory.fill(0, from, to);
  return unused;
}

class Pieces {
  #words;
  /** Where each piece begins, in order, and where the last one ends. */
  #bounds;
  #inUse;
  /** Which pieces are referred to where they begin. */
  #isBegun;
  /** @type {number[]} */
  #unread = [];

  /**
   * @param {Uint8Array} memory
   * @param {{ from: number, to: number, addresses: Set<number> }} data
   */
  constructor(memory, { from, to, addresses }) {
    this.#words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
    const inside = [...addresses].filter((each) => each > from && each < to);
    this.#bounds = Float64Array.from([from, ...inside.sort((a, b) => a - b), to]);
    this.#inUse = new Uint8Array(this.#bounds.length);
    this.#isBegun = new Uint8Array(this.#bounds.length);
  }

  /** Use the piece that an address lies in, if any. @param {number} address @param {boolean} [isExact] */
  use(address, isExact = false) {
    const bounds = this.#bounds;
    let [piece, after] = [0, bounds.length - 1];
    if (address < bounds[piece] || address >= bounds[after]) return;
    while (after - piece > 1) {
      const middle = (piece + after) >> 1;
      if (bounds[middle] <= address) piece = middle;
      else after = middle;
    }
    const isBeginning = address === bounds[piece];
    if (this.#inUse[piece] && (this.#isBegun[piece] || !isBeginning)) return;
    if (isExact && !isBeginning && bounds[after] - bounds[piece] > SHORT) return;
    this.#inUse[piece] = 1;
    if (isBeginning) this.#isBegun[piece] = 1;
    this.#unread.push(piece);
  }

  /** Use what the words from one address to another could refer to. @param {number} from @param {number} to */
  useWords(from, to) {
    for (let i = Math.floor(from / WORD); i < to / WORD; i++) this.use(this.#words[i], true);
  }

  useWhatIsReferredTo() {
    for (let piece = this.#unread.pop(); piece !== undefined; piece = this.#unread.pop()) {
      const end = this.#isBegun[piece] ? this.#end(piece) : this.#bounds[piece + 1];
      this.useWords(this.#bounds[piece], end);
    }
  }

  /** Where ends what stays because a piece is in use. @param {number} piece */
  #end(piece) {
    const [end, after] = [this.#bounds[piece + 1], this.#bounds[piece + 2]];
    if (after === undefined) return end;
    return this.#isBegun[piece] || after - end <= SHORT ? after : end;
  }

  /** The long ranges below an address that are not in use. @param {number} end @returns {[number, number][]} */
  unused(end) {
    /** @type {[number, number][]} */
    const found = [];
    let from = Infinity;
    for (const [piece, bound] of this.#bounds.entries()) {
      const isLast = bound >= end || piece === this.#bounds.length - 1;
      if (!isLast && !this.#inUse[piece]) continue;
      const to = Math.min(bound, end);
      if (to - from > SHORT) found.push([from, to]);
      if (isLast) break;
      from = this.#end(piece);
    }
    return found;
  }
}
