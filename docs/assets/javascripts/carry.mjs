/**
 * Links of a result that take what is filled in to another calculator: behind the # of its address, where no server
 * sees it.
 */

import { encodeOwnLink } from "./link.mjs";

/**
 * @param {HTMLElement} result
 * @param {() => import("./link.mjs").Pair[]} pairs gives what is filled in
 */
export function connectCarry(result, pairs) {
  // A link may also be opened in another tab, by the middle button or from a menu.
  const prepare = (/** @type {Event} */ event) => {
    const link = /** @type {Element} */ (event.target).closest?.("[data-carry]");
    if (!(link instanceof HTMLAnchorElement)) return;
    const texts = link.dataset.carryTexts;
    const carried = texts ? Object.entries(JSON.parse(texts)) : pairs();
    link.hash = encodeOwnLink(/** @type {import("./link.mjs").Pair[]} */ (carried));
  };
  for (const event of ["pointerdown", "focusin", "click"]) {
    result.addEventListener(event, prepare, { capture: true });
  }
}
