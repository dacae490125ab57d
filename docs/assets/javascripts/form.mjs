/**
 * What stands in a calculator's form: reading and setting it, the fields that matter, the messages.
 */

import { connectRows, countRows, setRowCount } from "./rows.mjs";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

export class Form {
  /** @type {HTMLFormElement} */
  #element;
  /** The texts and the numbers of rows with which the page came. */
  #example;

  /**
   * @param {HTMLFormElement} element
   * @param {() => void} changed is called after every change of input
   */
  constructor(element, changed) {
    this.#element = element;
    this.#example = {
      texts: new Map(this.#controls().map((control) => [control.name, standingText(control)])),
      counts: new Map(this.#groups().map((group) => [group, countRows(group)])),
    };
    const update = () => {
      this.showWhatMatters();
      changed();
    };
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("input", (event) => {
      if (event.target instanceof HTMLSelectElement) fill(event.target);
      update();
    });
    for (const group of this.#groups()) connectRows(group, update);
    this.showWhatMatters();
  }

  /** What stands in the controls, by name. @returns {Record<string, string>} */
  texts() {
    return Object.fromEntries(this.#controls().map((control) => [control.name, control.value]));
  }

  /** What stood in the controls when the page came, whatever the browser kept. @returns {Record<string, string>} */
  example() {
    return Object.fromEntries(this.#example.texts);
  }

  /**
   * Put texts into the controls that have such names; whatever else is given is left aside.
   *
   * @param {Map<string, string>} texts
   */
  setTexts(texts) {
    for (const group of this.#groups()) {
      const name = group.dataset.rows ?? "";
      const numbers = [...texts.keys()]
        .map((key) => key.split("."))
        .filter((parts) => parts.length === 3 && parts[0] === name)
        .map((parts) => Number.parseInt(parts[1], 10))
        .filter(Number.isFinite);
      if (numbers.length) setRowCount(group, Math.max(...numbers));
    }
    for (const control of this.#controls()) {
      const text = texts.get(control.name);
      if (text === undefined) continue;
      const allowed =
        !(control instanceof HTMLSelectElement) ||
        [...control.options].some((option) => option.value === text);
      if (allowed) control.value = text;
    }
    this.showWhatMatters();
  }

  /** Put the example back with which the page came. */
  reset() {
    for (const [group, count] of this.#example.counts) setRowCount(group, count);
    for (const control of this.#controls()) {
      control.value = this.#example.texts.get(control.name) ?? control.value;
    }
    this.showWhatMatters();
  }

  /** Show a message at each field that has one, and none at the others. @param {Record<string, string>} messages */
  setMessages(messages) {
    for (const control of this.#controls()) {
      const place = document.getElementById(`${control.id}-message`);
      if (!place) continue;
      const message = Object.hasOwn(messages, control.name) ? messages[control.name] : "";
      if (place.textContent !== message) place.textContent = message;
      place.hidden = !message;
      if (message) {
        control.setAttribute("aria-invalid", "true");
        const folded = control.closest("details");
        if (folded) folded.open = true;
      } else control.removeAttribute("aria-invalid");
    }
  }

  /** @returns {Control[]} */
  #controls() {
    return [...this.#element.elements].filter(isControl);
  }

  /** @returns {HTMLElement[]} */
  #groups() {
    return [...this.#element.querySelectorAll("[data-rows]")].map(
      (group) => /** @type {HTMLElement} */ (group),
    );
  }

  /** Hide the fields that do not matter for the choices made. */
  showWhatMatters() {
    for (const field of this.#element.querySelectorAll("[data-shown-field]")) {
      const { shownField = "", shownValues = "" } = /** @type {HTMLElement} */ (field).dataset;
      const deciding = this.#element.elements.namedItem(shownField);
      // One that does not matter itself decides nothing; it stands before those that hang on it.
      const matters = isControl(deciding) && !deciding.closest(".field[hidden]");
      /** @type {HTMLElement} */ (field).hidden =
        !matters || !shownValues.split(" ").includes(deciding.value);
    }
  }
}

/** Type what the chosen option brings along into the fields beside it. @param {HTMLSelectElement} select */
function fill(select) {
  const fills = select.selectedOptions[0]?.dataset.fills;
  if (!fills) return;
  const prefix = select.name.slice(0, select.name.lastIndexOf(".") + 1);
  for (const [field, text] of Object.entries(JSON.parse(fills))) {
    const control = select.form?.elements.namedItem(prefix + field);
    if (isControl(control)) control.value = String(text);
  }
}

/** @param {unknown} element @returns {element is Control} */
function isControl(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

/** What stands in a control when the page comes, whatever the browser kept. @param {Control} control */
function standingText(control) {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  return [...control.options].find((option) => option.defaultSelected)?.value ?? control.value;
}
