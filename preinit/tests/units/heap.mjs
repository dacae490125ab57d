/** A memory as Python's is, for tests: types, and blocks with objects and tables in them. */

import { poisonObjects } from "../../src/pyodide_preinit/node/objects.mjs";
import { POISONED_WORD } from "../../src/pyodide_preinit/node/poison.mjs";

export const WORD = 4;
const SIZE = 1 << 18;
const START = 4096;
export const IMMORTAL = 0x3fffffff;
const FLAGS = 84;
/** Types are below the heap. */
export const TYPES = { type: 1024, text: 1152, tuple: 1280, code: 1408, other: 1536 };
export const HEAP = {
  start: START,
  below: { from: 2048, to: START },
  types: TYPES,
  immortal: IMMORTAL,
  flags: { at: FLAGS, managed: 0x18, collected: 0x4000 },
  text: { length: 8, state: 16, asciiBit: 6, content: 20 },
  keys: { size: 4, indices: 5, kind: 6, count: 16, header: 20 },
};

/** A memory in which blocks are given out one after the other. */
export class Heap {
  memory = new Uint8Array(SIZE);
  #words = new Uint32Array(this.memory.buffer);
  #loaded = new Uint8Array(SIZE / WORD);
  #end = START;
  #flags = { type: 0, text: 0, tuple: 0x4000, code: 0, other: 0x4010 };

  constructor() {
    for (const [name, address] of Object.entries(TYPES)) {
      this.write(address, [1, TYPES.type]);
      this.write(address + FLAGS, [this.#flags[name]]);
    }
  }

  /** A block with words in it. @param {number[]} words */
  raw(...words) {
    const size = Math.max(16, Math.ceil((words.length * WORD + 4) / 8) * 8);
    this.write(this.#end + 4, [size | 3]);
    const from = this.#end + 8;
    this.write(from, words);
    this.#end += size;
    return from;
  }

  /** An object of a type, with words in it. @param {keyof typeof TYPES} type @param {number[]} words */
  object(type, ...words) {
    return this.counted(IMMORTAL, type, ...words);
  }

  /** An object that is referred to so often. @param {number} references @param {keyof typeof TYPES} type @param {number[]} words */
  counted(references, type, ...words) {
    const before = { tuple: 2, other: 4 }[type] ?? 0;
    const from = this.raw(...Array(before).fill(0), references, TYPES[type], ...words);
    return from + before * WORD;
  }

  /** @param {string} content in ASCII */
  text(content, isAscii = true, references = IMMORTAL) {
    const bytes = new TextEncoder().encode(`${content}\0\0\0\0`);
    const words = [...new Uint32Array(bytes.slice(0, bytes.length & ~3).buffer)];
    return this.counted(references, "text", content.length, 77, isAscii ? 1 << 6 : 0, ...words);
  }

  /** The table of a dictionary whose keys are of any kind. @param {[number, number][]} pairs */
  generalTable(pairs) {
    const rest = Array((5 - pairs.length) * 3).fill(0);
    const entries = pairs.flatMap((pair) => [99, ...pair]);
    return this.raw(1, 3 | (3 << 8), 0, 0, pairs.length, 0, 0, ...entries, ...rest);
  }

  /** The table of a dictionary: pairs of keys, which are texts, and values. @param {[number, number][]} pairs @param {number} [size] as a power of 2 */
  table(pairs, size = 3) {
    const usable = Math.floor((2 << size) / 3);
    const indices = size < 8 ? size : size + 1;
    const rest = Array((usable - pairs.length) * 2).fill(0);
    const header = [1, size | (indices << 8) | (1 << 16), 0, 0, pairs.length];
    return this.raw(...header, ...Array(2 ** indices / WORD).fill(0), ...pairs.flat(), ...rest);
  }

  /** @param {number} address @param {number[]} words */
  write(address, words) {
    this.#words.set(words, address / WORD);
  }

  /** @param {number} address */
  word(address) {
    return this.#words[address / WORD];
  }

  /** Have a word loaded while the corpus is answered. @param {number} address */
  load(address) {
    this.#loaded[address / WORD] = 1;
  }

  /** The second words of blocks, after what no answer takes was poisoned. @param {number[]} blocks */
  left(...blocks) {
    const told = poisonObjects(this.memory, { heap: HEAP, loaded: this.#loaded, entry: 0 });
    return { told, isLeft: blocks.map((at) => this.word(at + WORD) !== POISONED_WORD) };
  }
}
