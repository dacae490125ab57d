/**
 * Prints which pieces of a small program's data are left by unused.mjs, and where the others were.
 *
 * Its input is a JSON list of cases, each a list of pieces that lie one after the other in memory. A piece consists of
 * one `letter`, `size` times, and tells what refers to it, at a distance `at` from where it begins: a function that is
 * "kept" (`by`), or a word in another piece, named by its letter, or in the "heap" (`word`). Functions that are left
 * out refer to all of them. A piece that is `changed` is no longer what it was at the start.
 */

import { text } from "node:stream/consumers";
import binaryen from "binaryen";
import * as adapter from "../src/pyodide_preinit/adapters/pyodide_0_29.mjs";
import { zeroUnused } from "../src/pyodide_preinit/node/unused.mjs";

const BASE = 1024;
const PAGE = 65536;
const PAGES = 2;
const CHANGED_AT = 100;
const WORD_AT = 8;

const cases = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(cases.map(outcome)));

/** @param {{ letter: string, size: number, at?: number, by?: string, word?: string, changed?: boolean }[]} given */
function outcome(given) {
  let end = 0;
  const pieces = given.map((piece) => {
    end += piece.size;
    return { at: 0, ...piece, start: end - piece.size };
  });
  const data = pieces.map(({ letter, size }) => letter.repeat(size)).join("");
  const kept = pieces.filter(({ by }) => by === "kept");
  const memory = new Uint8Array(PAGES * PAGE);
  memory.set(new TextEncoder().encode(data), BASE);
  const view = new DataView(memory.buffer);
  for (const { word, start, at, changed } of pieces) {
    const { start: place } = pieces.find(({ letter }) => letter === word) ?? { start: end };
    if (word) view.setUint32(BASE + place + WORD_AT, BASE + start + at, true);
    if (changed) memory[BASE + start + CHANGED_AT] = 0;
  }
  const unused = zeroUnused(
    memory,
    binary(`(module (memory ${PAGES}) (func (export "kept")
      ${kept.map(({ start, at }) => `(drop (i32.const ${BASE + start + at}))`).join(" ")}))`),
    adapter.data(whole(data, kept, pieces), () => BASE),
  );
  const left = pieces.filter(({ letter, start, size }) =>
    memory
      .subarray(BASE + start + size / 2, BASE + start + size)
      .every((byte) => byte === letter.charCodeAt(0)),
  );
  return {
    left: left.map(({ letter }) => letter).join(""),
    unused: unused.map((ends) => ends.map((each) => each - BASE)),
  };
}

/** The program as Pyodide's is, with the functions that are kept and those that are left out. */
function whole(data, kept, pieces) {
  const address = (distance) => `(i32.add (global.get $base) (i32.const ${distance}))`;
  const functions = [
    // At a distance something is reached by other sums.
    kept.filter(({ at }) => !at).map(({ start }) => `(drop ${address(start)})`),
    pieces.map(({ start }) => `(drop ${address(start)})`),
  ];
  return binary(`(module
    (import "env" "memory" (memory ${PAGES}))
    (import "env" "__memory_base" (global $base i32))
    (data (global.get $base) "${data}")
    (func (export "__wasm_apply_data_relocs") (i32.store ${address(WORD_AT)} ${address(0)}))
    ${functions.map((lines) => `(func ${lines.join(" ")})`).join("\n")})`);
}

function binary(wat) {
  const module = binaryen.parseText(wat);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
