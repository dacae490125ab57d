/** Which sections answer a query best. */

import { count } from "./text.mjs";

/** @typedef {import("./index.mjs").Section} Section */
/** @typedef {import("./query.mjs").Group} Group */
/** @typedef {import("./query.mjs").Query} Query */

/**
 * @typedef {object} Hit
 * @property {Section} section
 * @property {number} score
 */

// BM25 with fields: a word in a title counts as several in the text.
const FIELD_WEIGHTS = [5, 2.5, 1];
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
// An entry of a long list repeats what the guide explains.
const ENTRY = 0.5;
const WHOLE_QUERY = 0.25;

export class Ranking {
  #sections;
  #averageLength;

  /** @param {Section[]} sections */
  constructor(sections) {
    this.#sections = sections;
    const lengths = sections.map((section) => section.fields[2].length);
    this.#averageLength = lengths.reduce((sum, each) => sum + each, 0) / sections.length;
  }

  /**
   * Whether a word occurs anywhere.
   * @param {string} word
   */
  occurs(word) {
    return this.#sections.some(({ fields }) => fields.some((text) => count(text, word) > 0));
  }

  /**
   * Return the sections at the given addresses, in their order.
   * @param {string[]} addresses
   * @returns {Hit[]}
   */
  at(addresses) {
    return addresses.flatMap((address) =>
      this.#sections
        .filter((section) => section.address === address)
        .map((section) => ({ section, score: 1 })),
    );
  }

  /**
   * Return the sections that hold something of what the query asks for, the best first.
   * @param {Query} query
   * @returns {Hit[]}
   */
  hits(query) {
    const scores = new Float64Array(this.#sections.length);
    const held = new Float64Array(this.#sections.length);
    let all = 0;
    for (const group of query.groups) {
      const { rarity, frequencies } = this.#look(group);
      all += rarity * group.weight;
      frequencies.forEach((frequency, i) => {
        const part = (frequency * (SATURATION + 1)) / (frequency + SATURATION);
        scores[i] += rarity * group.weight * part;
        if (frequency) held[i] += rarity * group.weight;
      });
    }
    return this.#sections
      .map((section, i) => ({
        section,
        score: scores[i] * (held[i] / all || 0) * this.#standing(section, query),
      }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /** How much of a group occurs in each section, and how rare that is. @param {Group} group */
  #look(group) {
    const frequencies = new Float64Array(this.#sections.length);
    let rarity = 0;
    for (const { word, weight } of group.alternatives) {
      let holders = 0;
      const own = this.#sections.map(({ fields }) => {
        const found = fields.reduce(
          (sum, text, i) => sum + FIELD_WEIGHTS[i] * count(text, word),
          0,
        );
        if (found) holders++;
        return found / (1 - LENGTH_SHARE + (LENGTH_SHARE * fields[2].length) / this.#averageLength);
      });
      if (!holders) continue;
      rarity ||= Math.log(1 + (this.#sections.length - holders + 0.5) / (holders + 0.5));
      own.forEach((found, i) => {
        frequencies[i] = Math.max(frequencies[i], weight * found);
      });
    }
    return { rarity, frequencies };
  }

  /** @param {Section} section @param {Query} query */
  #standing(section, query) {
    const whole = query.text.length > 1 && count(section.fields[0], query.text) ? WHOLE_QUERY : 0;
    return (1 + whole) * (section.isEntry ? ENTRY : 1);
  }
}
