/**
 * Search of a page. Built into one classic script, which a page opened from a folder can load too;
 * the index is a script for the same reason, and comes when the box is first used.
 */

import * as arrival from "./arrival.mjs";
import { Box } from "./box.mjs";
import { Engine } from "./engine.mjs";
import { listen } from "./keyboard.mjs";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../../", script.src);

/** @returns {Promise<Engine>} */
function load() {
  return new Promise((resolve, reject) => {
    const index = document.createElement("script");
    index.src = new URL(/** @type {string} */ (script.dataset.index), script.src).href;
    index.addEventListener("load", () => {
      index.remove();
      resolve(new Engine(/** @type {any} */ (globalThis).searchIndex));
    });
    index.addEventListener("error", () => {
      index.remove();
      reject(new Error(`no index at ${index.src}`));
    });
    document.head.append(index);
  });
}

const place = /** @type {HTMLElement | null} */ (document.querySelector(".md-search"));
if (place) {
  const box = new Box(place, load, (address, words) =>
    arrival.address(new URL(address, root), words),
  );
  listen(box);
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) box.ask(asked);
}
arrival.show();
