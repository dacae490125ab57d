/**
 * What runs on a page that other sites frame. It tells the framing page how high it is, and nothing else; what is
 * filled in stays here.
 */

import { settleAddress } from "./address.mjs";
import { beforeOpened } from "./carry.mjs";
import { connectCalculators } from "./connecting.mjs";
import { isControl } from "./controls.mjs";
import { TYPE, VERSION } from "./frame.mjs";

connectCalculators().then(() => {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-full]"));
  tellHeight(main);
  beforeOpened(link, () => {
    settleAddress();
    link.hash = location.hash;
  });
  for (const event of ["click", "change", "focusin"]) {
    document.addEventListener(event, noteTouched, { capture: true });
  }
});

/** Tell the framing page the height, now and whenever it changes. @param {HTMLElement} main all that the page shows */
function tellHeight(main) {
  if (parent === window) return;
  new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    parent.postMessage({ type: TYPE, version: VERSION, height }, "*");
  }).observe(main, { box: "border-box" });
}

/** Note how far down something was touched: what can be undone is offered there, for the frame may be very high. */
function noteTouched(/** @type {Event} */ { target, type }) {
  // What is deleted leaves the focus to a button elsewhere.
  if (!(target instanceof Element) || (type === "focusin" && !isControl(target))) return;
  const bottom = target.getBoundingClientRect().bottom + scrollY;
  document.documentElement.style.setProperty("--touched", `${bottom}px`);
}
