/** What every page has: colours and large print that can be kept, the drawer, the offline copy and what is said of it. */

import { connectDrawer } from "./drawer.mjs";
import { connectLists } from "./household/list.mjs";
import { connectLarge } from "./large.mjs";
import { keepChosenPalette } from "./offline/palette.mjs";
import { connectPanel } from "./offline/panel.mjs";
import { keepOffline, root } from "./offline/registration.mjs";

/** @param {Promise<unknown>} quiet resolves when the page has nothing more important to do than to be kept */
export function connectPage(quiet) {
  keepChosenPalette(root);
  connectLarge();
  connectDrawer();
  keepOffline(quiet);
  connectLists();
  for (const place of document.querySelectorAll("[data-storage]")) {
    connectPanel(/** @type {HTMLElement} */ (place));
  }
}
