/** The words that led to a page, marked in its text without touching the text itself. */

import { expression } from "./marks.mjs";

const PARAMETER = "h";
const NAME = "search";
const MOST_WORDS = 8;

/**
 * Return the address of a result. On the page itself it is only an anchor: going there must not
 * load the page again, and with it lose what was typed.
 * @param {URL} target
 * @param {string[]} words
 */
export function address(target, words) {
  if (target.pathname !== location.pathname) {
    target.searchParams.set(PARAMETER, words.slice(0, MOST_WORDS).join(" "));
  }
  return target.href;
}

/** Mark the words that the address names. */
export function show() {
  const words = new URLSearchParams(location.search).get(PARAMETER);
  const content = document.querySelector("article");
  const found = words && expression(words.split(" "));
  if (!found || !content || !("highlights" in CSS)) return;
  const ranges = [];
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const match of (node.textContent ?? "").matchAll(found)) {
      const range = new StaticRange({
        startContainer: node,
        startOffset: match.index,
        endContainer: node,
        endOffset: match.index + match[0].length,
      });
      ranges.push(range);
    }
  }
  CSS.highlights.set(NAME, new Highlight(...ranges));
}
