/** Pieces of the page's script that are loaded when they are first needed. */

import { address } from "./addresses.mjs";
import { script } from "./scripts.mjs";

/**
 * What a script declares for the page.
 *
 * @param {string} file the name by which the build knows the script
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function piece(file, name) {
  const shared = /** @type {any} */ (globalThis);
  if (!shared[name]) await script(address(file));
  return shared[name];
}
