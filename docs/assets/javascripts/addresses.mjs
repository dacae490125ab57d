/** Where the files are that the page's script loads later: the build names them in its element. */

const own = /** @type {HTMLScriptElement} */ (document.currentScript);

/** The address of a file, by the name that the build gave it. @param {string} name */
export function address(name) {
  return new URL(/** @type {string} */ (own.dataset[name]), own.src).href;
}
