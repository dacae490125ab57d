/**
 * What runs on a page with calculators. It stands in the page's head, so that Python is on its way before the page
 * is parsed.
 */

import { connect } from "./calculator.mjs";
import { loaded, parsed } from "./moments.mjs";
import { connectPage } from "./page.mjs";
import { runtime } from "./runtime.mjs";

runtime.start();
parsed().then(() => {
  for (const root of document.querySelectorAll("[data-calculator]")) {
    connect(/** @type {HTMLElement} */ (root));
  }
  connectPage(Promise.all([loaded(), runtime.idle()]));
});
