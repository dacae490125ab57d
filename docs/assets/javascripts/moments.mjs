/** The moments in the life of a page that scripts wait for. */

/** The event of a window that tells that Python has answered what there was to answer, or that it will not. */
export const QUIET = "quiet";

/** Resolves once the whole page is parsed; a script in its head runs before that. */
export async function parsed() {
  if (document.readyState === "loading") await happened(document, "readystatechange");
}

/** Resolves once everything that the page shows is there. */
export async function loaded() {
  if (document.readyState !== "complete") await happened(window, "load");
}

/** @param {EventTarget} target @param {string} event */
function happened(target, event) {
  return new Promise((resolve) => target.addEventListener(event, resolve, { once: true }));
}
