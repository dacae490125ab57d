/**
 * Finds constants of the interpreter that no answer takes: alphabets of other languages, the names of all characters,
 * what its types and functions say about themselves. Most of them serve functions that were left out.
 *
 * A piece of data begins at each address that the program refers to; where it ends is not written anywhere. It is in
 * use if an answer loads from it, or if the code that answering takes makes its address, or a number that may be its
 * address, or if a word in memory that is in use may be. Of words that were addresses from the beginning it is known,
 * so that others are none. What follows directly upon a piece in use stays as well, since it may belong to it or be
 * reached from it, unless one of them is a text, which ends by itself.
 *
 * Where a program does not mark its addresses, less is known: any number in code may be one, and whatever is short
 * stays.
 *
 * The code that makes the address of a piece that is left out was in no answer's way. It ends in a trap instead, and
 * an address of a text that no answer loads is poisoned.
 */

import { eachInstruction, INSTRUCTIONS } from "./binary.mjs";
import { lastUpTo } from "./bounds.mjs";
import { POISONED_WORD } from "./poison.mjs";

const { constant } = INSTRUCTIONS;
/** A number is mostly none that is an address within a piece that is longer, in bytes, if addresses are marked or not. */
const SHORT = { marked: 256, unmarked: 4096 };
const WORD = 4;
const [TAB, NEWLINE, RETURN, FIRST_LETTER, DELETE] = [9, 10, 13, 32, 127];

/**
 * @typedef {object} Unused
 * @property {[number, number][]} pieces each from a start to an end
 * @property {Set<number>} made the numbers of the addresses that the code makes of them
 */

/**
 * Find what no answer takes, and poison addresses of texts among it.
 *
 * @param {Uint8Array} memory of the started program; changed
 * @param {Uint8Array} program
 * @param {import("../adapters/index.mjs").Data} data of the program
 * @param {object} noted while the corpus was answered
 * @param {Uint8Array} noted.loaded for each word of memory whether it was loaded
 * @param {Uint8Array} noted.made for each address that the code makes whether it was made
 * @param {(fn: number) => boolean} noted.isCalled whether a function was called
 * @returns {Unused}
 */
export function findUnused(memory, program, data, { loaded, made, isCalled }) {
  const pieces = new Pieces(memory, data, loaded);
  pieces.useLoaded();
  for (const [i, { fn, address }] of data.made.entries()) {
    if (made[i] && isCalled(fn)) pieces.use(address);
  }
  const { isMarked } = data;
  for (const number of numbers(program, data, isCalled)) pieces.use(number, isMarked);
  if (!isMarked) pieces.useShort();
  pieces.useWords(data.start + data.content.length, memory.length);
  pieces.useWhatIsReferredTo();
  pieces.poisonAddresses();
  const left = data.made.flatMap(({ fn, address }, i) =>
    isCalled(fn) && !made[i] && pieces.isUnused(address) ? [i] : [],
  );
  return { pieces: pieces.unused(), made: new Set(left) };
}

/**
 * Numbers in code that may be addresses, as they are and as distances from the base.
 *
 * @param {Uint8Array} program
 * @param {import("../adapters/index.mjs").Data} data
 * @param {(fn: number) => boolean} isCalled
 */
function numbers(program, { base, finder }, isCalled) {
  /** @type {Set<number>} */
  const found = new Set();
  const find = finder();
  // The number that was last seen may turn out to be part of an address that is made.
  let last = 0;
  eachInstruction(program, (fn, code, first, second) => {
    const isMade = find(code, first) !== undefined;
    if (last && !isMade) found.add(last);
    last = 0;
    if (!isCalled(fn) || (isMade && code === constant)) return;
    if (code === constant) last = first;
    else if (second !== undefined) found.add(second);
  });
  return [...found].flatMap((number) => [number, number + base]);
}

class Pieces {
  #memory;
  #words;
  #loaded;
  #data;
  #end;
  /** Where each piece begins, in order, and where the last one ends. */
  #bounds;
  #inUse;
  /** Which pieces are referred to where they begin. */
  #isBegun;
  #short;
  /** @type {number[]} */
  #unread = [];

