/** Chinese text cut into known words, slips in them put right. */

import { isOneSlip } from "./slips.mjs";

/** @typedef {import("./lexicon.mjs").Lexicon} Lexicon */

const SHORTEST_WITH_SLIP = 3;
const LONGEST_WITH_SLIP = 6;
// What a piece costs when the text is cut: as few and as well-known pieces as can be.
const COST = { term: 0.9, word: 1, single: 1.6 };

/**
 * Return the words of a run of Chinese characters.
 * @param {string} run
 * @param {Lexicon} lexicon
 */
export function words(run, lexicon) {
  const cut = pieces(run, lexicon);
  return lexicon.places.has(run) ? cut : corrected(cut, lexicon);
}

/**
 * Cut a run into words; what is in no word stays single.
 * @param {string} run
 * @param {Lexicon} lexicon
 */
function pieces(run, lexicon) {
  /** @type {{cost: number, start: number}[]} */
  const best = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= run.length; end++) {
    best[end] = { cost: best[end - 1].cost + COST.single, start: end - 1 };
    for (let start = Math.max(0, end - lexicon.longest); start < end - 1; start++) {
      const piece = run.slice(start, end);
      if (!lexicon.places.has(piece)) continue;
      const cost = best[start].cost + (lexicon.isTerm(piece) ? COST.term : COST.word);
      if (cost < best[end].cost) best[end] = { cost, start };
    }
  }
  /** @type {string[]} */
  const found = [];
  for (let end = run.length; end > 0; end = best[end].start) {
    found.unshift(run.slice(best[end].start, end));
  }
  return found;
}

/**
 * Put right what is no word: neighbouring pieces that sound like a term, or are one slip from it.
 * @param {string[]} cut
 * @param {Lexicon} lexicon
 */
function corrected(cut, lexicon) {
  /** @type {string[]} */
  const found = [];
  for (let start = 0; start < cut.length; ) {
    const [term, end] = termFrom(cut, start, lexicon) ?? [cut[start], start + 1];
    found.push(term);
    start = end;
  }
  return found;
}

/**
 * @param {string[]} cut
 * @param {number} start
 * @param {Lexicon} lexicon
 * @returns {[string, number] | undefined}
 */
function termFrom(cut, start, lexicon) {
  for (let end = cut.length; end > start; end--) {
    const taken = cut.slice(start, end);
    const text = taken.join("");
    if (text.length > LONGEST_WITH_SLIP || !taken.some((each) => isStray(each, lexicon))) continue;
    const term = soundingLike(text, lexicon) ?? oneSlipFrom(text, lexicon);
    if (term) return [term, end];
  }
}

/** Whether a piece is in no word and says something. @param {string} piece @param {Lexicon} lexicon */
function isStray(piece, lexicon) {
  return piece.length === 1 && !lexicon.common.has(piece) && !lexicon.alternatives.has(piece);
}

/** @param {string} text @param {Lexicon} lexicon */
function soundingLike(text, lexicon) {
  if (text.length < 2) return undefined;
  const words = lexicon.byPinyin.get(lexicon.reading(text).replaceAll(" ", "")) ?? [];
  return words.find((word) => word.length === text.length && lexicon.isTerm(word));
}

/** @param {string} text @param {Lexicon} lexicon */
function oneSlipFrom(text, lexicon) {
  if (text.length < SHORTEST_WITH_SLIP) return undefined;
  return lexicon.terms.find((term) => term.length >= SHORTEST_WITH_SLIP && isOneSlip(text, term));
}
