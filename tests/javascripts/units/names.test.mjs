import assert from "node:assert/strict";
import { test } from "node:test";
import { MODULES } from "./page.mjs";

const names = await import(`${MODULES}/names.mjs`);

test("a name is taken apart and put together again", () => {
  assert.deepEqual(names.split("debts.12.balance"), ["debts", "12", "balance"]);
  assert.equal(names.inRow("debts", 12, "balance"), "debts.12.balance");
  assert.deepEqual(names.split("income"), ["", "", "income"]);
});

test("the name of another field is that in the same row, or outside of rows", () => {
  assert.equal(names.beside("debts.12.kind", "balance"), "debts.12.balance");
  assert.equal(names.beside("kind", "balance"), "balance");
});

test("what is no name is known", () => {
  for (const name of ["income", "new_loan", "debts.1.balance", "debts.30.paused_from"]) {
    assert.match(name, names.NAME);
  }
  const others = ["", "Income", "a.b", "debts..balance", "debts.-1.balance", "debts.123.balance"];
  for (const name of [...others, "a.1.b.2.c", "__proto__.1", "list.debt ", "a".repeat(31), "a1"]) {
    assert.doesNotMatch(name, names.NAME);
  }
});
