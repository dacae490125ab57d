/**
 * What runs on a page with calculators. It stands in the page's head, so that Python is on its way before the page
 * is parsed.
 */

import { connect } from "./calculator.mjs";
import { loaded, parsed, QUIET } from "./moments.mjs";
import { connectPage } from "./page.mjs";
import { runtime } from "./runtime.mjs";
import { isSupported } from "./support.mjs";

const canCompute = isSupported();
if (canCompute) runtime.start();
parsed().then(() => {
  for (const element of document.querySelectorAll("[data-calculator]")) {
    const root = /** @type {HTMLElement} */ (element);
    if (canCompute) connect(root);
    // What is to be said stands in the page, for browsers that cannot even read this.
    else root.dataset.state = "failed";
  }
  const quiet = canCompute ? runtime.idle() : Promise.resolve();
  quiet.then(() => dispatchEvent(new Event(QUIET)));
  connectPage(Promise.all([loaded(), quiet]));
});
