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

import {
  eachInstruction,
  exportedFunction,
  globals,
  INSTRUCTIONS,
  importedGlobal,
  initialData,
} from "./binary.mjs";

const { add, constant, globalGet, store } = INSTRUCTIONS;
/** Pieces up to this length, in bytes, are short. */
const SHORT = 4096;
const WORD = 4;
/** Writes the addresses that are in data; where it writes them, no piece begins. */
const RELOCATION = "__wasm_apply_data_relocs";

/**
 * Zero what is not in use, so that it costs nothing to send; tells where it is.
 *
 * @param {Uint8Array} memory of the started program; changed
 * @param {object} programs
 * @param {Uint8Array} programs.whole
 * @param {Uint8Array} programs.kept what is left of it
 * @param {number} programs.base where its data begins in memory
 * @returns {[number, number][]} each piece from a start to an end
 */
export function zeroUnused(memory, { whole, kept, base }) {
  const { start, content } = initialData(whole);
  const data = new Pieces(memory, {
    from: base + start,
    to: base + start + content.length,
    whole,
    base,
  });
  for (const number of globals(kept)) data.use(number);
  eachInstruction(kept, (_, code, first, second) => {
    const number = code === constant ? first : second;
    if (number === undefined) return;
    data.use(number);
    data.use(number + base);
  });
  data.useWords(base + start + content.length, memory.length);
  const changed = base + start + content.findIndex((byte, i) => byte !== memory[base + start + i]);
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
   * @param {{ from: number, to: number, whole: Uint8Array, base: number }} data
   */
  constructor(memory, { from, to, whole, base }) {
    this.#words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
    const inside = [...addresses(whole, base)].filter((each) => each > from && each < to);
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

/**
 * The addresses of data in a program: each as its distance from the base, to which it is added.
 *
 * @param {Uint8Array} whole
 * @param {number} base
 */
function addresses(whole, base) {
  const memoryBase = importedGlobal(whole, "__memory_base");
  const relocation = exportedFunction(whole, RELOCATION);
  const found = new Set();
  let [step, address] = [0, 0];
  eachInstruction(whole, (fn, code, first) => {
    if (step === 3 && (fn !== relocation || code === store)) found.add(address);
    if (code === globalGet && first === memoryBase) step = 1;
    else if (step === 1 && code === constant) [step, address] = [2, base + first];
    else step = step === 2 && code === add ? 3 : 0;
  });
  return found;
}
