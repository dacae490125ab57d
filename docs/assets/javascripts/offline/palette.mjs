/** The colours of the pages: kept only when the reader chose them (the theme would keep what it found). */

import { PALETTE, setChoice } from "./places.mjs";

const INPUTS = "[data-md-component=palette] input";

/** @param {URL} root */
export function keepChosenPalette(root) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(INPUTS)]);
  for (const [index, input] of inputs.entries()) {
    input.addEventListener("change", () => {
      const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = input.dataset;
      const color = {
        media: mdColorMedia,
        scheme: mdColorScheme,
        primary: mdColorPrimary,
        accent: mdColorAccent,
      };
      setChoice(root, PALETTE, JSON.stringify({ index, color }));
    });
  }
}
