import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { addressFinder } from "../../src/pyodide_preinit/adapters/pyodide_0_29.mjs";
import { rewritten, signed, unsigned } from "../../src/pyodide_preinit/node/binary.mjs";
import { Watch } from "../../src/pyodide_preinit/node/watch.mjs";

const BASE = 1024;
const PAGE = 65536;
const PROGRAM = binary(`(module
  (import "env" "memory" (memory 1))
  (import "env" "__memory_base" (global $base i32))
  (import "env" "imported" (func))
  (func (export "load") (param $at i32) (result i32) (i32.load offset=8 (local.get $at)))
  (func (export "load_byte") (param $at i32) (result i32) (i32.load8_u (local.get $at)))
  (func (export "load_unaligned") (param $at i32) (result i32) (i32.load align=1 (local.get $at)))
  (func (export "load_long") (param $at i32) (result i64) (i64.load (local.get $at)))
  (func (export "store") (param $at i32) (local $other i64) (i32.store (local.get $at) (i32.const 7)))
  (func (export "copy") (param $to i32) (param $from i32) (param $size i32)
    (memory.copy (local.get $to) (local.get $from) (local.get $size)))
  (func (export "make") (param $which i32) (result i32)
    (if (result i32) (local.get $which)
      (then (i32.add (global.get $base) (i32.const 100)))
      (else (i32.add (global.get $base) (i32.const 200)))))
  (func $never))`);
const NAMES = ["load", "load_byte", "load_unaligned", "load_long", "store", "copy", "make"];

/** @param {string} wat */
function binary(wat) {
  const module = binaryen.parseText(wat);
  module.setFeatures(binaryen.Features.BulkMemory);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** @param {Uint8Array} program @param {number} size of its memory */
async function started(program, size) {
  const memory = new WebAssembly.Memory({ initial: Math.max(1, size / PAGE) });
  const base = new WebAssembly.Global({ value: "i32" }, BASE);
  const env = { memory, __memory_base: base, imported: () => {} };
  const { instance } = await WebAssembly.instantiate(/** @type {any} */ (program), { env });
  return { memory, exports: /** @type {Record<string, Function>} */ (instance.exports) };
}

/** What is noted while something is done. @param {(exports: Record<string, Function>) => void} something */
async function noted(something) {
  const watch = new Watch(PROGRAM, addressFinder(PROGRAM));
  const { memory, exports } = await started(watch.program, watch.size);
  exports.load(4000);
  watch.clear(memory);
  something(exports);
  const { called, loaded, made } = watch.noted(memory);
  const words = [];
  for (let word = loaded.indexOf(1); word >= 0; word = loaded.indexOf(1, word + 1)) {
    words.push(word * 4);
  }
  return { called: [...called], loaded: words, made: [...made] };
}

test("functions that are called are noted, those that are imported counted before", async () => {
  const { called } = await noted(({ store, load }) => [store(64), load(0)]);
  assert.deepEqual(called, [1 + NAMES.indexOf("load"), 1 + NAMES.indexOf("store")]);
});

/** @type {[string, (exports: Record<string, Function>) => void, number[]][]} */
const LOADS = [
  ["with an offset", ({ load }) => load(64), [72]],
  ["of a byte", ({ load_byte }) => load_byte(67), [64]],
  ["that begins within a word", ({ load_unaligned }) => load_unaligned(67), [64, 68]],
  ["of two words", ({ load_long }) => load_long(64), [64, 68]],
  ["by a copy", ({ copy }) => copy(256, 65, 8), [64, 68, 72]],
  ["by a copy of nothing", ({ copy }) => copy(256, 64, 0), []],
  ["is none where something is stored", ({ store }) => store(64), []],
];
for (const [what, something, words] of LOADS) {
  test(`a load ${what} is noted`, async () => {
    assert.deepEqual((await noted(something)).loaded, words);
  });
}

test("the addresses that code makes are noted, in the order of the code", async () => {
  assert.deepEqual((await noted(({ make }) => make(1))).made, [1, 0]);
  assert.deepEqual((await noted(({ make }) => make(0))).made, [0, 1]);
  assert.deepEqual((await noted(() => {})).made, [0, 0]);
});

test("a watched program does what it did", async () => {
  const watch = new Watch(PROGRAM, addressFinder(PROGRAM));
  for (const { program, size } of [{ program: PROGRAM, size: 0 }, watch]) {
    const { memory, exports } = await started(program, size);
    const view = new DataView(memory.buffer);
    exports.store(72);
    assert.equal(exports.load(64), 7);
    exports.copy(100, 72, 4);
    assert.equal(view.getUint32(100, true), 7);
    assert.deepEqual([exports.make(1), exports.make(0)], [BASE + 100, BASE + 200]);
  }
});

test("a program of which nothing is changed stays as it is", () => {
  const same = rewritten(PROGRAM, { edit: () => undefined });
  assert.deepEqual(Buffer.from(same), Buffer.from(PROGRAM));
});

test("a program's own memory is enlarged, and not made smaller", async () => {
  const own = binary(`(module (memory (export "memory") 3 9))`);
  for (const [pages, expected] of [
    [7, 7],
    [2, 3],
  ]) {
    const program = rewritten(own, { edit: () => undefined, pages });
    const { instance } = await WebAssembly.instantiate(/** @type {any} */ (program));
    const memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
    assert.equal(memory.buffer.byteLength, expected * PAGE);
  }
});

test("numbers are written as programs hold them", () => {
  assert.deepEqual([0, 127, 128, 624485].map(unsigned), [
    [0],
    [0x7f],
    [0x80, 1],
    [0xe5, 0x8e, 0x26],
  ]);
  assert.deepEqual([0, 63, 64, -1, -64, -123456].map(signed), [
    [0],
    [0x3f],
    [0xc0, 0],
    [0x7f],
    [0x40],
    [0xc0, 0xbb, 0x78],
  ]);
});
