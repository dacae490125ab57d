/**
 * The list of debts in the calculator of a single loan. It came along from another calculator, or was saved on this
 * device; one of the debts is picked, and fills in the loan. Which can be picked, and as what loan, Python says.
 *
 * @typedef {import("../link.mjs").Pair} Pair
 * @typedef {import("../form.mjs").State} State
 */

import { button } from "../button.mjs";
import { PICK } from "../contract.mjs";
import { thisMonth } from "../day.mjs";
import { LIST } from "../form.mjs";
import { inRow } from "../names.mjs";
import { _ } from "../texts.mjs";
import { itemOf, nameOf } from "./list.mjs";
import { MISSING } from "./messages.mjs";
import { addressed, one, saved, watch } from "./shelf.mjs";

/** The name of the number of the debt that was picked. */
export const DEBT = `${LIST}debt`;

/** A list as it is carried along. @param {Pair[]} pairs @returns {Pair[]} */
export function listed(pairs) {
  return pairs.map(([name, text]) => [LIST + name, text]);
}

/**
 * @typedef {object} Calculator what of the calculator is needed
 * @property {import("../form.mjs").Form} form
 * @property {(texts: Record<string, string>) => Promise<string | null>} ask asks Python for options
 * @property {(what: string, before: State) => void} undoable is told before a change that can be undone
 * @property {() => void} changed is told of a change
 */

export class Picker {
  #place;
  #select;
  #shelf;
  #calculator;
  /** The list that the options are of, or will be. */
  #asked = "";

  /** @param {HTMLElement} place @param {Calculator} calculator */
  constructor(place, calculator) {
    this.#place = place;
    this.#calculator = calculator;
    this.#select = /** @type {HTMLSelectElement} */ (place.querySelector("select"));
    this.#shelf = /** @type {HTMLElement} */ (place.querySelector("[data-shelf]"));
    // Before the choice fills in the loan.
    place.addEventListener("input", () => this.#pick(), { capture: true });
    this.show();
    watch(() => this.#showShelf());
  }

  /** Open what the address asks for, if it asks for something saved; tells whether it does. @param {string} hash */
  openAddress(hash) {
    const id = addressed(hash);
    if (id && !this.#open(id)) this.#say(MISSING);
    return Boolean(id);
  }

  /**
   * Show the list that is carried along now.
   *
   * @param {boolean} [fills] whether the debt that was picked is still to be filled in
   */
  show(fills = false) {
    const list = this.#list();
    const isThere = list.size > 0;
    /** @type {HTMLElement} */ (this.#place.querySelector("[data-picker]")).hidden = !isThere;
    this.#showShelf();
    this.#ask(list, fills);
  }

  /**
   * The list, with what was changed in the loan since the debt was picked; without one, the loan as a list.
   *
   * @param {Record<string, string>} [row] what is known of the loan now as a row of the list
   * @returns {Pair[]}
   */
  pairs(row) {
    const list = this.#list();
    if (!list.size) {
      const loan = Object.entries(row ?? {}).map(([field, text]) => [
        inRow("debts", 1, field),
        text,
      ]);
      return /** @type {Pair[]} */ (row ? [["debts", "1"], ...loan] : []);
    }
    const filled = this.#select.selectedOptions[0]?.dataset.row;
    if (row && filled) {
      const before = JSON.parse(filled);
      for (const [field, text] of Object.entries(row)) {
        // A rate is nothing without its unit.
        const deciding = field === "quote" ? "rate" : field;
        if (row[deciding] !== before[deciding]) list.set(inRow("debts", this.debt, field), text);
      }
    }
    return [...list];
  }

  /** The number of the debt that was picked, as a text; empty if none is. */
  get debt() {
    return new Map(this.#calculator.form.others()).get(DEBT) ?? "";
  }

  #list() {
    const others = this.#calculator.form.others().filter(([name]) => name !== DEBT);
    return new Map(others.map(([name, text]) => [name.slice(LIST.length), text]));
  }

  /** @param {Map<string, string>} list @param {boolean} fills */
  async #ask(list, fills) {
    // What is not said is as in a form that is empty.
    const texts = { start: thisMonth(), ...Object.fromEntries(list), [PICK]: "" };
    const asked = JSON.stringify(texts);
    if (asked !== this.#asked) {
      this.#asked = asked;
      const number = this.debt;
      this.#select.replaceChildren(
        new Option(number ? _("欠款 {number}", { number }) : _("请选一笔"), number),
      );
      const options = list.size ? await this.#calculator.ask(texts) : null;
      if (asked !== this.#asked || options === null) return;
      this.#select.innerHTML = options;
    }
    this.#select.value = this.debt;
    if (this.#select.selectedIndex < 0) this.#select.selectedIndex = 0;
    else if (fills && this.#select.value) {
      this.#select.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  #pick() {
    const { form, undoable } = this.#calculator;
    const [chosen] = this.#select.selectedOptions;
    const isOther = chosen.value !== this.debt;
    if (isOther) undoable(_("已换成{debt}。", { debt: chosen.text }), form.state());
    form.carry([...listed([...this.#list()]), [DEBT, this.#select.value]]);
  }

  #showShelf() {
    const all = saved().filter(({ record }) => record);
    const list = /** @type {HTMLElement} */ (this.#shelf.querySelector("ul"));
    list.replaceChildren(
      ...all.map((each) => {
        const item = itemOf(each);
        const name = _("打开“{name}”", { name: nameOf(each) });
        item.append(button(_("打开"), () => this.#open(each.id), name));
        return item;
      }),
    );
    this.#shelf.hidden = all.length === 0;
    this.#place.hidden = all.length === 0 && this.#list().size === 0;
  }

  /** @param {string} id */
  #open(id) {
    const record = one(id)?.record;
    if (!record) return false;
    const { form, undoable, changed } = this.#calculator;
    const said = _("已打开“{name}”。", { name: record.name });
    undoable(said, form.state());
    form.carry(listed(record.pairs));
    this.#say(said);
    this.show();
    changed();
    return true;
  }

  /** @param {string} text */
  #say(text) {
    this.#place.hidden = false;
    /** @type {HTMLElement} */ (this.#place.querySelector("[role=status]")).textContent = text;
  }
}
