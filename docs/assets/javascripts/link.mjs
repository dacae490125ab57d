/**
 * Links that carry what is filled in: `link=COUNT.SAID.STATE&NAME=TEXT&…&`, behind the # of an address.
 *
 * A link says only what differs from the example. COUNT is the number of pairs that follow, SAID a checksum over them,
 * and STATE one over everything that is filled in, the example's share included. So a link that was cut or changed is
 * recognised, as is one whose unsaid part meant the example of another build. `sitebuild/link.py` writes the same.
 * Where STATE is `own`, the example has no share in it: what is not said is empty.
 *
 * Chats and mail programs decorate links: punctuation behind them, `&amp;`, a second percent-encoding. Each repair is
 * tried, and taken only if the checksum then holds.
 *
 * @typedef {[name: string, text: string]} Pair
 *
 * @typedef {object} Link
 * @property {Pair[]} pairs what arrived, in the order in which it was said
 * @property {"verified" | "cut" | "changed" | "unchecked"} kind
 * @property {number} count how many pairs it should have
 * @property {string} state the checksum of everything that was filled in, or nothing
 */

const HEADER = "link";
/** Stands for the checksum of the state in a link of which nothing is the example's. */
export const OWN = "own";
const HEADER_FORM = /^(\d+)\.([0-9a-z]+)\.([0-9a-z]+)$/;
/** How many characters, added behind a link, are recognised as such. */
const LONGEST_TAIL = 80;
/** Characters that text editors and mail programs add within a link, as they are or percent-encoded. */
const INSERTED =
  /\s|%(?:20|09|0A|0D)|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|%C2%AD|%E2%80%(?:8[B-F]|A[A-E])|%E2%81%A0|%EF%BB%BF/gi;
