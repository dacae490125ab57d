/**
 * A calculator on paper: everything folded is opened for it, the sheet says when and where it was made, and ends with
 * the link that opens it as it was filled in. The style sheet leaves away the rest of the page.
 */

import { home } from "./home.mjs";

/**
 * Prepare the sheet whenever the page is printed, by our button or by the browser's own.
 *
 * @param {HTMLElement} root
 */
export function connectPrinting(root) {
  const [origin, link] = [document.createElement("p"), document.createElement("p")];
  origin.className = link.className = "origin";
  root.prepend(origin);
  root.append(link);
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const page = home();
    origin.textContent = `${new Date().toLocaleString(document.documentElement.lang)} ${page}`;
    link.textContent = location.hash && page + location.hash;
    for (const field of root.querySelectorAll("form .field")) {
      const inputs = [...field.querySelectorAll("input, textarea")];
      const isEmpty = inputs.length > 0 && inputs.every(isBlank);
      field.toggleAttribute("data-unfilled", isEmpty);
    }
    // The theme opens all that is folded, too; what is not worth paper is left away by this mark.
    const folded = [...root.querySelectorAll("details")];
    for (const details of folded) details.toggleAttribute("data-printed", isWorthPaper(details));
    opened = folded.filter((details) => !details.open && isWorthPaper(details));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

/** @param {Element} control */
function isBlank(control) {
  return /** @type {HTMLInputElement} */ (control).value === "";
}

/**
 * Whether folded fields were filled in; whatever is folded of the result always is, and what can be taken away from it
 * never.
 *
 * @param {HTMLElement} details
 */
function isWorthPaper(details) {
  if (details.matches("[data-outputs]")) return false;
  if (!details.closest("form")) return true;
  return [...details.querySelectorAll("input, select")].some((control) =>
    control instanceof HTMLInputElement
      ? control.value !== control.defaultValue
      : control instanceof HTMLSelectElement && !control.selectedOptions[0]?.defaultSelected,
  );
}
