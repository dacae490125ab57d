/**
 * Ways to fill in a field without typing: buttons with what is usual, and the browser's own control for a day.
 */

import { isControl, type } from "./controls.mjs";

/** Connect the fields of a form. @param {HTMLFormElement} form */
export function connectUsual(form) {
  form.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest(".usual > button");
    const control = button && controlOf(button);
    if (control) type(control, /** @type {HTMLButtonElement} */ (button).value);
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const control = event.target;
    if (!(control instanceof HTMLInputElement)) return;
    const text = neighbour(usualTexts(control), control.value, step);
    if (text === undefined) return;
    event.preventDefault();
    type(control, text);
    control.select();
  });
  form.addEventListener("input", (event) => {
    const picker = event.target;
    if (!isPicker(picker)) return;
    event.stopPropagation();
    const control = controlOf(picker);
    if (control && picker.value) type(control, picker.value);
  });
  for (const picker of form.querySelectorAll(".picks > input")) {
    // Some browsers pick days and no months.
    const isKnown = /** @type {HTMLInputElement} */ (picker).type === picker.getAttribute("type");
    /** @type {HTMLElement} */ (picker.parentElement).hidden = !isKnown;
  }
  form.addEventListener("pointerdown", ({ target }) => {
    if (isPicker(target)) target.value = digits(controlOf(target)?.value ?? "");
  });
  form.addEventListener("click", ({ target }) => {
    // Where a click sets a caret; elsewhere the browser opens it.
    if (isPicker(target) && matchMedia("(pointer: fine)").matches) target.showPicker?.();
  });
}

/** Show which of the usual texts are filled in; to be called after every change. @param {HTMLFormElement} form */
export function markUsual(form) {
  for (const button of form.querySelectorAll(".usual > button")) {
    const isFilledIn = controlOf(button)?.value === /** @type {HTMLButtonElement} */ (button).value;
    button.setAttribute("aria-pressed", String(isFilledIn));
  }
}

/** @param {EventTarget | null} target @returns {target is HTMLInputElement} */
function isPicker(target) {
  return target instanceof HTMLInputElement && target.closest(".picks") !== null;
}

/** A day or month as a picker takes it, of one that begins with its year. @param {string} text */
function digits(text) {
  return (text.match(/\d+/g) ?? []).map((each) => each.padStart(2, "0")).join("-");
}

/** The control of the field in which a tool is. @param {Element} tool */
function controlOf(tool) {
  const control = tool.closest(".field")?.querySelector("[name]");
  return isControl(control) ? control : undefined;
}

/** @param {HTMLInputElement} control */
function usualTexts(control) {
  const buttons = control.closest(".field")?.querySelectorAll(".usual > button") ?? [];
  return [...buttons].map((button) => /** @type {HTMLButtonElement} */ (button).value);
}

/**
 * The next usual text above or below a number, if there is one.
 *
 * @param {string[]} usual from small to large
 * @param {string} text
 * @param {number} step 1 for above, -1 for below
 */
function neighbour(usual, text, step) {
  const number = Number(text);
  const isBeyond = (/** @type {string} */ each) => (Number(each) - number) * step > 0;
  return (step > 0 ? usual : [...usual].reverse()).find(isBeyond);
}
