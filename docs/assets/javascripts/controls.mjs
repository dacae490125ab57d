/**
 * The controls of a form.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/** @param {unknown} element @returns {element is Control} */
export function isControl(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

/** What is in a control when the page arrives, whatever the browser restored. @param {Control} control */
export function initialText(control) {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  return [...control.options].find((option) => option.defaultSelected)?.value ?? control.value;
}

/** Fill in a text as if the reader had. @param {Control} control @param {string} text */
export function type(control, text) {
  control.value = text;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
