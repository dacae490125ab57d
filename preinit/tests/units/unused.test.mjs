import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import * as adapter from "../../src/pyodide_preinit/adapters/pyodide_0_29.mjs";
import { POISONED_WORD } from "../../src/pyodide_preinit/node/poison.mjs";
import { findUnused } from "../../src/pyodide_preinit/node/unused.mjs";

const BASE = 1024;
const PAGE = 65536;
const WORD = 4;
/** Nothing within a piece that is longer is taken for an address. */
const [LONG, SHORT] = [1024, 128];
/** Where a piece may hold an address of another, and where it may have changed. */
const [POINTER_AT, CHANGED_AT] = [16, 32];

/**
 * Pieces of data that lie one after the other, each of one letter or a text.
 *
 * @typedef {object} Given
 * @property {number} [size]
 * @property {string} [text] a text that ends with a zero
 * @property {"made" | "unmade"} [by] a function that is called has code for its address, which it makes or not
 * @property {number} [plain] a number in code is an address at this distance from where it begins
 * @property {boolean} [isLoaded]
 * @property {number} [heap] a word in memory is an address at this distance from where it begins
 * @property {number} [pointsTo] from the beginning it holds the address of the piece with this number
 * @property {boolean} [isPointerLoaded]
 * @property {number} [changedTo] since the beginning a word was set to the address of the piece with this number
 */

/** Which pieces are left out, the code that is, and whether the address that a piece holds is poisoned. @param {Given[]} given */
function outcome(...given) {
  let end = 0;
  const pieces = given.map((piece, i) => {
    const size = piece.size ?? piece.text?.length ?? LONG;
    const text = piece.text ?? `${String.fromCharCode(1 + i)}`.repeat(size);
    end += size;
    return { ...piece, text, start: end - size, size };
  });
  const place = (/** @type {number} */ i) => BASE + pieces[i].start;
  const program = binary(whole(pieces));
  const memory = new Uint8Array(2 * PAGE);
  const data = pieces.map(({ text }) => text).join("");
  memory.set(new TextEncoder().encode(data), BASE);
  const view = new DataView(memory.buffer);
  const loaded = new Uint8Array(memory.length / WORD);
  pieces.forEach(({ start, pointsTo, changedTo, heap, isLoaded, isPointerLoaded }, i) => {
    if (pointsTo !== undefined) view.setUint32(place(i) + POINTER_AT, place(pointsTo), true);
    if (changedTo !== undefined) view.setUint32(place(i) + CHANGED_AT, place(changedTo), true);
    if (heap !== undefined) view.setUint32(PAGE + i * WORD, BASE + start + heap, true);
    if (isLoaded) loaded[(place(i) + 64) / WORD] = 1;
    if (isPointerLoaded) loaded[(place(i) + POINTER_AT) / WORD] = 1;
  });
  const known = adapter.data(program, () => BASE);
  const made = Uint8Array.from(known.made, ({ fn, address }) => {
    const piece = pieces.find(({ start }) => BASE + start === address);
    return fn === 0 && piece?.by === "made" ? 1 : 0;
  });
  const unused = findUnused(memory, program, known, { loaded, made, isCalled: (fn) => fn === 0 });
  const isLeftOut = pieces.map((_, i) =>
    unused.pieces.some(([from, to]) => from <= place(i) && place(i) < to),
  );
  return {
    left: isLeftOut.flatMap((isOut, i) => (isOut ? [] : [i])),
    traps: [...unused.made].map((i) =>
      pieces.findIndex(({ start }) => BASE + start === known.made[i].address),
    ),
    poisoned: pieces.flatMap((_, i) =>
      view.getUint32(place(i) + POINTER_AT, true) === POISONED_WORD ? [i] : [],
    ),
  };
}

