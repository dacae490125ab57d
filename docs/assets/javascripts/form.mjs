/**
 * What is in a calculator's form: reading and setting it, the fields that matter, the messages and notes.
 *
 * The example of an own form gives way as a whole: with the first change, everything else is emptied.
 */

import { initialText, isControl } from "./controls.mjs";
import { thisMonth } from "./day.mjs";
import { connectFills } from "./fills.mjs";
import { encodeLink, encodeOwnLink, OWN, stateChecksum } from "./link.mjs";
import { beside, inRow, NAME, split } from "./names.mjs";
import { connectRows, countRows, setRowCount, templateText } from "./rows.mjs";
import { _ } from "./texts.mjs";
import { connectUsual, markUsual } from "./usual.mjs";

/** @typedef {import("./controls.mjs").Control} Control */

/**
 * @typedef {object} State what is filled in
 * @property {Map<string, string>} texts by the names of controls; of an own form also what other calculators ask
 * @property {Map<string, number>} counts how many rows there are, by group
 */

/** What may be carried on for other calculators: the names of their controls, and short texts. */
const LONGEST_OTHER = 200;
const MOST_OTHERS = 1000;
/** What precedes the names of a list that the form of a single loan carries on. */
export const LIST = "list.";
/** So many fields that links of earlier builds may lack are tried one by one. */
const FEW = 4;
const EXAMPLE_GONE = _("示例已清掉，只算你填的。");

export class Form {
  /** @type {HTMLFormElement} */
  #element;
  /** The groups of rows; they stay, whatever becomes of their rows. */
  #groups;
  /** The texts and the numbers of rows with which the page came. @type {State} */
  #example;
  /** What was carried here and this form does not ask, by name: it is carried on. @type {Map<string, string>} */
  #others = new Map();
  /** The controls at which something is said, by kind. @type {Map<string, Control[]>} */
  #told = new Map();
  /** Whether there was, before what is happening now, an example that gives way as a whole. */
  #wasExample = true;
  /** Whether an example gives way as a whole to what the reader fills in. */
  isOwn;
  /** Whether it is that of a single loan, which carries the list of debts on. */
  #isLoan;

