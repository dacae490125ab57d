/** A number that is entered is selected, so that typing replaces it. */

/** @param {HTMLFormElement} form */
export function selectOnEntry(form) {
  /** @type {EventTarget | null} */
  let entered = null;
  form.addEventListener("focusin", ({ target }) => {
    entered = target;
    select(target);
  });
  // The click that entered it puts the caret somewhere.
  form.addEventListener("click", ({ target }) => {
    if (target === entered) select(target);
    entered = null;
  });
}

/** @param {EventTarget | null} target */
function select(target) {
  if (target instanceof HTMLInputElement) target.select();
}
