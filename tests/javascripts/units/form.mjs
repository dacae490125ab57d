/** A form in a document, for tests of modules that work on one: a real one is beyond Node. */

import { Window } from "happy-dom";
import { page } from "./page.mjs";

const SHARED = [
  ...["document", "Event", "InputEvent", "Element", "HTMLElement", "HTMLInputElement"],
  ...["HTMLSelectElement", "HTMLTextAreaElement", "HTMLFormElement", "HTMLDetailsElement"],
];

/** Make a document with a body, and what modules find in a page. @param {string} body */
export function documentOf(body) {
  const window = /** @type {any} */ (new Window());
  page(Object.fromEntries(SHARED.map((name) => [name, window[name]])));
  window.document.body.innerHTML = body;
  return /** @type {Document} */ (window.document);
}
