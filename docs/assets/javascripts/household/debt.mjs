/**
 * A debt from the cells of a row: each text is put as its field takes it, and what is then not as it was in the table
 * is told.
 *
 * @typedef {import("./columns.mjs").Column} Column
 * @typedef {[from: string, to: string]} Change
 */

import { isNothing } from "./cells.mjs";

const PLAIN = /^[\s¥￥]*[\d０-９.,，]+$/;
const AMOUNTS = ["balance", "payment", "least", "limit"];
const COUNTS = ["left", "due", "paused", "paused_from"];
/** What a kind may be called besides its own label. @type {[value: string, name: RegExp][]} */
const KINDS = [
  ["housing", /房贷|住房|按揭|公积金|mortgage|home loan/i],
  ["car", /车贷|汽车|car loan|auto/i],
  ["card_instalment", /(?:卡|账单).*分期/],
  ["card", /信用卡|贷记卡|credit card/i],
  ["friends", /亲戚|亲友|朋友|同事|家人|family|friend/i],
  ["finance", /消费金融|消金/],
  ["online", /网贷|小贷|网上借/],
];
/** The unit of time that is said of a rate. @type {[quote: string, said: RegExp][]} */
const TIMES = [
  ["day", /日|天|day/i],
  ["month", /月|mo/i],
  ["year", /年|yr|year|annual|apr/i],
];
/** What changes in the terms of a debt of which a field is filled in. @type {Record<string, string>} */
const TERMS = { until: "price", after: "price", paused: "pause", paused_from: "pause" };
const RATE =
  /^(?:[年月日][化利]?[息率]?|每[年月日天])?[:：]?\s*(.*?[%％‰]?)\s*(?:[/／每]\s*(?:年|月|日|天|yr|year|mo|month|day))?$/i;

/**
 * @param {string[]} cells
 * @param {(string | undefined)[]} fields
 * @param {string[]} names of the columns; empty where there are none
 * @param {Column[]} columns
 * @returns {{ texts: Record<string, string>, changes: Change[] }}
 */
export function debtOf(cells, fields, names, columns) {
  /** @type {Record<string, string>} */
  const texts = {};
  /** @type {Change[]} */
  const changes = [];
  for (const [index, field] of fields.entries()) {
    const cell = cells[index];
    if (!field || isNothing(cell)) continue;
    const name = names[index] ?? "";
    if (field === "kind" || field === "name") continue;
    const options = columns.find((column) => column.field === field)?.options;
    if (options?.size) {
      const value = options.get(cell);
      if (value !== undefined) texts[field] = value;
      continue;
    }
    if (field === "rate") putRate(texts, cell, name);
    else if (field === "after") texts.after = RATE.exec(cell)?.[1] ?? cell;
    else texts[field] = read(field, cell, name);
    if (field === "payment" && /[%％]|比例|占比/.test(cell + name)) texts.paid_in = "share";
    if (isChange(field, cell, texts[field])) changes.push([cell, texts[field]]);
  }
  const said = (/** @type {string} */ field) => {
    const cell = cells[fields.indexOf(field)];
    return fields.includes(field) && !isNothing(cell) ? cell : "";
  };
  putName(texts, said("kind"), said("name"), columns, changes);
  const terms = new Set(
    Object.keys(TERMS).flatMap((field) => (texts[field] ? [TERMS[field]] : [])),
  );
  // What changes in the terms, where the table has no column for that.
  if (!fields.includes("terms") && terms.size)
    texts.terms = terms.size > 1 ? "both" : [...terms][0];
  return { texts, changes };
}

/** The cells as they are, of a table that this site wrote. @param {string[]} cells @param {(string | undefined)[]} fields @param {Column[]} columns */
export function ownDebt(cells, fields, columns) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [index, field] of fields.entries()) {
    const options = columns.find((column) => column.field === field)?.options;
    if (!field || !cells[index]) continue;
    const text = options?.size ? options.get(cells[index]) : cells[index];
    if (text !== undefined) texts[field] = text;
  }
  const typed = Object.keys(texts).filter(
    (field) => !columns.find((column) => column.field === field)?.options.size,
  );
  return { texts: typed.length ? texts : {}, changes: /** @type {Change[]} */ ([]) };
}

