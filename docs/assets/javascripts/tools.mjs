/**
 * What a reader can do with a whole calculator: copy its link, start over, print it.
 */

import { _ } from "./texts.mjs";

const COPIED = _("链接已复制。里面有你填的数字，谁拿到链接谁就能看到。");
const NOT_COPIED = _("浏览器不让复制。请选中下面的地址，自己复制。");

/**
 * @typedef {object} Actions
 * @property {() => string} address gives the address that carries what is filled in
 * @property {() => void} reset puts the example back
 * @property {() => Promise<void>} complete puts everything on the page that is only made when opened
 */

/** Connect the buttons. @param {HTMLElement} tools @param {Actions} actions */
export function connectTools(tools, actions) {
  const said = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
  const address = /** @type {HTMLInputElement} */ (tools.querySelector("input"));

  /** @param {string} text */
  const say = (text) => {
    said.textContent = text;
    address.hidden = true;
  };
  /** @type {Record<string, () => unknown>} */
  const acts = {
    async copy() {
      const text = actions.address();
      if (await copied(text)) return say(COPIED);
      say(NOT_COPIED);
      address.value = text;
      address.hidden = false;
      address.select();
    },
    reset() {
      actions.reset();
      say("");
    },
    async print() {
      say("");
      await actions.complete();
      print();
    },
  };
  // What was copied is not what is filled in any more.
  tools.closest("[data-calculator]")?.addEventListener("input", () => say(""));
  for (const button of tools.querySelectorAll("button")) {
    button.addEventListener("click", () => acts[button.dataset.tool ?? ""]?.());
  }
}

/** Put a text on the clipboard; tells whether the browser let it. @param {string} text */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
