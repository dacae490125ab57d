/** What reads files and tables; loaded when the first one is opened. */

import { piece } from "../pieces.mjs";

/** @returns {Promise<typeof import("./main.mjs").tables>} */
export function tables() {
  return piece("tables", "tables");
}
