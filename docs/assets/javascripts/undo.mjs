/**
 * The one way back on a page with a calculator: what emptied, deleted or replaced something can be taken back, and
 * taking it back as well.
 *
 * @typedef {import("./form.mjs").State} State
 */

import { button } from "./button.mjs";
import { isControl } from "./controls.mjs";
import { _ } from "./texts.mjs";

const TAKEN_BACK = _("已撤销。");

export class Undo {
  #place = document.createElement("div");
  #text = document.createElement("p");
  /** @type {State | undefined} */
  #before;
  /** The control by which it went. @type {EventTarget | null | undefined} */
  #by;
  /** Whether what is changed now is still a part of it. */
  #isUnderWay = false;

  /**
   * @param {HTMLElement} root the calculator's
   * @param {(before: State) => State} goBack puts back what was before and gives what was there until now
   */
  constructor(root, goBack) {
    this.#place.className = "undo";
    this.#place.hidden = true;
    this.#text.setAttribute("role", "status");
    this.#place.append(
      this.#text,
      button(_("撤销"), () => {
        if (this.#before) this.offer(TAKEN_BACK, goBack(this.#before));
      }),
      button("×", () => this.hide(), _("知道了")),
    );
    root.append(this.#place);
    // Before what a form does with the change, which may offer a way back itself.
    root.addEventListener(
      "input",
      ({ target }) => {
        const isField = isControl(target) && target.name !== "";
        if (isField && target !== this.#by && !this.#isUnderWay) this.hide();
      },
      { capture: true },
    );
  }

  /**
   * Say what happened, and offer the way back, until something else is changed.
   *
   * @param {string} text
   * @param {State} before
   * @param {EventTarget | null} [by] the control by which it went
   */
  offer(text, before, by) {
    this.#before = before;
    this.#by = by;
    this.#isUnderWay = true;
    setTimeout(() => {
      this.#isUnderWay = false;
    });
    this.#place.hidden = false;
    this.#text.textContent = text;
  }

  hide() {
    this.#before = undefined;
    this.#place.hidden = true;
    this.#text.textContent = "";
  }
}
