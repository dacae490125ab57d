import assert from "node:assert/strict";
import { test } from "node:test";
import { MODULES, page } from "./page.mjs";

page();
const { asTyped, csv } = await import(`${MODULES}/csv.mjs`);

/** @param {string[][]} rows @returns {any} */
function table(rows) {
  return { rows: rows.map((cells) => ({ cells: cells.map((textContent) => ({ textContent })) })) };
}

/** The lines, without the mark at the beginning. @param {string} text */
function lines(text) {
  assert.ok(text.startsWith("\uFEFF"), "spreadsheets are told that it is UTF-8");
  assert.ok(text.endsWith("\r\n"));
  return text.slice(1, -2).split("\r\n");
}

test("amounts are numbers, and a column of them says its unit", () => {
  const made = csv(
    table([
      ["期", "应还", "说明"],
      [" 1 ", "1,072.00 元", "1,000 元起"],
      ["2", "¥-0.50", ""],
    ]),
  );
  assert.deepEqual(lines(made), ["期,应还（元）,说明", '1,1072.00,"1,000 元起"', "2,-0.50,"]);
});

test("a column in which something is no amount keeps its name", () => {
  assert.deepEqual(lines(csv(table([["应还"], ["5 元"], ["未定"]]))), ["应还", "5", "未定"]);
  assert.deepEqual(lines(csv(table([["应还"]]))), ["应还"]);
});

test("commas, quotes and line breaks stay in their cell", () => {
  assert.deepEqual(lines(asTyped([["a,b", 'say "hi"', "c"]])), ['"a,b","say ""hi""",c']);
  assert.equal(asTyped([["a\nb", "c\rd", "e\tf"]]), '\uFEFF"a\nb","c\rd","e\tf"\r\n');
});

for (const text of [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "-",
  "=HYPERLINK(1)",
]) {
  test(`${text} is no formula`, () => {
    assert.deepEqual(lines(asTyped([[text]])), [`'${text}`]);
    assert.deepEqual(lines(csv(table([[text]]))), [`'${text}`]);
  });
}

test("a line break or a tab at the beginning is guarded, too", () => {
  assert.equal(asTyped([["\t=1"]]), `\uFEFF"'\t=1"\r\n`);
  assert.equal(asTyped([["\r=1"]]), `\uFEFF"'\r=1"\r\n`);
});

for (const text of ["-5", "-0.5", "-3.2%", "12", "18%"]) {
  test(`${text} stays a number`, () => assert.deepEqual(lines(asTyped([[text]])), [text]));
}

test("what was typed like a guarded text can be told from one", () => {
  assert.deepEqual(lines(asTyped([["'=1"], ["=1"], ["''=1"], ["'a"]])), [
    "''=1",
    "'=1",
    "'''=1",
    "'a",
  ]);
});
