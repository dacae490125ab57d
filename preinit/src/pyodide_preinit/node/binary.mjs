/**
 * Reads and changes what binaryen does not tell of a program in WebAssembly: its instructions one by one, and where
 * its data lies. https://webassembly.github.io/spec/core/binary/
 */

const HEADER = 8;
const SECTIONS = {
  type: 1,
  import: 2,
  function: 3,
  memory: 5,
  global: 6,
  export: 7,
  code: 10,
  data: 11,
};
const KINDS = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

const LOADS_AND_STORES = { first: 0x28, last: 0x3e };
/** The instructions that are asked for by name, by their codes. */
export const INSTRUCTIONS = {
  unreachable: 0x00,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  store: 0x36,
  storeByte: 0x3a,
  constant: 0x41,
  add: 0x6a,
  subtract: 0x6b,
  shiftRight: 0x76,
  /** These have a prefix. */
  copy: 0xfc0a,
  fill: 0xfc0b,
};
/** How many bytes each instruction loads, by its code. */
export const LOADED = new Map([
  ...[0x28, 0x2a, 0x34, 0x35].map((code) => /** @type {const} */ ([code, 4])),
  ...[0x29, 0x2b].map((code) => /** @type {const} */ ([code, 8])),
  ...[0x2c, 0x2d, 0x30, 0x31].map((code) => /** @type {const} */ ([code, 1])),
  ...[0x2e, 0x2f, 0x32, 0x33].map((code) => /** @type {const} */ ([code, 2])),
]);
const END = 0x0b;
const PREFIX = 0xfc;
const FUNCTION_TYPE = 0x60;
const INTEGER = 0x7f;
const UNKNOWN = [0xfd, 0xfe];

/**
 * What is part of an instruction, by its code: `n` a number, `s` a signed one, `4` and `8` so many bytes, `l` a list
 * of numbers, `j` a list and one more.
 */
const PARTS = new Map(
  Object.entries({
    n: [
      ...[2, 3, 4, 6, 7, 8, 9, 0xc, 0xd, 0x10, 0x18],
      ...[0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2],
    ],
    nn: [0x11, ...all(LOADS_AND_STORES.first, LOADS_AND_STORES.last)],
    s: [INSTRUCTIONS.constant, 0x42],
    4: [0x43],
    8: [0x44],
    l: [0x1c],
    j: [0xe],
  }).flatMap(([parts, codes]) => codes.map((code) => [code, parts])),
);
/** The same for what follows the prefix, from 8 on; before, there are no parts. */
const PREFIXED_PARTS = ["nn", "n", "nn", "n", "nn", "n", "nn", "n", "n", "n"];

/** A program has something that is not read here. */
export class Unreadable extends Error {}

class Reader {
  at = 0;
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number of variable length; of one longer than 32 bits the rest is left out. */
  number(isSigned = false) {
    let [value, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
    }
    if (isSigned && shift < 32 && byte & 0x40) value |= -1 << shift;
    return value >>> 0;
  }

  text() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  limits() {
    for (let numbers = this.number() & 1 ? 2 : 1; numbers; numbers--) this.number();
  }
}

/**
 * Call `read` at each entry of a section; it need not read on to the end of the entry if the section's are alike.
 *
 * @param {Uint8Array} program
 * @param {number} wanted
 * @param {(reader: Reader, index: number) => void} read
 */
function eachEntry(program, wanted, read) {
  const reader = new Reader(program);
  for (const { id, start } of sections(program)) {
    if (id !== wanted) continue;
    reader.at = start;
    const count = reader.number();
    for (let index = 0; index < count; index++) read(reader, index);
  }
}

/** Where the sections of a program are. @param {Uint8Array} program */
function sections(program) {
  const reader = new Reader(program);
  const found = [];
  for (reader.at = HEADER; reader.at < program.length; ) {
    const id = reader.byte();
    const length = reader.number();
    found.push({ id, start: reader.at, end: reader.at + length });
    reader.at += length;
  }
  return found;
}

/**
 * What a program imports, in order.
 *
 * @param {Uint8Array} program
 * @returns {{ name: string, kind: number }[]}
 */
function imports(program) {
  /** @type {{ name: string, kind: number }[]} */
  const found = [];
  eachEntry(program, SECTIONS.import, (reader) => {
    reader.text();
    const [name, kind] = [reader.text(), reader.byte()];
    if (kind === KINDS.table || kind === KINDS.tag) reader.byte();
    if (kind === KINDS.table || kind === KINDS.memory) reader.limits();
    else reader.number();
    if (kind === KINDS.global) reader.byte();
    found.push({ name, kind });
  });
  return found;
}

