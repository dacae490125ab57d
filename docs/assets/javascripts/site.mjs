/** What runs on a page without a calculator. */

import { loaded } from "./moments.mjs";
import { connectPage } from "./page.mjs";

connectPage(loaded());
