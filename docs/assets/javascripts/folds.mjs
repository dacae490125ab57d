/**
 * The folded parts of a result: they stay as the reader left them when a new answer comes, and long tables are
 * made only once they are opened. A part is known by the text of its summary.
 */

/** Where a folded part says that its content is made when it is opened. */
const LATER = "data-later";

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

/** The names of all parts. @param {HTMLElement} result */
export function allFolds(result) {
  return parts(result).map(name);
}

/**
 * Replace what stands in the result, but leave open what was open, and the focus where it was.
 *
 * @param {HTMLElement} result
 * @param {string} html
 */
export function replaceContent(result, html) {
  const open = new Set(openFolds(result));
  const focused = document.activeElement;
  const focusedPart = result.contains(focused) ? focused?.closest("details") : null;
  const focusedName = focusedPart && name(focusedPart);
  result.innerHTML = html;
  for (const details of parts(result)) {
    if (open.has(name(details))) details.open = true;
    if (focusedName === name(details)) details.querySelector("summary")?.focus();
  }
}

/** @param {HTMLElement} result */
function parts(result) {
  return [...result.querySelectorAll("details")];
}

/** @param {HTMLDetailsElement} details */
function name(details) {
  return details.querySelector("summary")?.textContent ?? "";
}
