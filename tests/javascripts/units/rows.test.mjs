import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { documentOf } from "./form.mjs";
import { MODULES } from "./page.mjs";

const [SMALLEST, LARGEST] = [1, 4];

/** A row as the build writes it; `number` may be a placeholder. @param {number | string} number @param {string[]} [texts] */
function row(number, [kind, amount] = ["other", ""]) {
  const name = `debts.${number}`;
  const options = ["other", "card"].map(
    (value) => `<option value="${value}"${value === kind ? " selected" : ""}>${value}</option>`,
  );
  return `
    <fieldset data-row="${number}">
      <legend>Debt ${number}</legend>
      <button type="button" data-copy aria-label="Copy Debt ${number}">Copy</button>
      <button type="button" data-remove aria-label="Remove Debt ${number}">Remove</button>
      <div class="field" data-field="kind">
        <label for="x-${name}.kind">Kind</label>
        <select id="x-${name}.kind" name="${name}.kind" aria-describedby="x-${name}.kind-message">
          ${options.join("")}
        </select>
      </div>
      <div class="field" data-field="amount">
        <label for="x-${name}.amount">Amount</label>
        <input type="text" id="x-${name}.amount" name="${name}.amount" value="${amount}">
        <span class="picks"><input type="month"></span>
      </div>
      <details>
        <summary>More</summary>
        <div data-field="least" data-shown-field="${name}.kind" data-shown-values="card">
          <input type="text" name="${name}.least" value="10">
        </div>
      </details>
    </fieldset>`;
}

const rows = await import(`${MODULES}/rows.mjs`);

/** @type {HTMLElement} */
let group;
/** What the group told. @type {(string | undefined)[]} */
let told = [];

beforeEach(() => {
  told = [];
  const document = documentOf(`
    <form>
      <div data-rows="debts" data-smallest="${SMALLEST}" data-largest="${LARGEST}">
        ${row(1, ["card", "100"])}${row(2, ["other", "200"])}
        <template>${row("__N__")}</template>
        <button type="button" data-add="card">Card</button>
        <button type="button" data-add>Another</button>
      </div>
    </form>`);
  group = /** @type {HTMLElement} */ (document.querySelector("[data-rows]"));
  rows.connectRows(
    group,
    (/** @type {string | undefined} */ removed) => told.push(removed),
    () => told.push("changed"),
  );
});

/** @param {string} selector */
const all = (selector) => [...group.querySelectorAll(selector)];

/** @param {string} name @returns {HTMLInputElement} */
function control(name) {
  const [found] = all(`[name="${name}"]`);
  return /** @type {HTMLInputElement} */ (found);
}

/** @param {string} selector @param {number} [at] */
function press(selector, at = 0) {
  /** @type {HTMLElement} */ (all(selector)[at]).click();
}

/** Every number that a row says of itself, without a gap from 1. */
function assertNumbered() {
  for (const [index, fieldset] of all("[data-row]").entries()) {
    const number = String(index + 1);
    assert.equal(/** @type {HTMLElement} */ (fieldset).dataset.row, number);
    const { outerHTML } = fieldset;
    assert.deepEqual(new Set(outerHTML.match(/(?<=debts\.)[^.]+/g)), new Set([number]));
    assert.deepEqual(new Set(outerHTML.match(/(?<=Debt )\w+/g)), new Set([number]));
    const names = [...fieldset.querySelectorAll("[name]")].map((each) => each.getAttribute("name"));
    assert.deepEqual(
      names,
      ["kind", "amount", "least"].map((field) => `debts.${number}.${field}`),
    );
  }
}

/** Which of some buttons are to be seen. @param {string} selector */
const offered = (selector) => all(selector).map((each) => !(/** @type {any} */ (each).hidden));

test("a row that is added begins as the template does, and has the focus", () => {
  press("[data-add='']");
  assert.equal(rows.countRows(group), 3);
  assertNumbered();
  assert.equal(control("debts.3.kind").value, "other");
  assert.equal(control("debts.3.amount").value, "");
  assert.equal(group.ownerDocument.activeElement, control("debts.3.kind"));
  assert.deepEqual(told, [undefined, "changed"]);
});

