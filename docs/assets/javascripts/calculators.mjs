/**
 * What runs on a page with calculators. It is in the page's head, so that Python is on its way before the page is
 * parsed.
 */

import { connectCalculators } from "./connecting.mjs";
import { loaded, QUIET } from "./moments.mjs";
import { connectPage } from "./page.mjs";

connectCalculators().then(({ quiet }) => {
  quiet.then(() => dispatchEvent(new Event(QUIET)));
  connectPage(Promise.all([loaded(), quiet]));
});
