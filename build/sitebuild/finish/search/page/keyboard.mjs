/** The keys of the search box: opening it from anywhere, walking through the results, leaving. */

/** @typedef {import("./box.mjs").Box} Box */

const OPENING = new Set(["/", "f", "s"]);
const TYPED_INTO = "input, select, textarea, [contenteditable]";

/**
 * Let the keys do what they are for.
 * @param {Box} box
 */
export function listen(box) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (box.isOpen) inside(box, event);
    else if (OPENING.has(event.key) && !isTyping(event)) {
      box.input.focus();
      box.input.select();
      event.preventDefault();
    }
  });
}

/** @param {KeyboardEvent} event */
function isTyping({ target }) {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

/** @param {Box} box @param {KeyboardEvent} event */
function inside(box, event) {
  const active = document.activeElement;
  switch (event.key) {
    case "Enter":
      if (active !== box.input) return;
      event.preventDefault();
      box.firstLink()?.click();
      break;
    case "Escape":
      box.close();
      break;
    case "Tab":
      box.closeBehind();
      break;
    case "ArrowUp":
    case "ArrowDown": {
      const stops = [box.input, ...box.stops()];
      const step = event.key === "ArrowUp" ? -1 : 1;
      const at = Math.max(0, stops.indexOf(/** @type {HTMLElement} */ (active)));
      stops[(at + step + stops.length) % stops.length].focus();
      event.preventDefault();
      break;
    }
    default:
      if (event.key.length === 1 && active !== box.input && event.key !== " ") box.input.focus();
  }
}
