import assert from "node:assert/strict";
import { test } from "node:test";
import { POISONED_WORD } from "../../src/pyodide_preinit/node/poison.mjs";
import { Heap, TYPES, WORD } from "./heap.mjs";

test("objects that are loaded from stay, others are poisoned whole", () => {
  const heap = new Heap();
  const [taken, left] = [heap.object("tuple", 1, 2), heap.object("tuple", 3, 4)];
  heap.load(taken + 12);
  const { told, isLeft } = heap.left(taken, left);
  assert.deepEqual(isLeft, [true, false]);
  assert.deepEqual(told, { blocks: 2, poisoned: 1, bytes: 28 });
  const block = left - 8;
  for (let at = block - 4; at < block + 24; at += WORD) {
    assert.equal(heap.word(at), POISONED_WORD, String(at - block));
  }
});

test("how often an object is referred to, and what the collector has, may be loaded", () => {
  const heap = new Heap();
  const objects = [heap.object("tuple", 1), heap.object("text", 1), heap.object("other", 1)];
  for (const each of objects) heap.load(each);
  heap.load(objects[0] - 8);
  heap.load(objects[2] - 16);
  assert.deepEqual(heap.left(...objects).isLeft, [false, false, false]);
});

test("an object that is referred to is asked for its type, so it need not stay", () => {
  const heap = new Heap();
  const item = heap.object("other", 5);
  const taken = heap.object("other", item);
  heap.load(taken + 8);
  assert.deepEqual(heap.left(taken, item).isLeft, [true, false]);
});

test("memory without a type stays where it is referred to, and so on", () => {
  const heap = new Heap();
  const last = heap.raw(1, 2, 3);
  const first = heap.raw(7, last + 4);
  const nobody = heap.raw(7, 8);
  const taken = heap.object("tuple", first);
  heap.load(taken + 8);
  assert.deepEqual(heap.left(first, last, nobody).isLeft, [true, true, false]);
});

test("what memory below refers to stays, unless it is an object", () => {
  const heap = new Heap();
  const [raw, object] = [heap.raw(1, 2), heap.object("tuple", 1)];
  heap.write(2048, [raw, object]);
  assert.deepEqual(heap.left(raw, object).isLeft, [true, false]);
});

test("an object of which the content is referred to stays", () => {
  const heap = new Heap();
  const name = heap.text("name");
  const taken = heap.object("tuple", name + 20);
  heap.load(taken + 8);
  assert.deepEqual(heap.left(name).isLeft, [true]);
});

test("keys of a dictionary that stays do, values need not", () => {
  const heap = new Heap();
  const [key, value, other] = ["key", "value", "other"].map((each) => heap.text(each));
  const table = heap.table([[key, value]]);
  const [taken] = [heap.object("tuple", table), heap.table([[other, other]])];
  heap.load(taken + 8);
  assert.deepEqual(heap.left(table, key, value, other).isLeft, [true, true, false, false]);
});

test("names that nobody takes leave the table of names", () => {
  const heap = new Heap();
  const names = Array.from({ length: 1100 }, (_, i) => heap.text(`name_${i}`));
  const pairs = names.map((each) => /** @type {[number, number]} */ ([each, each]));
  const table = heap.table(pairs, 11);
  heap.write(2048, [table]);
  heap.load(names[5] + 12);
  assert.deepEqual(heap.left(names[5], names[6]).isLeft, [true, false]);
  const first = table + 20 + 2 ** 12;
  const keys = names.map((_, i) => heap.word(first + i * 8));
  assert.equal(keys[5], names[5]);
  assert.equal(new Set(keys).size, 2);
  assert.equal(heap.word(keys[6] + 12), POISONED_WORD);
});

test("texts that readers see stay where an object that stays has them, names need not", () => {
  const heap = new Heap();
  const seen = [heap.text("two words"), heap.text("abcd", false)];
  const name = heap.text("one_word");
  const taken = heap.object("other", ...seen, name);
  heap.load(taken + 8);
  assert.deepEqual(heap.left(...seen, name).isLeft, [true, true, false]);
});

test("tuples stay where an object that stays has them, what they hold need not", () => {
  const heap = new Heap();
  const name = heap.text("one_word");
  const tuple = heap.object("tuple", name);
  const taken = heap.object("other", tuple);
  heap.load(taken + 8);
  assert.deepEqual(heap.left(tuple, name).isLeft, [true, false]);
});

test("what code that stays consists of does, except for other code", () => {
  const heap = new Heap();
  const [name, inner] = [heap.text("one_word"), heap.object("code", 1)];
  const tuple = heap.object("tuple", name);
  const constants = heap.object("tuple", heap.object("other", 1), tuple, inner);
  const table = heap.object("other", 2);
  const code = heap.object("code", constants, table);
  heap.load(code + 8);
  assert.deepEqual(heap.left(constants, tuple, name, table, inner).isLeft, [
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("memory that only looks like an object is none", () => {
  const heap = new Heap();
  // An object of this type would begin further behind.
  const raw = heap.raw(1, TYPES.tuple, 5);
  heap.write(2048, [raw]);
  assert.deepEqual(heap.left(raw).isLeft, [true]);
});
