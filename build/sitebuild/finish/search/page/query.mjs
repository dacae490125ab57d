/** What a query asks for: groups of words, one of each of which should occur in a section. */

import * as chinese from "./chinese.mjs";
import * as latin from "./latin.mjs";
import { numbered, plain } from "./text.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */
/** @typedef {import("./lexicon.mjs").Alternative} Alternative */

/**
 * @typedef {object} Group
 * @property {Alternative[]} alternatives
 * @property {number} weight
 * @property {boolean} [isPart] whether it is no word, only a part of one or more
 * @property {string} [typed] the piece of the query, where it says something of its own
 *
 * @typedef {object} Query
 * @property {string} text in the form in which texts are compared
 * @property {Group[]} groups
 */

const RUN = /[\d.]*\d(?:[%‰]|个?[天日月年期周次成倍万元])?|\p{Script=Han}+|[a-z][a-z\d' ]*/gu;
const WEIGHT = { word: 1, vague: 0.4, single: 0.4, common: 0.12, pair: 0.3, character: 0.2 };
const CHOICE = 0.8;
// Whoever pastes a whole text is answered by its beginning.
const LONGEST = 120;

/**
 * Read a query.
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @param {(word: string) => boolean} occurs whether a word occurs somewhere on the site
 * @returns {Query}
 */
export function read(typed, lexicon, occurs) {
  const text = simplified(numbered(plain(typed.slice(0, LONGEST))), lexicon);
  /** @type {Group[]} */
  const groups = [];
  for (const [run] of text.matchAll(RUN)) {
    if (/[a-z]/.test(run)) groups.push(...latinGroups(run.trim(), lexicon, occurs));
    else if (/\d/.test(run))
      groups.push({ alternatives: lexicon.meanings(run), weight: 1, typed: run });
    else groups.push(...chineseGroups(run, lexicon, occurs));
  }
  return { text, groups };
}

/** @param {string} text @param {Lexicon} lexicon */
function simplified(text, lexicon) {
  const simple = Array.from(text, (each) => lexicon.variants.get(each) ?? each).join("");
  return lexicon.phrases.reduce((all, [theirs, ours]) => all.replaceAll(theirs, ours), simple);
}

/**
 * @param {string} run
 * @param {Lexicon} lexicon
 * @param {(word: string) => boolean} occurs
 * @returns {Group[]}
 */
function chineseGroups(run, lexicon, occurs) {
  const words = chinese.words(run, lexicon);
  const groups = words.map((word) => ({
    alternatives: lexicon.meanings(word),
    weight: weightOf(word, lexicon),
    typed: isTelling(word, lexicon) ? word : undefined,
  }));
  const missing = groups.filter(
    ({ alternatives }) => !alternatives.some(({ word }) => occurs(word)),
  );
  const characters = missing.flatMap(({ alternatives: [{ word }] }) => Array.from(word));
  return [
    ...groups,
    ...pairs(words).map((pair) => part(pair, WEIGHT.pair)),
    ...characters.map((character) => part(character, WEIGHT.character)),
  ];
}

/** Whether a word says what is looked for. @param {string} word @param {Lexicon} lexicon */
function isTelling(word, lexicon) {
  return !lexicon.common.has(word) && !lexicon.vague.has(word);
}

/** @param {string} word @param {Lexicon} lexicon */
function weightOf(word, lexicon) {
  if (lexicon.common.has(word)) return WEIGHT.common;
  if (lexicon.vague.has(word)) return WEIGHT.vague;
  return word.length === 1 ? WEIGHT.single : WEIGHT.word;
}

/** @param {string} word @param {number} weight @returns {Group} */
const part = (word, weight) => ({ alternatives: [{ word, weight: 1 }], weight, isPart: true });

/**
 * Return the pairs of neighbouring characters, which find what the words do not: a word with
 * another ending, a word that is not known, words that are side by side.
 * @param {string[]} words
 */
function pairs(words) {
  const text = words.join("");
  const all = Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  return [...new Set(all)].filter((pair) => !words.includes(pair));
}

/**
 * @param {string} run
 * @param {Lexicon} lexicon
 * @param {(word: string) => boolean} occurs
 * @returns {Group[]}
 */
function latinGroups(run, lexicon, occurs) {
  return latin.choices(run.replaceAll("'", ""), lexicon, occurs).map((choice) => {
    const [first, ...others] = choice;
    const more = others.map((word) => ({ word, weight: CHOICE }));
    return {
      alternatives: [...lexicon.meanings(first), ...more],
      weight: weightOf(first, lexicon),
      typed: isTelling(first, lexicon) ? first : undefined,
    };
  });
}
