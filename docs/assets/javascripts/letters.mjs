/** Letters with blanks: what is written in them can be copied and printed. Nothing of it is kept or sent. */

import { _ } from "./texts.mjs";
import { copied } from "./tools.mjs";
import { inWeChat } from "./wechat.mjs";

const COPIED = _("已复制，可以粘贴到客服的对话框里。");
const NOT_COPIED = _("浏览器不让复制。请长按选中上面的文字，自己复制。");

/** Connect every letter of the page. */
export function connectLetters() {
  for (const letter of document.querySelectorAll(".letter")) {
    const text = /** @type {HTMLElement} */ (letter.querySelector(".letter__text"));
    const tools = /** @type {HTMLElement} */ (letter.querySelector(".letter__tools"));
    const said = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
    const copy = tools.querySelector("[data-letter=copy]");
    const print = /** @type {HTMLElement | null} */ (tools.querySelector("[data-letter=print]"));
    copy?.addEventListener("click", async () => {
      said.textContent = (await copied(written(text))) ? COPIED : NOT_COPIED;
    });
    if (inWeChat() && print) print.hidden = true;
    print?.addEventListener("click", () => {
      letter.toggleAttribute("data-printed", true);
      addEventListener("afterprint", () => letter.removeAttribute("data-printed"), { once: true });
      window.print();
    });
    text.addEventListener("input", () => {
      said.textContent = "";
    });
    tools.hidden = false;
  }
}

/**
 * Return the text of a letter with what was filled in; an empty blank is a line.
 *
 * @param {Element} element
 * @returns {string}
 */
function written(element) {
  const parts = [];
  for (const node of element.childNodes) {
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
      parts.push(node.value.trim() || "____");
    } else if (node instanceof HTMLBRElement) {
      parts.push("\n");
    } else if (node instanceof HTMLSpanElement) {
      parts.push(written(node));
    } else if (node instanceof Element) {
      parts.push(written(node), "\n\n");
    } else {
      parts.push((node.textContent ?? "").replace(/\s+/g, " "));
    }
  }
  return parts.join("").trim();
}
