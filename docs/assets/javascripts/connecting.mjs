/** Starts Python, and connects the calculators of a page once it is parsed. */

import { connect } from "./calculator.mjs";
import { parsed } from "./moments.mjs";
import { runtime } from "./runtime.mjs";
import { isSupported } from "./support.mjs";

/**
 * @returns {Promise<{ quiet: Promise<void> }>} resolves once they are connected; `quiet` once Python has answered what
 *   there was to answer, or will not
 */
export async function connectCalculators() {
  const canCompute = isSupported();
  if (canCompute) runtime.start();
  await parsed();
  for (const element of document.querySelectorAll("[data-calculator]")) {
    const root = /** @type {HTMLElement} */ (element);
    if (canCompute) connect(root);
    // What is to be said is in the page, for browsers that cannot even read this.
    else root.dataset.state = "failed";
  }
  return { quiet: canCompute ? runtime.idle() : Promise.resolve() };
}
