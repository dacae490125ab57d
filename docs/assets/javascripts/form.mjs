/**
 * What stands in a calculator's form: reading and setting it, the fields that matter, the messages and notes.
 */

import { initialText, isControl } from "./controls.mjs";
import { encodeLink, stateChecksum } from "./link.mjs";
import { connectRows, countRows, setRowCount, templateText } from "./rows.mjs";
import { _ } from "./texts.mjs";

/** @typedef {import("./controls.mjs").Control} Control */

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
      texts: new Map(this.#controls().map((control) => [control.name, initialText(control)])),
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

  /** A link's part behind the # that opens the form as it is now. */
  link() {
    const counts = this.#groups()
      .filter((group) => countRows(group) !== this.#example.counts.get(group))
      .map((group) => [group.dataset.rows ?? "", String(countRows(group))]);
    const state = Object.entries(this.texts());
    const changed = state.filter(([name, text]) => text !== this.#unchanged(name));
    return encodeLink(/** @type {import("./link.mjs").Pair[]} */ ([...counts, ...changed]), state);
  }

  /** Whether a link can say something under this name. @param {string} name */
  knows(name) {
    const [group, , field] = name.split(".");
    const rows = this.#group(group);
    if (!rows) return this.#element.elements.namedItem(name) !== null;
    return field === undefined || templateText(rows, field) !== undefined;
  }

  /**
   * The numbers of rows that the names of controls imply, by group.
   *
   * @param {Iterable<string>} names
   * @returns {Map<string, string>}
   */
  rowCounts(names) {
    const counts = new Map();
    for (const name of names) {
      const [group, number, field] = name.split(".");
      if (field === undefined || !this.#group(group) || !/^\d+$/.test(number)) continue;
      counts.set(group, String(Math.max(Number(number), Number(counts.get(group) ?? 0))));
    }
    return counts;
  }

  /** What the reader sees in front of a control that matters, by the controls' names. @returns {Map<string, string>} */
  labels() {
    const shown = this.#controls().filter((control) => !control.closest(".field[hidden]"));
    return new Map(
      shown.map((control) => {
        const row = control.closest("[data-row]")?.querySelector("legend")?.textContent ?? "";
        const label = control.labels?.[0]?.textContent ?? "";
        return [control.name, row ? _("{row} 的{label}", { row, label }) : label];
      }),
    );
  }

  /**
   * Fill in the example with `texts`, by the names of controls, in place of its own. A row group takes its number of
   * rows under its own name. Whatever else is given is left aside.
   *
   * @param {Map<string, string>} texts
   */
  open(texts) {
    this.reset();
    for (const group of this.#groups()) {
      const count = Number.parseInt(texts.get(group.dataset.rows ?? "") ?? "", 10);
      if (Number.isFinite(count)) setRowCount(group, count);
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

  /**
   * Have the form mean what an opened link meant when it was made before some of the fields existed.
   *
   * @param {import("./link.mjs").Link} link that the form was just filled in by
   * @returns {boolean} whether it is such a link, and whole
   */
  takeOlder(link) {
    const isNew = (/** @type {Control} */ control) => control.dataset.before !== undefined;
    const added = this.#controls().filter(isNew);
    const arrived = new Set(link.pairs.map(([name]) => name));
    if (!added.length || added.some((control) => arrived.has(control.name))) return false;
    const names = new Set(added.map((control) => control.name));
    const state = Object.entries(this.texts());
    const older = state.filter(([name]) => !names.has(name));
    const isOlder =
      link.kind === "verified"
        ? stateChecksum(state) !== link.state && stateChecksum(older) === link.state
        : link.kind === "unchecked" &&
          [...this.labels().keys()].every((name) => names.has(name) || arrived.has(name));
    if (!isOlder) return false;
    for (const control of added) control.value = control.dataset.before ?? "";
    this.showWhatMatters();
    return true;
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

  /** Say at each field that has a note what was read, and nothing at the others. @param {Record<string, string>} notes */
  setNotes(notes) {
    for (const control of this.#controls()) {
      const place = document.getElementById(`${control.id}-note`);
      const note = Object.hasOwn(notes, control.name) ? notes[control.name] : "";
      if (place && place.textContent !== note) place.textContent = note;
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

  /** @param {string} name */
  #group(name) {
    return this.#groups().find((group) => group.dataset.rows === name);
  }

  /** What stands in a control to which nobody has done anything. @param {string} name */
  #unchanged(name) {
    const [group, , field] = name.split(".");
    const rows = this.#group(group);
    return this.#example.texts.get(name) ?? (rows && templateText(rows, field));
  }

  /** Hide the fields that do not matter for the choices made. */
  showWhatMatters() {
    for (const field of this.#element.querySelectorAll("[data-shown-field]")) {
      const { shownField = "", shownValues = "" } = /** @type {HTMLElement} */ (field).dataset;
      const wanted = shownValues.split(";");
      /** @type {HTMLElement} */ (field).hidden = !shownField.split(" ").every((name, index) => {
        const deciding = this.#element.elements.namedItem(name);
        // One that does not matter itself decides nothing; it stands before those that hang on it.
        const matters = isControl(deciding) && !deciding.closest(".field[hidden]");
        return matters && wanted[index].split(" ").includes(deciding.value);
      });
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
