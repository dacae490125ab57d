/** Text in the one form in which it is compared. */

const MARKS = /(?<=[a-zü])[\u0300-\u036f]+/g;
const BLANK = /\s+/g;
const HYPHEN = /(?<=[a-z])-(?=[a-z])/gi;
// Blanks between Latin letters separate words; elsewhere they are only layout.
const LAYOUT = /(?<![a-z]) | (?![a-z])/g;

/**
 * Return text with full-width forms, capitals, tone marks, hyphens and apostrophes made plain.
 * @param {string} text
 */
export function plain(text) {
  const typed = text.normalize("NFKD").replaceAll("’", "'").replace(HYPHEN, " ");
  const marked = typed.toLowerCase().replaceAll("u\u0308", "v");
  return marked.replace(MARKS, "").normalize("NFC").replace(BLANK, " ").trim();
}

const NUMERAL =
  /百分之([零一二两三四五六七八九十百]+)|([零一二两三四五六七八九十百]+)(?=个?[天日月年期周次成倍])/g;
const DIGITS = "零一二三四五六七八九";
const MULTIPLES = new Map([
  ["十", 10],
  ["百", 100],
]);

const BLANK_BEFORE_UNIT = /(?<=\d) (?=[%‰个天日月年期周次成倍万元])/g;

/** Return a plain query with its numbers as they are in compact texts. @param {string} text */
export function numbered(text) {
  return withDigits(text.replace(BLANK_BEFORE_UNIT, ""));
}

/** Return text with Chinese numerals in front of units as digits ("逾期一天" is "逾期1天"). @param {string} text */
function withDigits(text) {
  return text.replace(NUMERAL, (_numeral, percent, count) =>
    percent ? `${numberOf(percent)}%` : String(numberOf(count)),
  );
}

/** @param {string} numeral below a thousand */
function numberOf(numeral) {
  let value = 0;
  let digit = 0;
  for (const character of numeral.replaceAll("两", "二")) {
    const multiple = MULTIPLES.get(character);
    if (multiple) value += (digit || 1) * multiple;
    digit = multiple ? 0 : DIGITS.indexOf(character);
  }
  return value + digit;
}

/**
 * Return plain text without the blanks that are only layout ("30 万元" is "30万元"), numbers in digits.
 * @param {string} text
 */
export function compact(text) {
  return withDigits(plain(text).replace(LAYOUT, ""));
}

/**
 * Return how often a word occurs in a compact text. A word of letters or digits is not found inside
 * a longer one.
 * @param {string} text
 * @param {string} word
 */
export function count(text, word) {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (isWhole(text, at, at + word.length)) found++;
  }
  return found;
}

/** @param {string} text @param {number} start @param {number} end */
function isWhole(text, start, end) {
  return !isInside(text[start - 1], text[start]) && !isInside(text[end - 1], text[end]);
}

const LETTER = /[a-z]/;
const DIGIT = /[\d.]/;

/** @param {string | undefined} before @param {string | undefined} after */
function isInside(before = "", after = "") {
  return (
    (LETTER.test(before) && LETTER.test(after)) ||
    (DIGIT.test(before) && /\d/.test(after)) ||
    (/\d/.test(before) && /^\.\d/.test(after))
  );
}
