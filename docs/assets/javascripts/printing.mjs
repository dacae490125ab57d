/**
 * A calculator on paper: everything folded is opened for it, and the sheet says when and where it was made.
 * The style sheet leaves away the rest of the page.
 */

/**
 * Prepare the sheet whenever the page is printed, by our button or by the browser's own.
 *
 * @param {HTMLElement} root
 */
export function connectPrinting(root) {
  const origin = document.createElement("p");
  origin.className = "origin";
  root.append(origin);
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    origin.textContent = `${new Date().toLocaleString(document.documentElement.lang)} ${location.href}`;
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

/** Whether folded fields were filled in; whatever else is folded always is. @param {HTMLElement} details */
function isWorthPaper(details) {
  if (!details.closest("form")) return true;
  return [...details.querySelectorAll("input, select")].some((control) =>
    control instanceof HTMLInputElement
      ? control.value !== control.defaultValue
      : control instanceof HTMLSelectElement && !control.selectedOptions[0]?.defaultSelected,
  );
}
