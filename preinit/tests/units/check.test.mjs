import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenInObjects } from "../../src/pyodide_preinit/node/check.mjs";
import { HEAP, Heap, IMMORTAL, TYPES } from "./heap.mjs";

/** The sentences about a memory that is as assumed, but for the differences. */
function told({
  heap = {},
  objects = {},
  write = (/** @type {Heap} */ _, /** @type {any} */ _at) => {},
}) {
  const memory = new Heap();
  const keys = Object.fromEntries(
    ["first", "second", "1", "2"].map((key) => [`key ${key}`, memory.text(key)]),
  );
  const names = memory.table([
    [keys["key first"], 1],
    [keys["key second"], 2],
  ]);
  const numbers = memory.generalTable([
    [keys["key 1"], 1],
    [keys["key 2"], 2],
  ]);
  const at = {
    ...keys,
    "at text": memory.text("a text with spaces", true, 1),
    "at other": memory.text("abcd", false),
    "at immortal": memory.text("held"),
    "at list": memory.object("tuple"),
    "at holder": memory.object("other"),
    "at names": memory.object("tuple", 0, 0, 0, 0, names),
    "at numbers": memory.object("tuple", 0, 0, 0, 0, numbers),
    ...Object.fromEntries(Object.entries(TYPES).map(([name, at]) => [`type ${name}`, at])),
    "type of list": TYPES.tuple,
    "type of Holder": TYPES.other,
    "flags str": 0,
    "flags list": 0x4000,
    "flags Holder": 0x4010,
  };
  write(memory, at);
  return [...brokenInObjects({ ...HEAP, ...heap }, memory.memory, { ...at, ...objects })];
}

test("nothing is told of what is as assumed", () => assert.deepEqual(told({}), []));

for (const [sentence, different] of Object.entries({
  "The type of a tuple is not where it was.": { objects: { "type tuple": 4 } },
  "The flags of a type are not where they were.": { objects: { "flags list": 5 } },
  "What is never given up is counted otherwise.": { heap: { immortal: IMMORTAL + 1 } },
  "The content of a text is not where it was.": { heap: { text: { ...HEAP.text, content: 24 } } },
  "A text does not tell whether it is ASCII.": { heap: { text: { ...HEAP.text, asciiBit: 7 } } },
  "No block of memory begins 8 bytes before an object such as a list.": {
    objects: { "at list": 64 },
  },
  "The table of a dictionary is another than it was for names.": {
    objects: { "key first": 64 },
  },
  "The table of a dictionary is another than it was for numbers.": { objects: { "key 2": 64 } },
})) {
  test(sentence, () => assert.deepEqual(told(different), [sentence]));
}

test("memory that is not given out in blocks one after the other", () => {
  const sentences = told({ write: (memory) => memory.write(HEAP.start + 4, [8]) });
  assert.ok(
    sentences.includes("No block of memory begins 0 bytes before an object such as a text."),
  );
});
