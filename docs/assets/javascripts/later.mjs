/**
 * The scripts of a page that can wait, the theme's and the search's: they run once there is nothing more important to
 * do, for what a reader asks Python goes first. This is in the page itself, so that they run whatever becomes of
 * the other scripts.
 */

import { QUIET } from "./moments.mjs";

/** The longest wait after the page is loaded, in milliseconds. */
const LONGEST = 600;
/** What a script is, until it may run. */
const WAITING = "template[data-when-quiet]";

addEventListener(QUIET, run);
addEventListener("load", () => setTimeout(run, LONGEST));

function run() {
  for (const place of document.querySelectorAll(WAITING)) {
    const { dataset } = /** @type {HTMLTemplateElement} */ (place);
    const script = document.createElement("script");
    Object.assign(script.dataset, dataset);
    // One after the other, in their order.
    script.async = false;
    script.src = String(dataset.whenQuiet);
    place.replaceWith(script);
  }
}
