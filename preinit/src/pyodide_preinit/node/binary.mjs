/**
 * Reads what binaryen does not tell of a program in WebAssembly: its instructions one by one, and where its data
 * lies. https://webassembly.github.io/spec/core/binary/
 */

const SECTIONS = { import: 2, global: 6, export: 7, code: 10, data: 11 };
const KINDS = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

const LOADS_AND_STORES = { first: 0x28, last: 0x3e };
/** The instructions that are asked for by name, by their codes. */
export const INSTRUCTIONS = {
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  loads: all(LOADS_AND_STORES.first, 0x35),
  store: 0x36,
  constant: 0x41,
  add: 0x6a,
};
const END = 0x0b;
const PREFIX = 0xfc;
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
  reader.at = 8;
  while (reader.at < program.length) {
    const id = reader.byte();
    const end = reader.number() + reader.at;
    if (id === wanted) {
      const count = reader.number();
      for (let index = 0; index < count; index++) read(reader, index);
    }
    reader.at = end;
  }
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
  if (found < 0) return found;
  return found - imports(program).filter(({ kind }) => kind === KINDS.function).length;
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
      const code = reader.byte();
      if (UNKNOWN.includes(code)) throw new Unreadable("an instruction for vectors or threads");
      const parts = code === PREFIX ? PREFIXED_PARTS[reader.number() - 8] : PARTS.get(code);
      const numbers = [...(parts ?? "")].map((part) => readPart(reader, part));
      visit(index, code, numbers[0], numbers[1]);
    }
    if (reader.at !== end) throw new Unreadable("an instruction that is not known");
  });
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