/** A program as Pyodide's is; its first function is the one that is called. */
function whole(pieces) {
  const data = pieces.map(({ text }) => text).join("");
  const escaped = [...new TextEncoder().encode(data)].map(
    (byte) => `\\${byte.toString(16).padStart(2, "0")}`,
  );
  const address = (/** @type {number} */ distance) =>
    `(i32.add (global.get $base) (i32.const ${distance}))`;
  const drop = (/** @type {number} */ distance) => `(drop ${address(distance)})`;
  const kept = pieces.flatMap(({ by, start, plain }) => [
    ...(by ? [drop(start)] : []),
    ...(plain === undefined ? [] : [`(drop (i32.const ${BASE + start + plain}))`]),
  ]);
  const pointers = pieces.flatMap(({ start, pointsTo }) =>
    pointsTo === undefined
      ? []
      : [`(i32.store ${address(start + POINTER_AT)} ${address(pieces[pointsTo].start)})`],
  );
  return `(module
    (import "env" "memory" (memory 2))
    (import "env" "__memory_base" (global $base i32))
    (data (global.get $base) "${escaped.join("")}")
    (func ${kept.join(" ")})
    (func ${pieces.map(({ start }) => drop(start)).join(" ")})
    (func (export "__wasm_apply_data_relocs") ${pointers.join(" ")}))`;
}

/** @param {string} wat */
function binary(wat) {
  const module = binaryen.parseText(wat);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** What is in use, with what follows it. */
const FIRST = { by: /** @type {const} */ ("made") };
const TEXT = { text: "what something says about itself\0\0\0\0" };

/** @type {[string, Given[], number[]][]} */
const CASES = [
  ["what is loaded from stays, with what follows it", [{ isLoaded: true }, {}, {}], [0, 1]],
  ["so does that of which the address is made", [{ by: "made" }, {}, {}], [0, 1]],
  ["but not if another function might make it", [FIRST, {}, {}, {}], [0, 1]],
  ["nor if the code does not come to it", [FIRST, {}, { by: "unmade" }, {}], [0, 1]],
  ["a number in code may be an address", [FIRST, {}, {}, { plain: 0 }, {}], [0, 1, 3, 4]],
  ["but hardly one within something long", [FIRST, {}, {}, { plain: 400 }, {}], [0, 1]],
  ["within something short it may", [FIRST, {}, {}, { plain: 64, size: SHORT }, {}], [0, 1, 3]],
  ["a word in memory may be one, too", [FIRST, {}, {}, { heap: 0 }, {}], [0, 1, 3, 4]],
  ["but hardly within something long", [FIRST, {}, {}, { heap: 400 }, {}], [0, 1]],
  ["a piece in use holds an address", [{ ...FIRST, pointsTo: 3 }, {}, {}, {}, {}], [0, 1, 3, 4]],
  ["one that is not in use does, too", [FIRST, {}, { pointsTo: 3 }, {}], [0, 1]],
  ["or was given one", [{ ...FIRST, changedTo: 3 }, {}, {}, {}, {}], [0, 1, 3, 4]],
  ["a text ends by itself", [{ ...TEXT, by: "made" }, {}], [0]],
  ["what is before it does not reach into it", [FIRST, TEXT, {}], [0]],
  [
    "the address of a text is followed if it is loaded",
    [{ ...FIRST, pointsTo: 2, isPointerLoaded: true }, {}, TEXT, {}],
    [0, 1, 2],
  ],
  ["and otherwise is not", [{ ...FIRST, pointsTo: 2 }, {}, TEXT, {}], [0, 1]],
];

for (const [what, given, left] of CASES) {
  test(what, () => assert.deepEqual(outcome(...given).left, left));
}

test("code that makes the address of what is left out is told", () => {
  const given = /** @type {Given[]} */ ([FIRST, { by: "unmade" }, {}, { by: "unmade" }, {}]);
  assert.deepEqual(outcome(...given).traps, [3]);
});

test("addresses of texts that nobody loads are poisoned, and no others", () => {
  const [used, text] = [{ ...FIRST, pointsTo: 4 }, TEXT];
  assert.deepEqual(outcome(used, {}, {}, {}, text).poisoned, [0]);
  assert.deepEqual(outcome({ ...used, isPointerLoaded: true }, {}, {}, {}, text).poisoned, []);
  assert.deepEqual(outcome(used, {}, {}, {}, {}).poisoned, []);
});