/** @param {string} field @param {string} cell @param {string} name of the column */
function read(field, cell, name) {
  if (AMOUNTS.includes(field)) return amount(cell, name);
  return COUNTS.includes(field) ? counted(field, cell) : cell;
}

/** An amount in the unit that the name of its column gives. @param {string} cell @param {string} name */
function amount(cell, name) {
  if (!PLAIN.test(cell)) return cell;
  return /万/.test(name) ? `${cell}万` : /千/.test(name) ? `${cell}千` : cell;
}

/** A number of instalments, or a day of the month. @param {string} field @param {string} cell */
function counted(field, cell) {
  if (field === "due") {
    const [, ofDate] = /^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*(\d{1,2})/.exec(cell) ?? [];
    const [, ofMonth] = /^\D*\d{1,2}\s*月\s*(\d{1,2})/.exec(cell) ?? [];
    const [, day] = /^\D*(\d{1,2})\D*$/.exec(cell) ?? [];
    return String(Number(ofDate ?? ofMonth ?? day) || cell);
  }
  const [, count] = /^[^\d/]*(\d+)\s*(?:期|个月|月)?$/.exec(cell) ?? [];
  return count ?? cell;
}

/** @param {Record<string, string>} texts @param {string} cell @param {string} name */
function putRate(texts, cell, name) {
  const said = (/** @type {string} */ text) => TIMES.find(([, time]) => time.test(text))?.[0];
  const [, bare = cell] = RATE.exec(cell) ?? [];
  const isPlain = PLAIN.test(bare);
  const unit = /万分之|‱/.test(name) ? "万分之" : /千分之|‰/.test(name) ? "千分之" : "";
  texts.rate = isPlain ? unit + bare : bare;
  const usual = /万/.test(texts.rate)
    ? "day"
    : /[分厘]/.test(texts.rate) && !/分之/.test(texts.rate)
      ? "month"
      : undefined;
  const quote = said(cell) ?? said(name) ?? usual;
  if (quote && quote !== "year") texts.quote = quote;
}

/**
 * What the debt is called, and its kind, which either column may tell.
 *
 * @param {Record<string, string>} texts
 * @param {string} kind
 * @param {string} name
 * @param {Column[]} columns
 * @param {Change[]} changes
 */
function putName(texts, kind, name, columns, changes) {
  const options = columns.find(({ field }) => field === "kind")?.options ?? new Map();
  const exact = options.get(kind) ?? (kind ? undefined : options.get(name));
  const value = exact ?? kindIn(kind || name, options);
  if (value !== undefined) texts.kind = value;
  if (!exact && kind && value === undefined && name) changes.push([kind, ""]);
  if (value !== undefined && !exact) {
    const label = [...options].find(([, each]) => each === value)?.[0] ?? "";
    changes.push([kind || name, label]);
  }
  // A kind that is not known, or says more than the kind, is a name.
  const called =
    name && (value === undefined || options.get(name) !== value)
      ? name
      : kind && !exact
        ? kind
        : "";
  if (!called) return;
  const longest =
    columns.find(({ field }) => field === "name")?.longest ?? Number.POSITIVE_INFINITY;
  const letters = [...called];
  texts.name = letters.slice(0, longest).join("").trim();
  if (letters.length > longest) changes.push([called, texts.name]);
}

/** The kind that a text names among other words. @param {string} text @param {Map<string, string>} options */
function kindIn(text, options) {
  if (!text) return undefined;
  const values = new Set(options.values());
  const labels = [...options.keys()].filter(
    (label) => label.length > 1 && options.get(label) !== "other",
  );
  const [label] = labels.filter((each) => text.includes(each)).sort((a, b) => b.length - a.length);
  if (label) return options.get(label);
  return KINDS.find(([value, name]) => values.has(value) && name.test(text))?.[0];
}

/**
 * Whether a reader may wonder at what became of a cell; of a rate, its unit of time is beside it.
 *
 * @param {string} field
 * @param {string} cell
 * @param {string | undefined} text
 */
function isChange(field, cell, text) {
  if (text === undefined || text === cell) return false;
  if (field === "rate" || field === "after") return !cell.includes(text);
  return text !== cell.replace(/^(?:剩|还剩|每月)|\s|个?月$|[期号日]$/g, "");
}
