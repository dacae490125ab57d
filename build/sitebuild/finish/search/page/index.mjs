/**
 * The index as the build writes it, and what is made of it once it has arrived.
 *
 * @typedef {object} Index
 * @property {[address: string, title: string][]} pages
 * @property {[page: number, anchor: string, title: string, text: string, isEntry: number][]} sections
 * @property {string} terms words that readers look for, the most frequent first
 * @property {string} words other words of the site
 * @property {string} common words that say little in a question
 * @property {string} vague words that say how something is asked
 * @property {string} readings characters by syllable: "ai爱哀 an安"
 * @property {Record<string, string>} exceptions words not read as their characters are
 * @property {string} variants pairs: a traditional character and what it is read as
 * @property {Record<string, string>} phrases regional words and ours for them
 * @property {string[][]} same words of one meaning
 * @property {[typed: string[], answers: string[]][]} asks
 * @property {string} roots single characters that say the subject by themselves
 * @property {string[]} despair what somebody in despair may type
 * @property {string[]} help addresses for them, the first first
 * @property {string[]} topics addresses that many look for
 *
 * @typedef {object} Section
 * @property {string} address from the root of the site
 * @property {string} title
 * @property {string} pageTitle
 * @property {string} text as the results show it
 * @property {string[]} fields normalised: title, page's title, text
 * @property {boolean} isEntry
 * @property {boolean} isFirst whether it is the first of its page
 */

import { compact } from "./text.mjs";

/**
 * Return the sections, ready to be looked through.
 * @param {Index} index
 * @returns {Section[]}
 */
export function sectionsOf(index) {
  return index.sections.map(([page, anchor, title, text, isEntry]) => {
    const [address, pageTitle] = index.pages[page];
    return {
      address: anchor ? `${address}#${encodeURIComponent(anchor)}` : address,
      title,
      pageTitle,
      text,
      fields: [title, anchor ? pageTitle : "", text].map(compact),
      isEntry: Boolean(isEntry),
      isFirst: !anchor,
    };
  });
}
