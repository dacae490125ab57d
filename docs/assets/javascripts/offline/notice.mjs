/** A line at the foot of the window that asks something of the reader, at leisure. */

import { button } from "../button.mjs";
import { _ } from "../texts.mjs";

const LATER = _("以后再说");

/** @param {string} text @param {string} action @param {() => void} act */
export function announce(text, action, act) {
  document.querySelector(".update")?.remove();
  const notice = document.createElement("div");
  notice.className = "update";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  notice.append(
    said,
    button(action, act),
    button(LATER, () => notice.remove()),
  );
  document.body.append(notice);
  // Filled once it is there, so that screen readers notice the change.
  setTimeout(() => {
    said.textContent = text;
  });
}
