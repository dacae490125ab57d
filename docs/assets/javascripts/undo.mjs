/**
 * The one way back on a page with a calculator: what emptied, deleted or replaced something can be taken back, and
 * taking it back as well.
 *
 * @typedef {import("./form.mjs").State} State
 */

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
      button(_("撤销"), "", () => {
        if (this.#before) this.offer(TAKEN_BACK, goBack(this.#before));
      }),
      button("×", _("知道了"), () => this.hide()),
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

/** @param {string} text @param {string} name @param {() => void} act */
function button(text, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}