  /**
   * @param {HTMLFormElement} element
   * @param {object} on
   * @param {() => void} on.changed is called after every change of input
   * @param {(what: string, before: State, by?: EventTarget | null) => void} on.undoable is called where a reader may
   *   want back what was before, with the control by which it went
   */
  constructor(element, { changed, undoable }) {
    this.#element = element;
    this.#groups = [...element.querySelectorAll("[data-rows]")].map(
      (group) => /** @type {HTMLElement} */ (group),
    );
    this.isOwn = element.hasAttribute("data-own");
    this.#isLoan = element.querySelector("[data-pick]") !== null;
    this.#example = this.state();
    for (const control of this.#controls()) {
      this.#example.texts.set(control.name, initialText(control));
    }
    const update = (/** @type {Event | undefined} */ event) => {
      const rate = event && rateBefore(event.target);
      if (rate) {
        this.showWhatMatters();
        moveRate(rate);
      }
      // What is shown can be seen to while Python is at work.
      changed();
      this.showWhatMatters();
    };
    const leaveExample = (/** @type {EventTarget | null} */ changing) => {
      // What has no name is a tool.
      const isTool = isControl(changing) && !changing.name;
      if (!this.#wasExample || isTool) return;
      const kept = isControl(changing) ? changing.value : "";
      undoable(EXAMPLE_GONE, this.#example, changing);
      this.#empty();
      if (isControl(changing)) changing.value = kept;
    };
    element.addEventListener("submit", (event) => event.preventDefault());
    // Before what a choice brings along, which is the reader's own.
    element.addEventListener("input", (event) => leaveExample(event.target), { capture: true });
    connectFills(element);
    connectUsual(element);
    element.addEventListener("input", update);
    for (const group of this.#groups) {
      const change = (/** @type {string | undefined} */ removed) => {
        leaveExample(null);
        if (removed) undoable(_("已删除{row}。", { row: removed }), this.state());
      };
      connectRows(group, change, () => update(undefined));
    }
    this.showWhatMatters();
  }

  /** Whether all is as in the example. */
  get isExample() {
    const { texts, counts } = this.#example;
    return (
      (this.#others.size === 0 || !this.isOwn) &&
      this.#groups.every((group) => countRows(group) === counts.get(group.dataset.rows ?? "")) &&
      this.#controls().every((control) => control.value === texts.get(control.name))
    );
  }

  /** All that is filled in. @returns {State} */
  state() {
    return {
      texts: new Map([...this.#others, ...Object.entries(this.texts())]),
      counts: new Map(this.#groups.map((group) => [group.dataset.rows ?? "", countRows(group)])),
    };
  }

  /** Fill in what was filled in before. @param {State} state */
  restore({ texts, counts }) {
    this.#others = new Map();
    for (const group of this.#groups) {
      setRowCount(group, counts.get(group.dataset.rows ?? "") ?? 1);
    }
    this.#set(texts, true);
  }

  /** Take the example away, and all else; one row of each group is left. */
  empty() {
    for (const group of this.#groups) setRowCount(group, 1);
    this.#empty();
    this.showWhatMatters();
  }

  /** Set the focus to the first field. */
  focus() {
    /** @type {HTMLElement | undefined} */ (this.#controls()[0])?.focus();
  }

  #empty() {
    this.#others = new Map();
    for (const control of this.#controls()) control.value = this.#emptyText(control);
    this.#wasExample = false;
  }

  /** What is in the controls, by name. @returns {Record<string, string>} */
  texts() {
    return Object.fromEntries(this.#controls().map((control) => [control.name, control.value]));
  }

  /** What was in the controls when the page came, whatever the browser kept. @returns {Record<string, string>} */
  example() {
    return Object.fromEntries(this.#example.texts);
  }

  /**
   * A link's part behind the # that opens the form as it is now.
   *
   * @param {boolean} [carries] whether it also says what is carried on for other calculators
   */
  link(carries = true) {
    if (this.isOwn && !this.isExample) return encodeOwnLink(this.ownPairs());
    const counts = this.#groups
      .filter((group) => countRows(group) !== this.#example.counts.get(group.dataset.rows ?? ""))
      .map((group) => [group.dataset.rows ?? "", String(countRows(group))]);
    const state = Object.entries(this.texts());
    const changed = state.filter(([name, text]) => text !== this.#unchanged(name));
    const said = [...counts, ...changed, ...(carries ? this.#others : [])];
    return encodeLink(/** @type {import("./link.mjs").Pair[]} */ (said), state);
  }

  /** All that is filled in and not empty, with the numbers of rows. @returns {import("./link.mjs").Pair[]} */
  ownPairs() {
    const filled = this.#controls()
      .filter((control) => control.value !== this.#emptyText(control))
      .map((control) => /** @type {import("./link.mjs").Pair} */ ([control.name, control.value]));
    const counts = this.#groups.map(
      (group) =>
        /** @type {import("./link.mjs").Pair} */ ([
          group.dataset.rows ?? "",
          String(countRows(group)),
        ]),
    );
    return [...counts, ...this.#others, ...filled];
  }

  /** What was carried here and this form does not ask. @returns {import("./link.mjs").Pair[]} */
  others() {
    return [...this.#others];
  }

  /** Carry this on, and nothing else that this form does not ask. @param {import("./link.mjs").Pair[]} pairs */
  carry(pairs) {
    this.#others = this.#carried(pairs);
  }

  /** Whether a link can say something under this name. @param {string} name */
  knows(name) {
    return (
      this.#group(name) !== undefined ||
      this.#addedText(name) !== undefined ||
      this.#element.elements.namedItem(name) !== null ||
      this.#controls().some((control) => formerNames(control).includes(name))
    );
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
      const [group, number] = split(name);
      if (!this.#group(group) || !/^\d+$/.test(number)) continue;
      counts.set(group, String(Math.max(Number(number), Number(counts.get(group) ?? 0))));
    }
    return counts;
  }

  /** What the reader sees in front of a control that matters, by the controls' names. @returns {Map<string, string>} */
  labels() {
    const shown = this.#controls().filter((control) => !control.closest(".field[hidden]"));
    return new Map(shown.map((control) => [control.name, labelOf(control)]));
  }

  /**
   * Fill in the example with `texts`, by the names of controls, in place of its own. A row group takes its number of
   * rows under its own name. What is given for no control is left aside; tells how much that is.
   *
   * @param {Map<string, string>} texts
   * @param {boolean} isOwn whether nothing is the example's: what is not given is empty, and what this form does not
   *   ask is carried on
   */
  open(texts, isOwn = false) {
    this.reset();
    if (isOwn && this.isOwn) this.empty();
    for (const group of this.#groups) {
      const count = Number.parseInt(texts.get(group.dataset.rows ?? "") ?? "", 10);
      if (Number.isFinite(count)) setRowCount(group, count);
    }
    return this.#set(texts, isOwn || !this.isOwn);
  }

  /** Put the example back with which the page came. */
  reset() {
    this.restore(this.#example);
  }

  /**
   * Fill in texts; keep what no control takes, if that is wanted. Tells how many were neither taken nor kept.
   *
   * @param {Map<string, string>} texts
   */
  #set(texts, keepsOthers = false) {
    const others = new Map(texts);
    let refused = 0;
    for (const name of Object.keys(this.#dropped())) others.delete(name);
    for (const group of this.#groups) others.delete(group.dataset.rows ?? "");
    for (const control of this.#controls()) {
      const names = [control.name, ...formerNames(control)];
      for (const name of names) others.delete(name);
      const text = names.map((name) => texts.get(name)).find((given) => given !== undefined);
      if (text === undefined) continue;
      const allowed =
        !(control instanceof HTMLSelectElement) ||
        [...control.options].some((option) => option.value === text);
      if (allowed) control.value = text;
      else refused += 1;
    }
    if (keepsOthers) this.#others = this.#carried(others);
    this.showWhatMatters();
    return refused + others.size - this.#others.size;
  }

  /**
   * What may be carried on: of an own form what other own forms ask, of a single loan's the list of debts.
   *
   * @param {Iterable<import("./link.mjs").Pair>} pairs
   */
  #carried(pairs) {
    const isAllowed = (/** @type {string} */ name) =>
      this.isOwn
        ? NAME.test(name) && !this.#group(name) && !this.#group(split(name)[0])
        : this.#isLoan && name.startsWith(LIST) && NAME.test(name.slice(LIST.length));
    const kept = [...pairs].filter(
      ([name, text]) => isAllowed(name) && text.length <= LONGEST_OTHER,
    );
    return new Map(kept.slice(0, MOST_OTHERS));
  }

  /** What earlier builds asked as well, with the example's texts. @returns {Record<string, string>} */
  #dropped() {
    return JSON.parse(this.#element.dataset.dropped ?? "{}");
  }

  /** Whether a link meant, when it was made, what the form holds now. @param {import("./link.mjs").Link} link */
  isAsIn(link) {
    const asked = this.texts();
    const dropped = this.#dropped();
    const given = link.pairs.filter(([name]) => name in dropped);
    const then = { ...asked, ...dropped, ...Object.fromEntries(given) };
    return [asked, then].some((texts) => stateChecksum(Object.entries(texts)) === link.state);
  }

  /**
   * Have the form mean what an opened link meant when it was made before some of the fields existed, or when others
   * began with something else.
   *
   * @param {import("./link.mjs").Link} link that the form was just filled in by
   * @returns {boolean} whether it is such a link, and whole
   */
  takeOlder(link) {
    const arrived = new Set(link.pairs.map(([name]) => name));
    const said = new Set([...arrived].map((name) => split(name)[2]));
    const controls = this.#controls();
    const isNew = (/** @type {Control} */ control) => control.dataset.before !== undefined;
    const added = [...new Set(controls.filter(isNew).map(fieldOf))].filter(
      (name) => !said.has(name),
    );
    const texts = this.texts();
    /** @type {Record<string, string>} */
    const then = {};
    for (const control of controls) {
      if (control.dataset.was && !arrived.has(control.name)) then[control.name] = was(control);
    }
    const took = (
      /** @type {string[]} */ missing,
      /** @type {Record<string, string>} */ former,
    ) => {
      const older = { ...texts, ...former };
      for (const control of controls) {
        if (missing.includes(fieldOf(control))) delete older[control.name];
      }
      if (stateChecksum(Object.entries(older)) !== link.state) return false;
      this.#takeOver(missing, former);
      return true;
    };
    if (link.kind === "verified") {
      if (link.state === OWN || stateChecksum(Object.entries(texts)) === link.state) return false;
      const tried = added.length > FEW ? [added, []] : subsets(added);
      return tried.some((missing) => took(missing, {}) || took(missing, then));
    }
    const names = new Set(controls.filter((each) => added.includes(fieldOf(each))).map(nameOf));
    const isOlder =
      names.size > 0 &&
      link.kind === "unchecked" &&
      [...this.labels().keys()].every((name) => names.has(name) || arrived.has(name));
    if (isOlder) this.#takeOver(added, {});
    return isOlder;
  }

  /**
   * Fill in what was meant where fields did not exist, and where they began with something else.
   *
   * @param {string[]} missing the names of fields
   * @param {Record<string, string>} former texts by the names of controls
   */
  #takeOver(missing, former) {
    for (const control of this.#controls()) {
      if (missing.includes(fieldOf(control))) control.value = control.dataset.before ?? "";
      control.value = former[control.name] ?? control.value;
    }
    this.showWhatMatters();
  }

  /** What the fields of the list of debts are called in a table. @returns {import("./household/columns.mjs").Column[]} */
  columns() {
    const [group] = this.#groups;
    return rowControls(group).map((control) => ({
      field: fieldOf(control),
      label: control.labels?.[0]?.textContent ?? "",
      longest: Number(control.dataset.longest ?? Number.POSITIVE_INFINITY),
      options: new Map(
        control instanceof HTMLSelectElement
          ? [...control.options].map((option) => [option.textContent ?? "", option.value])
          : [],
      ),
    }));
  }

  /** The list of debts as a table with the names of its columns. @returns {string[][]} */
  table() {
    const [group] = this.#groups;
    const rows = [...group.querySelectorAll("[data-row]")].map((row) =>
      rowControls(row).map((control) =>
        control instanceof HTMLSelectElement
          ? (control.selectedOptions[0]?.textContent ?? "")
          : control.value,
      ),
    );
    return [this.columns().map(({ label }) => label), ...rows];
  }

  /**
   * Fill debts in behind those that are there, in place of the example; tells how many were taken and how many the
   * list has no room for.
   *
   * @param {Record<string, string>[]} debts of each its texts by field
   */
  addRows(debts) {
    const [group] = this.#groups;
    if (this.isExample) this.empty();
    const name = group.dataset.rows ?? "";
    const { texts, counts } = this.state();
    const filled = [...texts].filter(([control]) => {
      const element = this.#element.elements.namedItem(control);
      return isControl(element) && element.value !== this.#emptyText(element);
    });
    const used = Math.max(0, ...filled.map(([control]) => rowNumber(control, name)));
    const taken = debts.slice(0, Math.max(0, Number(group.dataset.largest) - used));
    for (const [index, debt] of taken.entries()) {
      for (const [field, text] of Object.entries(debt)) {
        texts.set(inRow(name, used + index + 1, field), text);
      }
    }
    setRowCount(group, Math.max(counts.get(name) ?? 1, used + taken.length));
    this.#set(texts, true);
    return { taken: taken.length, left: debts.length - taken.length };
  }

  /** Show a message at each field that has one, and none at the others. @param {Record<string, string>} messages */
  setMessages(messages) {
    for (const [control, place, message] of this.#said("message", messages)) {
      place.hidden = !message;
      if (message) {
        control.setAttribute("aria-invalid", "true");
        const folded = control.closest("details");
        if (folded) folded.open = true;
      } else control.removeAttribute("aria-invalid");
    }
  }

  /**
   * The controls that have a message, in the order of the form, with what each is called.
   *
   * @param {Record<string, string>} messages
   * @returns {import("./status.mjs").Wrong[]}
   */
  wrong(messages) {
    if (Object.keys(messages).length === 0) return [];
    return this.#controls()
      .filter(({ name }) => Object.hasOwn(messages, name))
      .map((control) => ({
        control,
        label: labelOf(control),
        message: messages[control.name],
      }));
  }

  /** Say at each field that has a note what was read, and nothing at the others. @param {Record<string, string>} notes */
  setNotes(notes) {
    this.#said("note", notes);
  }

  /**
   * Put texts into the places at controls that are there for them, and empty those that held one. Most controls have
   * none, before or after: they are not looked at.
   *
   * @param {string} kind what the places' ids end in
   * @param {Record<string, string>} texts by the names of controls
   * @returns {[Control, HTMLElement, string][]} the controls that were seen to, with their places and texts
   */
  #said(kind, texts) {
    const named = Object.keys(texts)
      .map((name) => this.#element.elements.namedItem(name))
      .filter(isControl);
    const controls = new Set([...(this.#told.get(kind) ?? []), ...named]);
    this.#told.set(kind, named);
    return [...controls].flatMap((control) => {
      const place = document.getElementById(`${control.id}-${kind}`);
      if (!place) return [];
      const text = Object.hasOwn(texts, control.name) ? texts[control.name] : "";
      if (place.textContent !== text) place.textContent = text;
      return [/** @type {[Control, HTMLElement, string]} */ ([control, place, text])];
    });
  }

  /** What is asked; what has no name is a tool. @returns {Control[]} */
  #controls() {
    return [...this.#element.elements].filter(isControl).filter(({ name }) => name);
  }

  /** @param {string} name */
  #group(name) {
    return this.#groups.find((group) => group.dataset.rows === name);
  }

  /** What is in a control to which nobody has done anything. @param {string} name */
  #unchanged(name) {
    return this.#example.texts.get(name) ?? this.#addedText(name);
  }

  /** What a row that is added begins with in a control; nothing outside of rows. @param {string} name */
  #addedText(name) {
    const [group, , field] = split(name);
    const rows = this.#group(group);
    return rows && templateText(rows, field);
  }

  /** What is in a control that is empty. @param {Control} control */
  #emptyText(control) {
    if (control.hasAttribute("data-now")) return thisMonth();
    const added = this.#addedText(control.name);
    return added ?? (control instanceof HTMLSelectElement ? initialText(control) : "");
  }

  /** Hide the fields that do not matter for the choices made. */
  showWhatMatters() {
    this.#wasExample = this.isOwn && this.isExample;
    for (const field of this.#element.querySelectorAll("[data-shown-field]")) {
      const { shownField = "", shownValues = "" } = /** @type {HTMLElement} */ (field).dataset;
      const wanted = shownValues.split(";");
      /** @type {HTMLElement} */ (field).hidden = !shownField.split(" ").every((name, index) => {
        const deciding = this.#element.elements.namedItem(name);
        // One that does not matter itself decides nothing; it precedes those that depend on it.
        const matters = isControl(deciding) && !deciding.closest(".field[hidden]");
        return matters && wanted[index].split(" ").includes(deciding.value);
      });
    }
    markUsual(this.#element);
  }
}

/** What the reader sees in front of a control; to ask for it takes long in a long form. @param {Control} control */
function labelOf(control) {
  const row = control.closest("[data-row]")?.querySelector("legend")?.textContent ?? "";
  const label = control.labels?.[0]?.textContent ?? "";
  return row ? _("{row} 的{label}", { row, label }) : label;
}

/** The names that a control had in links of earlier builds. @param {Control} control */
function formerNames(control) {
  const names = control.dataset.former?.split(" ") ?? [];
  return names.map((name) => beside(control.name, name));
}

/** The controls of the first row below an element. @param {Element} element */
function rowControls(element) {
  const row = element.matches("[data-row]") ? element : element.querySelector("[data-row]");
  return [...(row?.querySelectorAll("[name]") ?? [])].filter(isControl);
}

/** @param {Control} control */
function fieldOf(control) {
  return split(control.name)[2];
}

/** @param {Control} control */
const nameOf = (control) => control.name;

/** What a control began with in earlier builds, by the number of its row. @param {Control} control */
function was(control) {
  const texts = control.dataset.was?.split(" ") ?? [];
  const [, number] = split(control.name);
  return texts[Math.min(Number(number || 1), texts.length) - 1];
}

/** All selections of some names, larger ones first. @param {string[]} names @returns {string[][]} */
function subsets(names) {
  const [first, ...rest] = names;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without.map((some) => [first, ...some]), ...without];
}

/** The rate in front of a unit that is changed, while it is still the one before. @param {EventTarget | null} unit */
function rateBefore(unit) {
  if (!(unit instanceof HTMLSelectElement) || !unit.closest(".per")) return undefined;
  const rate = shownRate(unit);
  return rate && rate.value !== initialText(rate) ? rate : undefined;
}

/** Whoever changes the unit of a rate means the same number. @param {HTMLInputElement} before */
function moveRate(before) {
  const now = shownRate(before);
  if (now && now !== before) now.value = before.value;
}

/** @param {Element} inside @returns {HTMLInputElement | null | undefined} */
function shownRate(inside) {
  return inside.closest(".priced")?.querySelector(".field:not([hidden]) [data-rate]");
}

/** The number of the row of a group in which a control is, or 0. @param {string} name @param {string} group */
function rowNumber(name, group) {
  const [of, number] = split(name);
  return of === group ? Number(number) : 0;
}