/** The number of an imported global. @param {Uint8Array} program @param {string} name */
export function importedGlobal(program, name) {
  return imports(program)
    .filter(({ kind }) => kind === KINDS.global)
    .findIndex((each) => each.name === name);
}

/**
 * The number of an exported function among those that have code, or -1.
 *
 * @param {Uint8Array} program
 * @param {string} wanted
 */
export function exportedFunction(program, wanted) {
  let found = -1;
  eachEntry(program, SECTIONS.export, (reader) => {
    const [name, kind, index] = [reader.text(), reader.byte(), reader.number()];
    if (kind === KINDS.function && name === wanted) found = index;
  });
  return found < 0 ? found : found - importedFunctions(program);
}

/** How many functions a program imports, which are counted before those that have code. @param {Uint8Array} program */
export function importedFunctions(program) {
  return imports(program).filter(({ kind }) => kind === KINDS.function).length;
}

/** How many functions have code. @param {Uint8Array} program */
export function functionCount(program) {
  return parameters(program).length;
}

/** What the globals of a program that imports none begin with, where it is a number. @param {Uint8Array} program */
export function globals(program) {
  /** @type {number[]} */
  const found = [];
  eachEntry(program, SECTIONS.global, (reader) => {
    reader.at += 2; // its type, and whether it changes
    found.push(initial(reader));
  });
  return found;
}

/**
 * What a program puts into memory at its start, and where, counted from its base if it has one.
 *
 * @param {Uint8Array} program
 */
export function initialData(program) {
  /** @type {{ start: number, content: Uint8Array }[]} */
  const found = [];
  eachEntry(program, SECTIONS.data, (reader) => {
    if (reader.number() !== 0) throw new Unreadable("data that is not put anywhere at the start");
    const start = initial(reader);
    const length = reader.number();
    reader.at += length;
    found.push({ start, content: program.subarray(reader.at - length, reader.at) });
  });
  return found;
}

/** The number in an initial value, or its distance from another. @param {Reader} reader */
function initial(reader) {
  let value = 0;
  for (let code = reader.byte(); code !== END; code = reader.byte()) {
    if (code === INSTRUCTIONS.constant) value = reader.number(true);
    else if (code === INSTRUCTIONS.globalGet) reader.number();
    else if (code !== INSTRUCTIONS.add) throw new Unreadable("an initial value of another kind");
  }
  return value;
}

/**
 * Call `visit` with each instruction of a program's code, in order: with the number of its function, its own code and
 * its numbers, if it has any.
 *
 * @param {Uint8Array} program
 * @param {(fn: number, code: number, first: number, second: number) => void} visit
 */
export function eachInstruction(program, visit) {
  eachEntry(program, SECTIONS.code, (reader, index) => {
    const end = reader.number() + reader.at;
    for (let locals = reader.number(); locals; locals--) {
      reader.number();
      reader.number();
    }
    while (reader.at < end) {
      const [code, first, second] = readInstruction(reader);
      visit(index, code, first, second);
    }
    if (reader.at !== end) throw new Unreadable("an instruction that is not known");
  });
}

/**
 * The addresses that code makes, in order, each with the number of its function.
 *
 * @param {Uint8Array} program
 * @param {() => import("./watch.mjs").AddressFinder} finder
 */
export function madeAddresses(program, finder) {
  const find = finder();
  /** @type {{ fn: number, address: number }[]} */
  const found = [];
  eachInstruction(program, (fn, code, first) => {
    const address = find(code, first);
    if (address !== undefined) found.push({ fn, address });
  });
  return found;
}

/**
 * An instruction's code, with its prefix if it has one, and its numbers.
 *
 * @param {Reader} reader
 * @returns {number[]}
 */
function readInstruction(reader) {
  const code = reader.byte();
  if (UNKNOWN.includes(code)) throw new Unreadable("an instruction for vectors or threads");
  if (code !== PREFIX) return read(reader, code, PARTS.get(code));
  const number = reader.number();
  return read(reader, (PREFIX << 8) | number, PREFIXED_PARTS[number - 8]);
}

/** @param {Reader} reader @param {number} code @param {string} [parts] */
function read(reader, code, parts = "") {
  const found = [code];
  for (let i = 0; i < parts.length; i++) found.push(readPart(reader, parts[i]));
  return found;
}

/** @param {Reader} reader @param {string} part @returns {number} */
function readPart(reader, part) {
  if (part === "n" || part === "s") return reader.number(part === "s");
  if (part === "4" || part === "8") {
    reader.at += Number(part);
    return 0;
  }
  let more = reader.number() + (part === "j" ? 1 : 0);
  for (; more; more--) reader.number();
  return 0;
}

