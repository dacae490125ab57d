/** The search itself, without anything of the page: a query goes in, sections come out. */

import { sectionsOf } from "./index.mjs";
import { Lexicon } from "./lexicon.mjs";
import { read } from "./query.mjs";
import { Ranking } from "./rank.mjs";

/** @typedef {import("./lexicon.mjs").Alternative} Alternative */
/** @typedef {import("./query.mjs").Group} Group */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./rank.mjs").Hit} Hit */

/**
 * @typedef {object} Found
 * @property {"found" | "nothing" | "despair"} kind where nothing was found, the sections are those that many look for;
 *   where somebody may be in despair, those that help
 * @property {Hit[]} hits the sections, the best first
 * @property {string[]} words what was looked for and is to be marked
 */

/** So much of what is looked for must be known, if no term of the subject is in it. */
const MOST = 0.75;

export class Engine {
  #lexicon;
  #ranking;

  /** @param {import("./index.mjs").Index} index */
  constructor(index) {
    this.#lexicon = new Lexicon(index);
    this.#ranking = new Ranking(sectionsOf(index));
  }

  /**
   * @param {string} typed
   * @returns {Found}
   */
  search(typed) {
    const occurs = (/** @type {string} */ word) => this.#ranking.occurs(word);
    const query = read(typed, this.#lexicon, occurs);
    if (this.#lexicon.isDespair(query.text)) {
      return { kind: "despair", hits: this.#ranking.at(this.#lexicon.help), words: [] };
    }
    if (!this.#isAbout(query, occurs)) {
      return { kind: "nothing", hits: this.#ranking.at(this.#lexicon.topics), words: [] };
    }
    const words = this.#words(query).filter(occurs);
    return { kind: "found", hits: this.#ranking.hits(query), words };
  }

  /**
   * Whether the site has anything on what is looked for: a term, or most of the words. Parts of words are found
   * nearly everywhere and say nothing.
   *
   * @param {Query} query
   * @param {(word: string) => boolean} occurs
   */
  #isAbout({ text, groups }, occurs) {
    const telling = groups.filter(({ typed }) => typed);
    if (!telling.length) return groups.some(({ isPart }) => !isPart);
    if (telling.some(({ typed = "" }) => this.#lexicon.subjects(typed).some(occurs))) return true;
    const known = telling.filter(
      ({ typed = "", alternatives }) =>
        (typed.length > 1 || typed === text) && alternatives.some(({ word }) => occurs(word)),
    );
    const length = (/** @type {Group[]} */ all) =>
      all.reduce((sum, { typed = "" }) => sum + typed.length, 0);
    return length(known) >= length(telling) * MOST;
  }

  /** What to mark: parts of words only where no word was found. @param {Query} query */
  #words({ groups }) {
    const words = groups.filter(
      ({ isPart, alternatives }) => !isPart && !this.#isCommon(alternatives),
    );
    const shown = words.length ? words : groups;
    return shown.flatMap(({ alternatives }) => alternatives.map(({ word }) => word));
  }

  /** @param {Alternative[]} alternatives */
  #isCommon([{ word }]) {
    return this.#lexicon.common.has(word);
  }
}
