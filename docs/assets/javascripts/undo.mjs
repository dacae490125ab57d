/**
 * The one way back on a page with a calculator: what emptied, deleted or replaced something can be taken back, and
 * taking it back as well.
 *
 * @typedef {import("./form.mjs").State} State
 */

import { button } from "./button.mjs";
import { _ } from "./texts.mjs";

const TAKEN_BACK = _("已撤销。");

export class Undo {
  #place = document.createElement("div");
  #text = document.createElement("p");
  /** @type {State | undefined} */
  #before;

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
  }

  /** Say what happened, and offer the way back. @param {string} text @param {State} before */
  offer(text, before) {
    this.#before = before;
    this.#place.hidden = false;
    this.#text.textContent = text;
  }

  hide() {
    this.#before = undefined;
    this.#place.hidden = true;
    this.#text.textContent = "";
  }
}
