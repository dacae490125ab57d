/**
 * Says in the page's element, before anything is drawn, whether the calculators can be used here; styles show what
 * goes with it. This stands in the page itself, in the syntax of very old browsers.
 */

import { isSupported } from "./support.mjs";

document.documentElement.classList.add(isSupported() ? "computing" : "too-old");