test("a row is copied with what is in it and what is open, into the last place", () => {
  control("debts.1.amount").value = "1.5万";
  const [folded] = all("details");
  /** @type {HTMLDetailsElement} */ (folded).open = true;
  press("[data-copy]");
  assertNumbered();
  const texts = ["kind", "amount", "least"].map((field) => control(`debts.3.${field}`).value);
  assert.deepEqual(texts, ["card", "1.5万", "10"]);
  assert.deepEqual(
    all("details").map((each) => /** @type {HTMLDetailsElement} */ (each).open),
    [true, false, true],
  );
  assert.deepEqual(told, [undefined, "changed"]);
});

test("what is below a row that is removed moves up, with what is in it", () => {
  rows.setRowCount(group, 4);
  for (const number of [1, 2, 3, 4]) control(`debts.${number}.amount`).value = `${number}00`;
  press("[data-remove]", 1);
  assert.equal(rows.countRows(group), 3);
  assertNumbered();
  const amounts = [1, 2, 3].map((number) => control(`debts.${number}.amount`).value);
  assert.deepEqual(amounts, ["100", "300", "400"]);
  // Told before it is gone, by its name.
  assert.deepEqual(told, ["Debt 2", "changed"]);
});

test("there are as many rows as are wanted, as far as is allowed", () => {
  for (const [wanted, count] of [
    [3, 3],
    [9, LARGEST],
    [2, 2],
    [0, SMALLEST],
    [-1, SMALLEST],
  ]) {
    rows.setRowCount(group, wanted);
    assert.equal(rows.countRows(group), count);
    assertNumbered();
  }
  // Those that stay are left alone.
  assert.equal(control("debts.1.amount").value, "100");
});

test("only buttons are offered that would do something", () => {
  assert.deepEqual(offered("[data-add]"), [true, true]);
  rows.setRowCount(group, LARGEST);
  assert.deepEqual(offered("[data-add]"), [false, false]);
  assert.deepEqual(offered("[data-copy]"), Array(LARGEST).fill(false));
  assert.deepEqual(offered("[data-remove]"), Array(LARGEST).fill(true));
  rows.setRowCount(group, SMALLEST);
  assert.deepEqual(offered("[data-remove]"), [false]);
  assert.deepEqual(offered("[data-copy]"), [true]);
});

test("a first answer begins the first row that is empty, and only without one a row more", () => {
  press("[data-add='card']");
  assert.equal(rows.countRows(group), 3);
  assert.equal(control("debts.3.kind").value, "card");
  assert.equal(group.ownerDocument.activeElement, control("debts.3.amount"));
  rows.setRowCount(group, 4);
  control("debts.2.amount").value = "";
  press("[data-add='card']");
  assert.equal(rows.countRows(group), 4);
  // The second is as the template; the third, whose kind is chosen, is not.
  assert.equal(control("debts.2.kind").value, "card");
  assert.equal(control("debts.4.kind").value, "other");
});

test("a choice that is made for the reader is told like the reader's own", () => {
  /** @type {string[]} */
  const events = [];
  for (const kind of ["input", "change"]) {
    group.addEventListener(kind, ({ target }) =>
      events.push(`${kind} ${/** @type {HTMLInputElement} */ (target).name}`),
    );
  }
  press("[data-add='card']");
  assert.deepEqual(events, ["input debts.3.kind", "change debts.3.kind"]);
});

test("what a row begins with is known by field, whatever is in the rows", () => {
  control("debts.1.amount").value = "7";
  const begun = ["kind", "amount", "least", "other"].map((field) =>
    rows.templateText(group, field),
  );
  assert.deepEqual(begun, ["other", "", "10", undefined]);
});

test("a number in a row's texts is not taken for the row's", () => {
  rows.setRowCount(group, 3);
  control("debts.3.amount").value = "3 debts.3.x Debt 3";
  press("[data-remove]");
  assert.equal(control("debts.2.amount").value, "3 debts.3.x Debt 3");
  assertNumbered();
});
