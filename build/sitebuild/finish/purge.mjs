// Reads a style sheet and the words that call for its rules as JSON; writes what of it can be needed.

import { json } from "node:stream/consumers";
import { PurgeCSS } from "purgecss";

const { sheet, words } = /** @type {{ sheet: string, words: string }} */ (
  await json(process.stdin)
);
const [{ css }] = await new PurgeCSS().purge({
  css: [{ raw: sheet }],
  content: [{ raw: words, extension: "html" }],
  variables: true,
  keyframes: true,
  // Whether an element can be :hover or :has anything is not seen in words.
  safelist: [/^:/],
});
process.stdout.write(css);
