/**
 * The folded parts of a result: they stay as the reader left them when a new answer comes, and what they hold is
 * made only once they are opened. A part is known by the text of its summary.
 */

import morphdom from "morphdom";

/** Where a folded part says that its content is made when it is opened; "long" if there is much of it. */
const LATER = "data-later";
/** What a result consists of; between them are the page's tools, which are there to stay. */
const HALVES = ["lead", "rest"];

/**
 * @param {HTMLElement} result
 * @param {() => void} need is called when a part was opened whose content is not there yet
 */
export function connectFolds(result, need) {
  // The event does not bubble, but it can be caught on its way down.
  const toggled = (/** @type {Event} */ event) => {
    const details = event.target;
    if (details instanceof HTMLDetailsElement && details.open && details.hasAttribute(LATER))
      need();
  };
  result.addEventListener("toggle", toggled, { capture: true });
}

/** The names of the parts that are open. @param {HTMLElement} result */
export function openFolds(result) {
  return parts(result)
    .filter((details) => details.open)
    .map(name);
}

/**
 * The names of the parts that are open or can be made unasked, if any of them is to be made.
 *
 * @param {HTMLElement} result
 */
export function quickFolds(result) {
  const isMissing = parts(result).some((details) => details.getAttribute(LATER) === "");
  const isQuick = (/** @type {HTMLElement} */ details) => details.getAttribute(LATER) !== "long";
  return isMissing ? parts(result).filter(isQuick).map(name) : undefined;
}

/** The names of all parts. @param {HTMLElement} result */
export function allFolds(result) {
  return parts(result).map(name);
}

/**
 * Make a new answer of what is in the result: only what differs is changed, so that the browser need not lay out
 * the rest anew, tables stay where they were scrolled to, what was open is open, and the focus where it was.
 *
 * @param {HTMLElement} result
 * @param {string} html
 * @param {(from: Element, to: Element) => void} keep takes over into a new element what is to be kept of an old one
 */
export function replaceContent(result, html, keep) {
  const open = new Set(openFolds(result));
  const focused = focusedPart(result);
  const onBeforeElUpdated = (/** @type {Element} */ from, /** @type {Element} */ to) => {
    keep(from, to);
    return true;
  };
  const next = /** @type {HTMLElement} */ (result.cloneNode(false));
  next.innerHTML = html;
  for (const details of parts(next)) details.open = open.has(name(details));
  for (const half of HALVES) {
    const [from, to] = [result, next].map((each) => each.querySelector(`:scope > .${half}`));
    if (from && to) morphdom(from, to, { childrenOnly: true, onBeforeElUpdated });
  }
  if (focused === undefined || focused === focusedPart(result)) return;
  const moved = parts(result).find((details) => name(details) === focused);
  moved?.querySelector("summary")?.focus();
}

/** The name of the part that has the focus. @param {HTMLElement} result */
function focusedPart(result) {
  const { activeElement } = document;
  const details = result.contains(activeElement) && activeElement?.closest("details");
  return details ? name(details) : undefined;
}

/** @param {HTMLElement} result */
function parts(result) {
  return /** @type {HTMLDetailsElement[]} */ ([
    ...result.querySelectorAll(HALVES.map((half) => `.${half} details`).join()),
  ]);
}

/** What a part is known by. @param {HTMLDetailsElement} details */
export function name(details) {
  return details.querySelector("summary")?.textContent ?? "";
}
