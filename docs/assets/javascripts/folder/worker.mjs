/** The worker of a page that was opened from a folder. */

import "./fetch.mjs";
import "../worker.mjs";
