/** Runs of Latin letters and digits: foreign words, names, pinyin in full or by initials. */

import { joined } from "./lexicon.mjs";
import { isOneSlip } from "./slips.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */
/** @typedef {string[]} Choice words one of which is meant, the likeliest first */

const CHOICES = 4;
const SHORTEST_WITH_SLIP = 4;
/** A key that was held down; nobody abbreviates so. */
const ONE_LETTER = /^(.)\1{2,}$/;
// What a piece is worth for each letter; a blank inside it takes nothing away.
const WORTH = { foreign: 3, term: 2.4, word: 2, initials: 1, syllable: 0.5 };
// Of two ways to read a run, the one with fewer pieces.
const PIECE = 0.5;

/**
 * Return what the run may mean, a choice for each piece.
 * @param {string} run tokens between single blanks
 * @param {Lexicon} lexicon
 * @param {(word: string) => boolean} occurs whether a word occurs somewhere on the site
 * @returns {Choice[]}
 */
export function choices(run, lexicon, occurs) {
  const tokens = run.split(" ");
  const text = tokens.join("");
  const borders = bordersOf(tokens);
  /** @type {({worth: number, start: number, choice: Choice} | undefined)[]} */
  const best = [{ worth: 0, start: 0, choice: [] }];
  for (let end = 1; end <= text.length; end++) {
    for (let start = end - 1; start >= 0; start--) {
      const before = best[start];
      if (!before) continue;
      const isWhole = borders.has(start) && borders.has(end);
      const found = piece(text.slice(start, end), isWhole, lexicon, occurs);
      if (!found) continue;
      const worth = before.worth + found.worth - PIECE;
      if (worth > (best[end]?.worth ?? Number.NEGATIVE_INFINITY))
        best[end] = { worth, start, choice: found.choice };
    }
    if (borders.has(end) && !best[end]) {
      const start = Math.max(...[...borders].filter((border) => border < end));
      best[end] = {
        worth: best[start]?.worth ?? 0,
        start,
        choice: guess(text.slice(start, end), lexicon),
      };
    }
  }
  /** @type {Choice[]} */
  const found = [];
  for (let end = text.length; end > 0; ) {
    const step = /** @type {NonNullable<typeof best[0]>} */ (best[end]);
    if (step.choice.length) found.unshift(step.choice);
    end = step.start;
  }
  if (found.length) return found;
  const guessed = guess(text, lexicon);
  return guessed.length ? [guessed] : tokens.flatMap((token) => abbreviated(token, lexicon) ?? []);
}

/** @param {string[]} tokens */
function bordersOf(tokens) {
  const borders = new Set([0]);
  let end = 0;
  for (const token of tokens) {
    end += token.length;
    borders.add(end);
  }
  return borders;
}

/**
 * Return what a piece of the run means and what that is worth.
 * @param {string} text
 * @param {boolean} isWhole whether it begins and ends where tokens do
 * @param {Lexicon} lexicon
 * @param {(word: string) => boolean} occurs
 */
function piece(text, isWhole, lexicon, occurs) {
  if (isWhole) {
    const foreign = lexicon.foreign.get(joined(text));
    if (foreign) return { worth: WORTH.foreign * text.length, choice: [foreign] };
    if (occurs(text)) return { worth: WORTH.foreign * text.length, choice: [text] };
    if (lexicon.common.has(text)) return { worth: WORTH.word * text.length, choice: [] };
  }
  const words = lexicon.byPinyin.get(text);
  if (words) {
    const worth = lexicon.isTerm(words[0]) ? WORTH.term : WORTH.word;
    return { worth: worth * text.length, choice: words.slice(0, CHOICES) };
  }
  if (lexicon.syllables.has(text)) return { worth: WORTH.syllable * text.length, choice: [] };
  const initials = isWhole && text.length > 1 ? lexicon.byInitials.get(text) : undefined;
  return initials && { worth: WORTH.initials * text.length, choice: initials.slice(0, CHOICES) };
}

/**
 * Return words that a token may be the beginning of, or that it is one slip from.
 * @param {string} token
 * @param {Lexicon} lexicon
 * @returns {Choice}
 */
function guess(token, lexicon) {
  const begun = starting(token, lexicon);
  if (begun.length || token.length < SHORTEST_WITH_SLIP) return begun;
  const key = joined(token);
  for (const [foreign, word] of lexicon.foreign) if (isOneSlip(key, foreign)) return [word];
  /** @type {string[]} */
  const found = [];
  for (const [pinyin, words] of lexicon.byPinyin) {
    if (isOneSlip(token, pinyin)) found.push(...words);
  }
  return likeliest(found, lexicon);
}

/**
 * Return the words whose initials follow each other (yqzmb), if they make up the token.
 * @param {string} token
 * @param {Lexicon} lexicon
 * @returns {Choice[] | undefined}
 */
function abbreviated(token, lexicon) {
  if (!token) return [];
  if (ONE_LETTER.test(token)) return undefined;
  for (let end = token.length; end > 1; end--) {
    const words = lexicon.byInitials.get(token.slice(0, end));
    const others = words && abbreviated(token.slice(end), lexicon);
    if (others) return [words.slice(0, CHOICES), ...others];
  }
}

/** @param {string} token @param {Lexicon} lexicon */
function starting(token, lexicon) {
  /** @type {string[]} */
  const found = [];
  for (const [pinyin, words] of lexicon.byPinyin)
    if (pinyin.startsWith(token)) found.push(...words);
  for (const [foreign, word] of lexicon.foreign) {
    if (foreign.startsWith(token) && token.length > 1) found.push(word);
  }
  return likeliest(found, lexicon);
}

/** @param {string[]} words @param {Lexicon} lexicon */
function likeliest(words, lexicon) {
  const place = (/** @type {string} */ word) => lexicon.places.get(word) ?? 0;
  return words.sort((a, b) => place(a) - place(b)).slice(0, CHOICES);
}