  /**
   * @param {Uint8Array} memory
   * @param {import("../adapters/index.mjs").Data} data
   * @param {Uint8Array} loaded
   */
  constructor(memory, data, loaded) {
    this.#memory = memory;
    this.#words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
    this.#loaded = loaded;
    this.#data = data;
    this.#end = data.start + data.content.length;
    this.#short = data.isMarked ? SHORT.marked : SHORT.unmarked;
    const inside = [...data.addresses].filter((each) => each > data.start && each < this.#end);
    this.#bounds = Float64Array.from([data.start, ...inside.sort((a, b) => a - b), this.#end]);
    this.#inUse = new Uint8Array(this.#bounds.length);
    this.#isBegun = new Uint8Array(this.#bounds.length);
  }

  /** Use the piece that an address lies in, if any. @param {number} address @param {boolean} [isGuess] */
  use(address, isGuess = false) {
    const piece = this.#piece(address);
    if (piece === undefined) return;
    const [begin, end] = this.#bounds.subarray(piece, piece + 2);
    const isBeginning = address === begin;
    if (isGuess && !isBeginning && end - begin > this.#short) return;
    if (this.#inUse[piece] && (this.#isBegun[piece] || !isBeginning)) return;
    this.#inUse[piece] = 1;
    if (isBeginning) this.#isBegun[piece] = 1;
    this.#unread.push(piece);
  }

  useLoaded() {
    for (let piece = 0; piece < this.#bounds.length - 1; piece++) {
      const [begin, end] = this.#bounds.subarray(piece, piece + 2);
      const words = this.#loaded.subarray(Math.floor(begin / WORD), Math.ceil(end / WORD));
      if (words.includes(1)) this.use(begin);
    }
  }

  useShort() {
    for (let piece = 0; piece < this.#bounds.length - 1; piece++) {
      const [begin, end] = this.#bounds.subarray(piece, piece + 2);
      if (end - begin <= this.#short) this.use(begin);
    }
  }

  /** Use what the words from one address to another could refer to. @param {number} from @param {number} to */
  useWords(from, to) {
    for (let i = Math.floor(from / WORD); i < to / WORD; i++) this.use(this.#words[i], true);
  }

  useWhatIsReferredTo() {
    for (let piece = this.#unread.pop(); piece !== undefined; piece = this.#unread.pop()) {
      const [begin, end] = this.#bounds.subarray(piece, piece + 2);
      for (let at = Math.ceil(begin / WORD) * WORD; at + WORD <= end; at += WORD) this.#follow(at);
      const next = piece + 1;
      if (!this.#isBegun[piece] || next >= this.#bounds.length - 1 || this.#inUse[next]) continue;
      if (this.#isText(piece) || this.#isText(next)) continue;
      this.#inUse[next] = 1;
      this.#unread.push(next);
    }
  }

  /** Poison the addresses of texts that no answer loads. */
  poisonAddresses() {
    for (const [at, target] of this.#data.pointers) {
      const piece = this.#piece(at);
      if (piece === undefined || at % WORD || !this.#inUse[piece] || target === undefined) continue;
      if (this.#isLeftOut(at, target)) this.#words[at / WORD] = POISONED_WORD;
    }
  }

  /** @param {number} address */
  isUnused(address) {
    const piece = this.#piece(address);
    return piece !== undefined && !this.#inUse[piece];
  }

  /** @returns {[number, number][]} */
  unused() {
    /** @type {[number, number][]} */
    const found = [];
    for (let piece = 0; piece < this.#bounds.length - 1; piece++) {
      if (this.#inUse[piece]) continue;
      const [begin, end] = this.#bounds.subarray(piece, piece + 2);
      const last = found.at(-1);
      if (last && last[1] === begin) last[1] = end;
      else found.push([begin, end]);
    }
    return found;
  }

  /** Use what a word of data refers to, if it does. @param {number} at */
  #follow(at) {
    const { pointers } = this.#data;
    const value = this.#words[at / WORD];
    if (!this.#data.isMarked) return this.use(value, true);
    if (!pointers.has(at)) return this.#hasChanged(at) && this.use(value, true);
    if (!this.#isLeftOut(at, value)) this.use(value);
  }

  /** Whether a word is the address of a text, and no answer loads it. @param {number} at @param {number} target */
  #isLeftOut(at, target) {
    const piece = this.#piece(target);
    const isSame = this.#words[at / WORD] === target && !this.#loaded[at / WORD];
    return piece !== undefined && isSame && this.#isText(piece);
  }

  /** Whether a word is no longer what it was at the start. @param {number} at */
  #hasChanged(at) {
    const { start, content } = this.#data;
    const was = content.subarray(at - start, at - start + WORD);
    return was.some((byte, i) => byte !== this.#memory[at + i]);
  }

  /** Whether a piece is one text or several, each ending with a zero. @param {number} piece */
  #isText(piece) {
    const [begin, end] = this.#bounds.subarray(piece, piece + 2);
    const bytes = this.#memory.subarray(begin, end);
    const length = bytes.findLastIndex(Boolean) + 1;
    return length > 0 && length < bytes.length && bytes.subarray(0, length).every(isInText);
  }

  /** The piece that an address lies in, if any. @param {number} address */
  #piece(address) {
    const piece = lastUpTo(this.#bounds, address);
    return piece < 0 || piece === this.#bounds.length - 1 ? undefined : piece;
  }
}

/** @param {number} byte */
function isInText(byte) {
  if (byte >= FIRST_LETTER) return byte !== DELETE;
  return byte === TAB || byte === NEWLINE || byte === RETURN;
}
