/** What runs on a page without a calculator. */

import { connectLetters } from "./letters.mjs";
import { loaded, parsed } from "./moments.mjs";
import { connectPage } from "./page.mjs";

connectPage(loaded());
parsed().then(connectLetters);
