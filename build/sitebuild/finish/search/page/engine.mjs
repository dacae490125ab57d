/** The search itself, without anything of the page: a query goes in, sections come out. */

import { sectionsOf } from "./index.mjs";
import { Lexicon } from "./lexicon.mjs";
import { read } from "./query.mjs";
import { Ranking } from "./rank.mjs";

/** @typedef {import("./lexicon.mjs").Alternative} Alternative */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./rank.mjs").Hit} Hit */

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
   * @returns {{hits: Hit[], words: string[]}} the sections, and the words that were looked for
   */
  search(typed) {
    const stands = (/** @type {string} */ word) => this.#ranking.stands(word);
    const query = read(typed, this.#lexicon, stands);
    return { hits: this.#ranking.hits(query), words: this.#words(query).filter(stands) };
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
