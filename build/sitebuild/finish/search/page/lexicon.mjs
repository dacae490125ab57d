/** What is known of words: which there are, how they are read, which mean the same. */

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {{word: string, weight: number}} Alternative */

const SAME = 0.75;
const ANSWER = 0.7;
const HAN = /\p{Script=Han}/u;

export class Lexicon {
  /** @param {Index} index */
  constructor(index) {
    const terms = index.terms.split(" ");
    const words = index.words.split(" ");
    this.terms = terms;
    /** Each Chinese word's place: the smaller, the more it is looked for. */
    this.places = new Map([...terms, ...words].map((word, place) => [word, place]));
    this.common = new Set(index.common.split(" "));
    this.vague = new Set(index.vague.split(" "));
    this.phrases = Object.entries(index.phrases);
    this.variants = new Map(pairs(index.variants));
    this.syllables = new Map(index.readings.split(" ").map(syllableAndCharacters));
    /** @type {Map<string, string>} */
    this.characters = new Map();
    for (const [syllable, characters] of this.syllables) {
      for (const character of characters) this.characters.set(character, syllable);
    }
    this.exceptions = index.exceptions;
    /** Words by pinyin without blanks, and by its initials. @type {Map<string, string[]>} */
    this.byPinyin = new Map();
    /** @type {Map<string, string[]>} */
    this.byInitials = new Map();
    for (const word of this.places.keys()) this.#learnReading(word);
    /** Foreign words and names, without blanks and plural. @type {Map<string, string>} */
    this.foreign = new Map();
    /** @type {Map<string, Alternative[]>} */
    this.alternatives = new Map();
    for (const group of index.same) this.#learn(group, group, SAME);
    for (const [typed, answers] of index.asks) this.#learn(typed, answers, ANSWER);
    /** Single characters that say the subject by themselves. */
    this.roots = new Set(index.roots.split(" "));
    this.despair = index.despair;
    /** Where somebody in despair is led, and where somebody for whose words there is nothing. */
    this.help = index.help;
    this.topics = index.topics;
    this.longest = Math.max(...[...this.places.keys()].map((word) => word.length));
  }

  /**
   * Return the pinyin of Chinese text; empty where a character's is not known.
   * @param {string} text
   */
  reading(text) {
    return this.exceptions[text] ?? Array.from(text, (each) => this.characters.get(each)).join(" ");
  }

  /**
   * Return the words that a word may stand for, itself first.
   * @param {string} word
   * @returns {Alternative[]}
   */
  meanings(word) {
    return [{ word: readable(word), weight: 1 }, ...(this.alternatives.get(word) ?? [])];
  }

  /**
   * The words of the site's subject that a word may stand for or has in it; none for one that its sentences merely use.
   * @param {string} word
   * @returns {string[]}
   */
  subjects(word) {
    const isSubject =
      this.isTerm(word) || this.alternatives.has(word) || this.foreign.has(joined(word));
    const meant = isSubject ? this.meanings(word).map((each) => each.word) : [];
    const inside = this.isTerm(word) ? this.terms.filter((term) => word.includes(term)) : [];
    return [...meant, ...inside, ...(this.roots.has(word) ? [word] : [])];
  }

  /** Whether a query, in the form in which texts are compared, sounds of somebody in despair. @param {string} text */
  isDespair(text) {
    const joined = text.replaceAll(" ", "");
    return this.despair.some((phrase) => text.includes(phrase) || joined.includes(phrase));
  }

  /** @param {string} word */
  isTerm(word) {
    return (this.places.get(word) ?? Number.POSITIVE_INFINITY) < this.terms.length;
  }

  /** @param {string} word */
  #learnReading(word) {
    const syllables = this.reading(word).split(" ");
    add(this.byPinyin, syllables.join(""), word);
    if (this.isTerm(word)) add(this.byInitials, syllables.map((each) => each[0]).join(""), word);
  }

  /** @param {string[]} typed @param {string[]} answers @param {number} weight */
  #learn(typed, answers, weight) {
    for (const word of typed) {
      const known = this.alternatives.get(word) ?? [];
      const seen = new Set([word, ...known.map((each) => each.word)]);
      const more = answers.filter((answer) => !seen.has(answer)).map(readable);
      this.alternatives.set(word, [...known, ...more.map((each) => ({ word: each, weight }))]);
      if (!HAN.test(word)) this.foreign.set(joined(word), word);
    }
  }
}

/**
 * Return a foreign word as the key under which it is known: "Interest rates" is "interestrate".
 * @param {string} word
 */
export function joined(word) {
  return word
    .split(/[\s-]+/)
    .map((each) => each.replace(/(?<=[a-z]{3})(?<!s)s$/, ""))
    .join("");
}

/** @param {string} word */
const readable = (word) => word.replaceAll("-", " ");

/** @param {Map<string, string[]>} map @param {string} key @param {string} word */
function add(map, key, word) {
  const words = map.get(key);
  if (words) words.push(word);
  else map.set(key, [word]);
}

/** @param {string} text @returns {[string, string][]} */
function pairs(text) {
  const each = Array.from(text);
  return Array.from({ length: each.length / 2 }, (_, i) => [each[2 * i], each[2 * i + 1]]);
}

/** @param {string} text @returns {[string, string]} */
function syllableAndCharacters(text) {
  const [syllable] = /** @type {RegExpMatchArray} */ (text.match(/^[a-z]+/));
  return [syllable, text.slice(syllable.length)];
}
