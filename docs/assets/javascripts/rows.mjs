/**
 * Lists of alike things in a form (offers, debts): rows that the reader adds and removes.
 * Numbers of rows always run from 1 without a gap.
 */

import { PLACEHOLDER } from "./contract.mjs";
import { initialText, isControl, type } from "./controls.mjs";
import { split } from "./names.mjs";

const NUMBERED = ["name", "id", "for", "aria-describedby", "data-shown-field", "aria-label"];

/**
 * Connect the buttons of a row group.
 *
 * @param {HTMLElement} group
 * @param {(removed: string | undefined) => void} change is called before a row is added, copied or removed, with what
 *   one that is removed is called
 * @param {() => void} changed is called afterwards, unless a choice is made in the row: that is an input like others
 */
export function connectRows(group, change, changed) {
  group.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!button?.matches("[data-add], [data-copy], [data-remove]")) return;
    const legend = button.closest("[data-row]")?.querySelector("legend")?.textContent ?? "";
    change(button.hasAttribute("data-remove") ? legend : undefined);
    if (button.dataset.add) {
      begin(group, button.dataset.add);
    } else if (button.hasAttribute("data-add")) {
      /** @type {HTMLElement | null} */ (addRow(group).querySelector("input, select"))?.focus();
    } else if (button.hasAttribute("data-copy")) {
      const row = copyRow(group, /** @type {HTMLElement} */ (button.closest("[data-row]")));
      /** @type {HTMLElement | null} */ (row.querySelector("input, select"))?.focus();
    } else if (button.hasAttribute("data-remove")) {
      button.closest("[data-row]")?.remove();
      renumber(group);
      /** @type {HTMLElement | null} */ (group.querySelector("[data-add]"))?.focus();
    }
    offerButtons(group);
    // A choice that is made tells of itself.
    if (!button.dataset.add) changed();
  });
  offerButtons(group);
}

/** Give the group `count` rows, within what it allows. @param {HTMLElement} group @param {number} count */
export function setRowCount(group, count) {
  const wanted = Math.min(Math.max(count, smallest(group)), largest(group));
  while (rows(group).length < wanted) addRow(group);
  for (const row of rows(group).slice(wanted)) row.remove();
  offerButtons(group);
}

/** How many rows the group has. @param {HTMLElement} group */
export function countRows(group) {
  return rows(group).length;
}

/**
 * What a row that is added begins with in a field; nothing if there is no such field.
 *
 * @param {HTMLElement} group
 * @param {string} field
 */
export function templateText(group, field) {
  const texts = TEMPLATE_TEXTS.get(group) ?? templateTexts(group);
  TEMPLATE_TEXTS.set(group, texts);
  return texts.get(field);
}

/** By group what a row begins with, field by field; it is asked for with every change. @type {WeakMap<HTMLElement, Map<string, string>>} */
const TEMPLATE_TEXTS = new WeakMap();

/** @param {HTMLElement} group @returns {Map<string, string>} */
function templateTexts(group) {
  const controls = [...template(group).content.querySelectorAll("[name]")].filter(isControl);
  return new Map(controls.map((control) => [split(control.name)[2], initialText(control)]));
}

/** @param {HTMLElement} group */
function template(group) {
  return /** @type {HTMLTemplateElement} */ (group.querySelector("template"));
}

/** @param {HTMLElement} group @returns {HTMLElement[]} */
function rows(group) {
  return [...group.querySelectorAll("[data-row]")].map((row) => /** @type {HTMLElement} */ (row));
}

/** @param {HTMLElement} group */
function addRow(group) {
  const pattern = template(group);
  const row = /** @type {HTMLElement} */ (pattern.content.firstElementChild?.cloneNode(true));
  setNumber(row, PLACEHOLDER, String(rows(group).length + 1));
  pattern.before(row);
  return row;
}

/** Make the first choice of a row, of the first that is empty or of a new one. @param {HTMLElement} group @param {string} value */
function begin(group, value) {
  const isEmpty = (/** @type {HTMLElement} */ row) =>
    controls(row).every(
      // What has no name is a tool.
      ({ name, value: text }) => !name || text === templateText(group, split(name)[2]),
    );
  const row = rows(group).find(isEmpty) ?? addRow(group);
  const [choice, next] = controls(row);
  type(choice, value);
  next.focus();
}

/** Add a row that holds the same as another. @param {HTMLElement} group @param {HTMLElement} row */
function copyRow(group, row) {
  const copy = addRow(group);
  const given = controls(row);
  for (const [index, control] of controls(copy).entries()) control.value = given[index].value;
  for (const [index, details] of copy.querySelectorAll("details").entries()) {
    details.open = row.querySelectorAll("details")[index].open;
  }
  return copy;
}

/** @param {HTMLElement} row */
function controls(row) {
  return [...row.querySelectorAll("input, select")].map(
    (control) => /** @type {HTMLInputElement | HTMLSelectElement} */ (control),
  );
}

/** @param {HTMLElement} group */
function renumber(group) {
  rows(group).forEach((row, index) => {
    const old = row.dataset.row ?? "";
    const number = String(index + 1);
    if (old !== number) setNumber(row, old, number);
  });
}

/**
 * Put `number` wherever the row says its number `old`.
 *
 * @param {HTMLElement} row
 * @param {string} old
 * @param {string} number
 */
function setNumber(row, old, number) {
  row.dataset.row = number;
  const legend = row.querySelector("legend");
  if (legend) legend.textContent = legend.textContent.replace(old, number);
  for (const element of row.querySelectorAll("*")) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, replaced(value, old, number));
    }
  }
}

/** @param {string} value @param {string} old @param {string} number */
function replaced(value, old, number) {
  return value.replaceAll(`.${old}.`, `.${number}.`).replace(` ${old}`, ` ${number}`);
}

/** Show only the buttons that would do something. @param {HTMLElement} group */
function offerButtons(group) {
  const count = rows(group).length;
  for (const button of group.querySelectorAll("[data-remove]")) {
    /** @type {HTMLElement} */ (button).hidden = count <= smallest(group);
  }
  for (const button of group.querySelectorAll("[data-add], [data-copy]")) {
    /** @type {HTMLElement} */ (button).hidden = count >= largest(group);
  }
}

/** @param {HTMLElement} group */
const smallest = (group) => Number(group.dataset.smallest);
/** @param {HTMLElement} group */
const largest = (group) => Number(group.dataset.largest);
