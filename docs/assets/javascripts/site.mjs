/** What runs on every page. */

import "./calculators.mjs";
import { keepChosenPalette } from "./offline/palette.mjs";
import { connectPanel } from "./offline/panel.mjs";
import { keepOffline, root } from "./offline/registration.mjs";

keepChosenPalette(root);
keepOffline();
for (const place of document.querySelectorAll("[data-storage]")) {
  connectPanel(/** @type {HTMLElement} */ (place));
}
