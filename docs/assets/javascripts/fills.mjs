/**
 * Choices that bring along what is typed into the fields beside them, such as the price of a product. Whoever takes
 * another choice back gets what was there before, or what the choice says where that is not known.
 */

import { isControl } from "./controls.mjs";
import { beside } from "./names.mjs";

/** @typedef {import("./controls.mjs").Control} Control */

/** What was in a control before a choice filled it in, and what the choice put there. @type {WeakMap<Control, { before: string, filled: string }>} */
const filledIn = new WeakMap();

/** Let the choices of a form fill in their neighbours. @param {HTMLFormElement} form */
export function connectFills(form) {
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement) fill(event.target);
  });
}

/** @param {HTMLSelectElement} select */
function fill(select) {
  const options = [...select.options].map((option) => option.dataset.fills);
  if (!options.some(Boolean)) return;
  const chosen = select.selectedOptions[0];
  const fills = JSON.parse(chosen?.dataset.fills ?? "{}");
  const undone = JSON.parse(chosen?.dataset.undone ?? "{}");
  const isFilled = (/** @type {string} */ field, /** @type {string} */ text) =>
    options.some((option) => JSON.parse(option ?? "{}")[field] === text);
  const fields = new Set(options.flatMap((option) => Object.keys(JSON.parse(option ?? "{}"))));
  for (const field of fields) {
    const control = select.form?.elements.namedItem(beside(select.name, field));
    if (!isControl(control)) continue;
    const known = filledIn.get(control);
    // What was changed since is the reader's own.
    const before = known && known.filled === control.value ? known.before : control.value;
    if (field in fills) {
      control.value = String(fills[field]);
      filledIn.set(control, { before, filled: control.value });
    } else if (known) {
      control.value = before;
      filledIn.delete(control);
    } else if (field in undone && isFilled(field, control.value)) {
      control.value = undone[field];
    }
  }
}