/** Full-width `#`, `%`, `&` and `=`, which input methods write. */
const FULL_WIDTH = /[\uff03\uff05\uff06\uff1d]/g;
const MOST_INSERTED = 40;
/** @type {((raw: string) => string)[]} */
const REPAIRS = [
  (raw) => raw.replace(/&(?:amp|#38|#x26);/gi, "&"),
  (raw) => decoded(raw),
  (raw) => raw.replace(INSERTED, ""),
  (raw) => raw.replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)),
  (raw) => raw.replace(/^[#!?/&]+/, ""),
];

/**
 * Return what follows the # of a link.
 *
 * @param {Iterable<Pair>} said what differs from the example, in the order of the form
 * @param {Iterable<Pair>} state everything that is filled in
 */
export function encodeLink(said, state) {
  return withHeader([...said], stateChecksum(state));
}

/** Return what follows the # of a link that says all that is not empty. @param {Iterable<Pair>} said */
export function encodeOwnLink(said) {
  return withHeader([...said], OWN);
}

/** @param {Pair[]} pairs @param {string} state */
function withHeader(pairs, state) {
  const query = encoded(pairs);
  return `${HEADER}=${pairs.length}.${checksum(query)}.${state}&${query}`;
}

/** The checksum over everything that is filled in, whatever its order. @param {Iterable<Pair>} state */
export function stateChecksum(state) {
  const pairs = [...state].sort(([one], [other]) => (one < other ? -1 : 1));
  return checksum(encoded(pairs));
}

/**
 * Read what follows the # of an address; nothing if that is no link.
 *
 * @param {string} raw
 * @param {(name: string) => boolean} isKnown tells the names that the page has
 * @returns {Link | undefined}
 */
export function decodeLink(raw, isKnown) {
  const readings = variants(raw).map(parsed);
  for (const { header, pairs } of readings) {
    if (!header || pairs.length < header.count) continue;
    const verified = intact(pairs.slice(0, header.count), header.said);
    if (verified) return { pairs: verified, kind: "verified", ...header };
  }
  const score = (/** @type {Reading} */ { header, pairs }) =>
    (header ? 1 : 0) + pairs.filter(([name]) => isKnown(name)).length;
  const best = readings.reduce((one, other) => (score(other) > score(one) ? other : one));
  const { header, pairs, isLastWhole } = best;
  if (!header) {
    const hasHeader = best.hasHeader || (raw !== "" && `${HEADER}=`.startsWith(raw));
    if (!hasHeader && !pairs.some(([name]) => isKnown(name))) return undefined;
    const kind = hasHeader ? "cut" : "unchecked";
    return {
      pairs: hasHeader && !isLastWhole ? pairs.slice(0, -1) : pairs,
      kind,
      count: 0,
      state: "",
    };
  }
  if (pairs.length >= header.count && isLastWhole) {
    return { pairs: pairs.slice(0, header.count), kind: "changed", ...header };
  }
  return { pairs: isLastWhole ? pairs : pairs.slice(0, -1), kind: "cut", ...header };
}

/**
 * @typedef {object} Reading
 * @property {{ count: number, said: string, state: string } | undefined} header
 * @property {boolean} hasHeader whether there is one, readable or not
 * @property {Pair[]} pairs
 * @property {boolean} isLastWhole whether something follows upon the last pair, so that its end is known
 */

/** @param {string} raw @returns {Reading} */
function parsed(raw) {
  const parts = raw.split("&");
  const isLastWhole = parts.at(-1) === "";
  const pairs = parts
    .filter((part) => part.includes("="))
    .map((part) => {
      const at = part.indexOf("=");
      return /** @type {Pair} */ ([decoded(part.slice(0, at)), decoded(part.slice(at + 1))]);
    });
  const hasHeader = pairs[0]?.[0] === HEADER;
  const [, text] = hasHeader ? /** @type {Pair} */ (pairs.shift()) : ["", ""];
  const [, count, said, state] = HEADER_FORM.exec(text) ?? [];
  const header = count ? { count: Number(count), said, state } : undefined;
  return { header, hasHeader, pairs, isLastWhole };
}

/**
 * The pairs as they were said, once what was added behind the last one is taken off; nothing if they are not.
 *
 * @param {Pair[]} pairs
 * @param {string} said
 * @returns {Pair[] | undefined}
 */
function intact(pairs, said) {
  const last = pairs.at(-1);
  if (!last) return checksum("") === said ? pairs : undefined;
  const before = pairs.slice(0, -1);
  const [name, text] = last;
  const shortest = Math.max(text.length - LONGEST_TAIL, 0);
  for (let length = text.length; length >= shortest; length--) {
    const tried = /** @type {Pair[]} */ ([...before, [name, text.slice(0, length)]]);
    if (checksum(encoded(tried)) === said) return tried;
  }
  return undefined;
}

/** What `raw` may have been before it was sent on, itself first. @param {string} raw */
function variants(raw) {
  const found = [raw];
  for (let depth = 0; depth < 3; depth++) {
    for (const each of [...found]) {
      for (const repair of REPAIRS) {
        const repaired = repair(each);
        if (!found.includes(repaired)) found.push(repaired);
      }
    }
  }
  // Where the link says white space itself, only one piece of it may be too much.
  const pieces = raw.includes(`${HEADER}=`) ? raw.matchAll(INSERTED) : [];
  const inserted = [...pieces].slice(0, MOST_INSERTED);
  const without = inserted.map(
    ({ 0: piece, index }) => raw.slice(0, index) + raw.slice(index + piece.length),
  );
  return [...found, ...without];
}

/** @param {Pair[]} pairs */
function encoded(pairs) {
  return pairs.map(([name, text]) => `${escaped(name)}=${escaped(text)}&`).join("");
}

/** Percent-encode all but letters, digits and `-._~`. @param {string} text */
function escaped(text) {
  // Half of a pair of code units, which cannot be encoded, becomes a replacement character.
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Undo percent-encoding as far as there is any. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is itself, and so is what is no text.
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoding) => {
      try {
        return decodeURIComponent(encoding);
      } catch {
        return encoding;
      }
    });
  }
}

/** The CRC-32 of an ASCII text, to the base of 36. @param {string} text */
function checksum(text) {
  let crc = ~0;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(36);
}
