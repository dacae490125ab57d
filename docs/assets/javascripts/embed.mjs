/**
 * What runs on a page that other sites frame. It tells the framing page how high it is, and nothing else; what is
 * filled in stays here.
 */

import { settleAddress } from "./address.mjs";
import { connectCalculators } from "./connecting.mjs";
import { TYPE, VERSION } from "./frame.mjs";

connectCalculators().then(() => {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-full]"));
  tellHeight(main);
  // The link may also be opened by the middle button or from a menu.
  for (const event of ["pointerdown", "focusin", "click"]) {
    link.addEventListener(event, () => {
      settleAddress();
      link.hash = location.hash;
    });
  }
  for (const event of ["click", "change"]) {
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
function noteTouched(/** @type {Event} */ { target }) {
  if (!(target instanceof Element)) return;
  const bottom = target.getBoundingClientRect().bottom + scrollY;
  document.documentElement.style.setProperty("--touched", `${bottom}px`);
}