/** @param {number} first @param {number} last */
function all(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/**
 * What is written around an instruction, or at the beginning of a function. The local variables that a function was
 * given are numbered from `spare` on.
 *
 * @typedef {{ before?: number[], instead?: number[], after?: number[] }} Change
 * @typedef {(fn: number, spare: number) => number[]} Enter
 * @typedef {(fn: number, spare: number, code: number, first: number, second: number) => Change | undefined} Edit
 */

/**
 * Change the code of a program.
 *
 * @param {Uint8Array} program
 * @param {object} changes
 * @param {Edit} changes.edit is asked at each instruction, in order
 * @param {Enter} [changes.enter] is asked at each function
 * @param {number} [changes.locals] how many whole numbers each function is given as local variables
 * @param {number} [changes.pages] of memory that the program asks for at least, if the memory is its own
 * @returns {Uint8Array}
 */
export function rewritten(program, { edit, enter, locals = 0, pages = 0 }) {
  const taken = parameters(program);
  const pieces = [program.subarray(0, HEADER)];
  for (const { id, start, end } of sections(program)) {
    const reader = new Reader(program);
    reader.at = start;
    let content = [program.subarray(start, end)];
    if (id === SECTIONS.memory && pages) content = [enlarged(reader, pages)];
    if (id === SECTIONS.code) {
      const count = reader.number();
      content = [Uint8Array.from(unsigned(count))];
      for (let fn = 0; fn < count; fn++) {
        content.push(joined(sized(changed(reader, fn, taken[fn], { edit, enter, locals }))));
      }
    }
    pieces.push(Uint8Array.of(id), joined(sized(content)));
  }
  return joined(pieces);
}

/** The limits of a memory, with a least size. @param {Reader} reader @param {number} pages */
function enlarged(reader, pages) {
  const [count, kind, least] = [reader.number(), reader.number(), reader.number()];
  const most = kind & 1 ? unsigned(reader.number()) : [];
  return Uint8Array.of(count, kind, ...unsigned(Math.max(least, pages)), ...most);
}

/**
 * @param {Reader} reader
 * @param {number} fn
 * @param {number} parameters
 * @param {{ edit: Edit, enter?: Enter, locals: number }} changes
 */
function changed(reader, fn, parameters, { edit, enter, locals }) {
  const { bytes } = reader;
  const end = reader.number() + reader.at;
  const groups = reader.number();
  const declared = reader.at;
  let spare = parameters;
  for (let i = 0; i < groups; i++) {
    spare += reader.number();
    reader.number(); // their type
  }
  const pieces = [
    Uint8Array.from(unsigned(groups + (locals ? 1 : 0))),
    bytes.subarray(declared, reader.at),
    Uint8Array.from(locals ? [...unsigned(locals), INTEGER] : []),
    Uint8Array.from(enter?.(fn, spare) ?? []),
  ];
  let from = reader.at;
  while (reader.at < end) {
    const at = reader.at;
    const [code, first, second] = readInstruction(reader);
    const change = edit(fn, spare, code, first, second);
    if (!change) continue;
    const { before = [], instead, after = [] } = change;
    pieces.push(bytes.subarray(from, at), Uint8Array.from(before));
    pieces.push(instead ? Uint8Array.from(instead) : bytes.subarray(at, reader.at));
    pieces.push(Uint8Array.from(after));
    from = reader.at;
  }
  pieces.push(bytes.subarray(from, end));
  return pieces;
}

/** How many parameters each function has that has code. @param {Uint8Array} program */
function parameters(program) {
  /** @type {number[]} */
  const types = [];
  eachEntry(program, SECTIONS.type, (reader) => {
    if (reader.byte() !== FUNCTION_TYPE) throw new Unreadable("a type that is not a function's");
    const count = reader.number();
    reader.at += count;
    const results = reader.number();
    reader.at += results;
    types.push(count);
  });
  /** @type {number[]} */
  const found = [];
  eachEntry(program, SECTIONS.function, (reader) => found.push(types[reader.number()]));
  return found;
}

/** Pieces with their size before them. @param {Uint8Array[]} pieces */
function sized(pieces) {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  return [Uint8Array.from(unsigned(size)), ...pieces];
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A number as a program holds it, in groups of seven bits. @param {number} value */
export function unsigned(value) {
  const bytes = [];
  for (let rest = value >>> 0; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** A number that may be negative as a program holds it. @param {number} value */
export function signed(value) {
  const bytes = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const group = rest & 0x7f;
    const isLast = rest >> 6 === 0 || rest >> 6 === -1;
    if (isLast) return [...bytes, group];
    bytes.push(group | 0x80);
  }
}
