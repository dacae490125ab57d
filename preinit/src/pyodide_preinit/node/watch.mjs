/**
 * Watches what a program does: a rewritten copy notes which functions are called, which words of memory are loaded,
 * and which addresses of data its code makes.
 *
 * The notes are bytes in memory that Python never comes to. A byte is stored for each, without a condition and without
 * a call into JavaScript, which would take longer than most functions do.
 *
 * @typedef {(code: number, first: number) => number | undefined} AddressFinder is asked at each instruction, and
 *   tells the address that the code has made with it, if any
 */

import * as binary from "./binary.mjs";

const { signed, unsigned, INSTRUCTIONS } = binary;
const { localGet, localSet, localTee, storeByte, constant, add, subtract, shiftRight } =
  INSTRUCTIONS;
/** Where the notes begin, in bytes; of the words below, each has one. */
const NOTES = 1 << 28;
const WORD = 2; // as a shift
const PAGE = 65536;
/** Of `memory.copy`: where to, where from, how much. */
const LOCALS = 3;
const SET = [...number(1), storeByte, 0];

/** What a watched program noted; addresses are numbered as they come in the code. */
export class Watch {
  #functions;
  #addresses;
  #end;
  #imported;

  /**
   * @param {Uint8Array} program
   * @param {() => AddressFinder} finder
   */
  constructor(program, finder) {
    this.#functions = NOTES + (NOTES >> WORD);
    this.#addresses = this.#functions + binary.functionCount(program);
    this.#end = this.#addresses + binary.madeAddresses(program, finder).length;
    this.#imported = binary.importedFunctions(program);
    this.program = this.#rewritten(program, finder());
  }

  /** The size of the memory that it has to have, in bytes. */
  get size() {
    return Math.ceil(this.#end / PAGE) * PAGE;
  }

  /** Where memory has to end that is watched, in bytes. */
  get limit() {
    return NOTES;
  }

  /** Forget what was noted. @param {WebAssembly.Memory} memory */
  clear({ buffer }) {
    new Uint8Array(buffer, NOTES, this.#end - NOTES).fill(0);
  }

  /**
   * What was noted: the functions by their index, with those that are imported counted before; for each word of memory
   * and for each address that the code makes whether it was used.
   *
   * @param {WebAssembly.Memory} memory
   */
  noted({ buffer }) {
    const [loaded, functions, made] = [
      [NOTES, this.#functions],
      [this.#functions, this.#addresses],
      [this.#addresses, this.#end],
    ].map(([from, to]) => new Uint8Array(buffer, from, to - from).slice());
    const called = [...functions.keys()].filter((fn) => functions[fn]);
    return { called: new Set(called.map((fn) => fn + this.#imported)), loaded, made };
  }

  /** @param {Uint8Array} program @param {AddressFinder} find */
  #rewritten(program, find) {
    let address = this.#addresses;
    return binary.rewritten(program, {
      locals: LOCALS,
      pages: this.size / PAGE,
      enter: (fn) => [...number(this.#functions + fn), ...number(1), storeByte, 0, 0],
      edit: (_, spare, code, first, second) => {
        if (find(code, first) !== undefined) {
          return { after: [...number(address++), ...number(1), storeByte, 0, 0] };
        }
        if (code === INSTRUCTIONS.copy) return { before: noteCopy(spare) };
        const size = binary.LOADED.get(code);
        return size ? { before: noteLoad(spare, size, first, second) } : undefined;
      },
    });
  }
}

/**
 * Note the words that are loaded from the address on the stack, which stays there.
 *
 * @param {number} spare
 * @param {number} size how many bytes are loaded
 * @param {number} alignment of the address, as a shift, as far as is known
 * @param {number} offset
 */
function noteLoad(spare, size, alignment, offset) {
  const bytes = [0];
  if (size === 8) bytes.push(4);
  // What begins within a word may end in the next one.
  if (1 << alignment < Math.min(size, 4)) bytes.push(size - 1);
  return [
    localTee,
    ...unsigned(spare),
    ...bytes.flatMap((byte) => [
      localGet,
      ...unsigned(spare),
      ...number(offset + byte),
      add,
      ...number(WORD),
      shiftRight,
      ...SET,
      ...unsigned(NOTES),
    ]),
  ];
}

/** Note the words that are about to be copied. @param {number} spare */
function noteCopy(spare) {
  const [to, from, size] = [0, 1, 2].map((i) => unsigned(spare + i));
  const first = [localGet, ...from, ...number(WORD), shiftRight];
  const after = [localGet, ...from, localGet, ...size, add, ...number(3), add];
  return [
    ...[localSet, ...size, localSet, ...from, localSet, ...to],
    ...[...first, ...number(NOTES), add, ...number(1)],
    ...[...after, ...number(WORD), shiftRight, ...first, subtract],
    ...[0xfc, 0x0b, 0],
    ...[localGet, ...to, localGet, ...from, localGet, ...size],
  ];
}

/** @param {number} value */
function number(value) {
  return [constant, ...signed(value)];
}
