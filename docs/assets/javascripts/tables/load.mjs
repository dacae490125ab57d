/** What reads files and tables; loaded when the first one is opened. */

import { address } from "../addresses.mjs";
import { script } from "../scripts.mjs";

/** @returns {Promise<typeof import("./main.mjs").tables>} */
export async function tables() {
  const shared = /** @type {any} */ (globalThis);
  if (!shared.tables) await script(address("tables"));
  return shared.tables;
}
