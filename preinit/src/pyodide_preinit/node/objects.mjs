/**
 * Finds what no answer takes of the objects that Python has in memory, and poisons it.
 *
 * The C library gives out memory in blocks, one after the other, each with its size before it. Whether a block holds
 * an object of Python's tells the object's type, whether an answer takes it the words that were loaded while the
 * corpus was answered. These blocks stay:
 *
 * - what was loaded from;
 * - what a block that stays refers to, unless it is an object: whoever uses an object looks at its type first, and one
 *   whose type is poisoned ends in a trap. Memory without a type might be used as it is. An address within an object
 *   is one of its content, which is used without its type;
 * - what is used without a look at its type, because the interpreter knows what it is: the keys of dictionaries, tuples,
 *   and what the code of a function consists of. That another part of it ran so far is chance, too;
 * - texts that are not names: readers see them, and which of them an answer holds depends more on what was asked than
 *   anything else does.
 *
 * Objects are not counted any more: none that is there now is ever given back. Python's collector passes over them,
 * since they were frozen (`strip.py`).
 */

import { lastUpTo } from "./bounds.mjs";
import { POISON } from "./poison.mjs";

/** @typedef {import("../adapters/index.mjs").Heap} Heap */
/**
 * @typedef {object} Block
 * @property {number} from where it begins
 * @property {number} to where it ends
 * @property {number} object where the object in it begins, or 0
 * @property {boolean} isKept
 */

const WORD = 4;
/** Before a block is its size; the lowest bits tell whether it and the one before are in use. */
const HEADER = { before: 4, bits: 7, inUse: 2 };
const SMALLEST = 16;
/** What is before an object of a type whose objects the collector visits, or which have more than that. */
const [COLLECTED, MANAGED] = [8, 16];
/** More references than any object has that is not immortal. */
const MANY_REFERENCES = 1 << 20;
/** The table of names that are the same object wherever they are used: each is its own value. */
const NAMES = 1000;
const SPACE = 0x20;

/**
 * Poison what no answer takes.
 *
 * @param {Uint8Array} memory changed
 * @param {object} known
 * @param {Heap} known.heap
 * @param {Uint8Array} known.loaded for each word whether it was loaded
 * @param {number} known.entry the object that answers
 * @returns {{ blocks: number, poisoned: number, bytes: number }} how many there are, how many of them were poisoned,
 *   and how large these were
 */
export function poisonObjects(memory, { heap, loaded, entry }) {
  const found = new Objects(memory, heap);
  found.keepLoaded(loaded);
  found.keep(found.block(entry));
  found.referTo(heap.below.from, heap.below.to);
  found.keepWhatIsReferredTo();
  return found.poison();
}

/** The blocks that are in use, in order. @param {Uint32Array} words @param {number} start of the first @returns {Block[]} */
export function blocks(words, start) {
  const found = [];
  let at = start;
  while (at + 2 * WORD <= words.length * WORD) {
    const header = words[at / WORD + 1];
    const size = header & ~HEADER.bits;
    if (size < SMALLEST) break;
    const from = at + 2 * WORD;
    if (header & HEADER.inUse) {
      found.push({ from, to: from + size - WORD, object: 0, isKept: false });
    }
    at += size;
  }
  return found;
}

class Objects {
  #memory;
  #words;
  #heap;
  #blocks;
  /** Where each of them begins. */
  #starts;
  /** @type {Block[]} */
  #unread = [];
  /** @type {Map<number, boolean>} */
  #types = new Map();
  /** The entries of the table of names. @type {Entry[]} */
  #names = [];
  /** Tuples of what code consists of. @type {Set<Block>} */
  #constants = new Set();

