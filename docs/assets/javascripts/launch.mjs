/**
 * Makes the worker that holds Python: from the site's file, or, where the page was opened from a folder and no
 * worker can be, from a text that a script brings along.
 */

import { script } from "./scripts.mjs";

// The build names the files beside this script in its element.
const own = /** @type {HTMLScriptElement} */ (document.currentScript);

/** @returns {Promise<Worker>} */
export async function launch() {
  if (location.protocol === "file:") {
    await script(address("folder"));
    return /** @type {any} */ (globalThis).launchFromFolder();
  }
  return new Worker(address("worker"));
}

/** @param {string} name */
function address(name) {
  return new URL(/** @type {string} */ (own.dataset[name]), own.src).href;
}
