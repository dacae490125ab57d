/**
 * What runs on a page with calculators. It stands in the page's head, so that Python is on its way before the page
 * is parsed.
 */

import { connect } from "./calculator.mjs";
import { loaded, parsed, QUIET } from "./moments.mjs";
import { connectPage } from "./page.mjs";
import { runtime } from "./runtime.mjs";

runtime.start();
parsed().then(() => {
  for (const root of document.querySelectorAll("[data-calculator]")) {
    connect(/** @type {HTMLElement} */ (root));
  }
  const quiet = runtime.idle();
  quiet.then(() => dispatchEvent(new Event(QUIET)));
  connectPage(Promise.all([loaded(), quiet]));
});