  /** @param {Uint8Array} memory @param {Heap} heap */
  constructor(memory, heap) {
    this.#memory = memory;
    this.#words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
    this.#heap = heap;
    this.#blocks = blocks(this.#words, heap.start);
    this.#starts = Uint32Array.from(this.#blocks, ({ from }) => from);
    for (const block of this.#blocks) block.object = this.#object(block);
  }

  /** The block that an address lies in, if any. @param {number} address @returns {Block | undefined} */
  block(address) {
    const found = this.#blocks[lastUpTo(this.#starts, address)];
    return found && address < found.to ? found : undefined;
  }

  /** @param {Block | undefined} block */
  keep(block) {
    if (!block || block.isKept) return;
    block.isKept = true;
    this.#unread.push(block);
  }

  /** Keep what was loaded from, be it more than how often an object is referred to. @param {Uint8Array} loaded */
  keepLoaded(loaded) {
    for (const block of this.#blocks) {
      const from = block.object ? block.object / WORD + 1 : block.from / WORD;
      const end = Math.ceil(block.to / WORD);
      if (loaded.subarray(from, end).includes(1)) this.keep(block);
    }
  }

  /** Keep what memory between two addresses refers to. @param {number} from @param {number} to */
  referTo(from, to) {
    for (let at = Math.ceil(from / WORD); at < Math.floor(to / WORD); at++) {
      const address = this.#words[at];
      const block = this.block(address);
      if (block && (!block.object || address > block.object)) this.keep(block);
    }
  }

  keepWhatIsReferredTo() {
    for (let block = this.#unread.pop(); block; block = this.#unread.pop()) {
      const entries = block.object ? [] : this.#entries(block);
      if (entries.length > NAMES && entries.every(({ key, value }) => key === value)) {
        this.#names = entries;
        continue;
      }
      for (const { key } of entries) this.keep(this.block(key));
      this.#keepContent(block);
      this.referTo(block.from, block.to);
    }
  }

  poison() {
    const left = this.#blocks.filter(({ isKept }) => !isKept);
    // A name that is poisoned is none that anybody looks for; all of them become one, whose content is poisoned.
    const name = left.find(({ from, to }) => to - from >= this.#heap.text.content)?.from ?? 0;
    for (const { at, key } of this.#names) {
      if (this.block(key)?.isKept === false) this.#words.fill(name, at / WORD, at / WORD + 2);
    }
    let bytes = 0;
    for (const { from, to } of left) {
      this.#memory.fill(POISON, from - HEADER.before, to);
      bytes += to - from;
    }
    return { blocks: this.#blocks.length, poisoned: left.length, bytes };
  }

  /** Keep texts and tuples that an object refers to, and what code consists of. @param {Block} block */
  #keepContent(block) {
    const { types } = this.#heap;
    const isCode = this.#type(block) === types.code;
    const isConstant = isCode || this.#constants.has(block);
    for (let at = block.from; at < block.to; at += WORD) {
      const address = this.#words[at / WORD];
      const referred = this.block(address);
      if (!referred || referred.object !== address) continue;
      const type = this.#type(referred);
      if (isConstant && type !== types.code) {
        if (type === types.tuple) this.#constants.add(referred);
        this.keep(referred);
      } else if (type === types.tuple || (type === types.text && this.#isSeen(referred)))
        this.keep(referred);
    }
  }

  /** Whether a text is more than a name. @param {Block} block */
  #isSeen({ object }) {
    const { text } = this.#heap;
    const isAscii = (this.#words[(object + text.state) / WORD] >> text.asciiBit) & 1;
    const length = this.#words[(object + text.length) / WORD];
    const content = object + text.content;
    return !isAscii || this.#memory.subarray(content, content + length).includes(SPACE);
  }

  /** @param {Block} block */
  #type({ object }) {
    return object ? this.#words[object / WORD + 1] : 0;
  }

  /** Where the object in a block begins, or 0. @param {Block} block */
  #object({ from, to }) {
    for (const before of [0, COLLECTED, MANAGED]) {
      const object = from + before;
      if (object + 2 * WORD > to) break;
      const [references, type] = this.#words.subarray(object / WORD, object / WORD + 2);
      const isCounted = references >= this.#heap.immortal || references < MANY_REFERENCES;
      if (references && isCounted && this.#isType(type) && this.#before(type) === before) {
        return object;
      }
    }
    return 0;
  }

  /** @param {number} type @returns {number} */
  #before(type) {
    const flags = this.#words[(type + this.#heap.flags.at) / WORD];
    if (flags & this.#heap.flags.managed) return MANAGED;
    return flags & this.#heap.flags.collected ? COLLECTED : 0;
  }

  /** Whether an address is that of a type: an object whose type is `type` or a type of its own. @param {number} address */
  #isType(address) {
    const known = this.#types.get(address);
    if (known !== undefined) return known;
    let type = address;
    for (let depth = 0; depth < 3 && type !== this.#heap.types.type; depth++) {
      if (type % WORD || type < WORD || type + 2 * WORD > this.#memory.length) break;
      type = this.#words[type / WORD + 1];
    }
    this.#types.set(address, type === this.#heap.types.type);
    return type === this.#heap.types.type;
  }

  /** The entries of a dictionary's table, if a block is one. @param {Block} block @returns {Entry[]} */
  #entries({ from, to }) {
    return entries(this.#memory, this.#words, this.#heap.keys, from, to);
  }
}

/**
 * @typedef {object} Entry of a dictionary
 * @property {number} at where it is
 * @property {number} key
 * @property {number} value
 */

/**
 * The entries of a dictionary's table, if what is in memory can be one: its sizes then fit together.
 *
 * @param {Uint8Array} memory
 * @param {Uint32Array} words
 * @param {Heap["keys"]} keys
 * @param {number} from
 * @param {number} to
 * @returns {Entry[]}
 */
export function entries(memory, words, keys, from, to) {
  const [size, indices, kind] = [keys.size, keys.indices, keys.kind].map((at) => memory[from + at]);
  if (size < 3 || size > 24 || indices < size || indices > size + 2 || kind > 2) return [];
  const isGeneral = kind === 0;
  const entry = (isGeneral ? 3 : 2) * WORD;
  const usable = Math.floor((2 << size) / 3);
  const first = from + keys.header + 2 ** indices;
  const end = first + usable * entry;
  const count = words[(from + keys.count) / WORD];
  if (end > to || end + SMALLEST < to || count > usable) return [];
  return Array.from({ length: count }, (_, i) => {
    const at = first + i * entry;
    const key = at / WORD + (isGeneral ? 1 : 0);
    return { at, key: words[key], value: words[key + 1] };
  });
}
