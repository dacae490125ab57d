/**
 * Makes the worker that holds Python: from the site's file, or, where the page was opened from a folder and no
 * worker can be, from a text that a script brings along.
 */

import { address } from "./addresses.mjs";
import { worker } from "./headstart.mjs";
import { script } from "./scripts.mjs";

/**
 * @param {number} start the how manieth it is; whatever went wrong before, another is not spoilt by what the browser
 *   kept of it
 * @returns {Promise<Worker>}
 */
export async function launch(start) {
  if (location.protocol === "file:") {
    await script(address("folder"));
    return /** @type {any} */ (globalThis).launchFromFolder();
  }
  return worker(`?start=${start}`);
}
