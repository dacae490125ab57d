/** Where the words of a query occur in a text as readers see it. */

const SPECIAL = /[\\^$.*+?()[\]{}|]/g;
const LATIN = /^[a-z]+( [a-z]+)*$/;
// A single character says too little to be marked beside words.
const SHORTEST = 2;

/**
 * Return an expression that finds the words, the longest first, whatever blanks occur in them.
 * @param {Iterable<string>} words
 */
export function expression(words) {
  const all = [...new Set(words)];
  const long = all.filter((word) => word.length >= SHORTEST);
  const alternatives = (long.length ? long : all).sort((a, b) => b.length - a.length).map(pattern);
  return alternatives.length ? new RegExp(alternatives.join("|"), "giu") : undefined;
}

/** @param {string} word */
function pattern(word) {
  if (LATIN.test(word)) return `(?<![a-z])${word.split(" ").join("[\\s-]+")}(?![a-z])`;
  const characters = Array.from(word.replaceAll(" ", ""));
  return characters.map((each) => each.replace(SPECIAL, "\\$&")).join("\\s*");
}

/**
 * Return the words that an expression finds in a text, as they occur there.
 * @param {string} text
 * @param {RegExp | undefined} found
 */
export function standing(text, found) {
  return [...new Set(Array.from(found ? text.matchAll(found) : [], ([word]) => word))];
}

/**
 * Return the text as nodes, what matches in `mark` elements.
 * @param {string} text
 * @param {RegExp | undefined} found
 */
export function marked(text, found) {
  const nodes = document.createDocumentFragment();
  let end = 0;
  for (const match of found ? text.matchAll(found) : []) {
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    nodes.append(text.slice(end, match.index), mark);
    end = match.index + match[0].length;
  }
  nodes.append(text.slice(end));
  return nodes;
}

// In characters; a Chinese one says about as much as two letters.
const LENGTH = LANGUAGE === "zh" ? 84 : 168;
const LEAD = LANGUAGE === "zh" ? 16 : 40;
const STOPS = ["。", "？", "！", "；", ". ", "? "];

/**
 * Return the part of a text in which the most different words occur.
 * @param {string} text
 * @param {RegExp | undefined} found
 */
export function excerpt(text, found) {
  const matches = found ? [...text.matchAll(found)] : [];
  let best = { start: 0, words: 0 };
  for (const { index } of matches) {
    const start = Math.max(0, index - LEAD);
    const inside = matches.filter((each) => each.index >= start && each.index < start + LENGTH);
    const words = new Set(inside.map(([word]) => word.toLowerCase())).size;
    if (words > best.words) best = { start, words };
  }
  const start = sentenceStart(text, best.start);
  const end = start + LENGTH;
  return `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/** Begin with the sentence if it begins near. @param {string} text @param {number} start */
function sentenceStart(text, start) {
  const before = text.slice(Math.max(0, start - LEAD), start + LEAD);
  const stop = Math.max(...STOPS.map((mark) => before.lastIndexOf(mark)));
  return stop < 0 || start === 0 ? start : Math.max(0, start - LEAD) + stop + 1;
}
