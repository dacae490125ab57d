/**
 * Finds the calculators of a page and connects each to Python. On pages without a calculator it does nothing.
 */

import { connect } from "./calculator.mjs";

for (const root of document.querySelectorAll("[data-calculator]")) {
  connect(/** @type {HTMLElement} */ (root));
}
