/** A result as a short text for a chat. */

import { _ } from "../texts.mjs";

/**
 * Return the verdict, and what a table says that belongs to it, line by line.
 *
 * @param {HTMLElement} result
 * @param {string} title
 * @param {string} [address] of the page
 */
export function shortText(result, title, address) {
  const summaries = [...result.querySelectorAll(".summary")].map(words);
  const tables = [...result.querySelectorAll("[data-told] table")].flatMap((table) => {
    const { caption, tBodies } = /** @type {HTMLTableElement} */ (table);
    const rows = [...tBodies[0].rows].map((row) => {
      const cells = [...row.cells].map(words).filter((cell) => cell !== "—");
      return `· ${cells.join(_("，"))}`;
    });
    return [_("{caption}：", { caption: caption ? words(caption) : "" }), ...rows];
  });
  return [title, ...summaries, ...tables, address].filter(Boolean).join("\n");
}

/** @param {Element} element */
function words(element) {
  const parts = [...element.childNodes].map(({ textContent }) => textContent ?? "");
  return parts.join(" ").replace(/\s+/g, " ").trim();
}
