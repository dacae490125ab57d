/** The address of the calculator's page, also where another page holds it for other sites to frame. */

/** @returns {string} without what is filled in */
export function home() {
  return (full()?.href ?? location.href).split("#")[0];
}

/** Whether this page is one that other sites frame. */
export function isEmbedded() {
  return full() !== null;
}

/** @returns {HTMLAnchorElement | null} the link to the calculator's page */
function full() {
  return document.querySelector("a[data-full]");
}
