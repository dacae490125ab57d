/**
 * Which field of a debt a column of a table holds: by the name above it, or by what is in it where there is none.
 *
 * @typedef {object} Column what a field of a row is called in a table
 * @property {string} field
 * @property {string} label
 * @property {Map<string, string>} options the values of a choice by their labels; empty for a field that is typed into
 * @property {number} [longest] how many letters it takes
 */

import { isNothing } from "./cells.mjs";

/**
 * What columns are called in tables that people make, the better names of a field first. The first field that a name
 * fits takes it, and of two columns for a field the one with the better name.
 *
 * @type {[field: string, ...names: RegExp[]][]}
 */
const NAMES = [
  ["until", /^(?!.*[率化]).*(?:优惠|免息).*[到止期]|until|promo.*end/i],
  ["after", /(?:之后|以后|到期后).*(?:利率|年化)|(?:rate|apr).*after/i],
  ["paused_interest", /(?:延期|不用还).*利息/],
  ["paused_from", /(?:延期|不用还).*起|起.*不用还/],
  ["paused", /不用还|延期|holiday|deferred/i],
  ["least", /至少|不低于|least/i],
  ["limit", /总额度|授信|额度|credit limit|limit/i],
  ["due", /还款日|还款日期|几号|到期日|due/i],
  [
    "left",
    /(?:剩|还有|未还|待还).*期|还剩.*月|(?:left|remaining).*(?:instal|months|terms|payments)|(?:instal\w*|months|terms|payments) (?:left|remaining)/i,
    /期数|几期|分期$|^(?:instal\w*|terms?|months)$/i,
  ],
  ["place", /第几个|顺序|place|order|priority/i],
  ["rate", /利率|年化|费率|日息|月息|年息|rate|apr|interest %/i, /利息|interest/i],
  ["payment", /月供|每月|月还|每期|最低|应还|还款额|还款金额|本期|本月|payment|monthly|minimum/i],
  [
    "balance",
    /还欠|欠款|欠多少|余额|剩余|待还|未还|balance|owed|owing|outstanding/i,
    /金额|本金|总额|amount|principal|^debts?$/i,
  ],
  ["kind", /哪一种|种类|类型|类别|kind|type/i],
  [
    "name",
    /名|机构|平台|银行|债主|对方|哪家|name|lender|bank|creditor/i,
    /贷款|借款|债务|产品|loan/i,
  ],
];
/** What columns are called that tell something else of a debt. */
const OTHER =
  /已还|已付|已用|可用|剩余额度|逾期|累计|原始|总期|共.*期|总利息|合同|编号|序号|备注|方式|状态|放款|借款日|开始|账单日|利率类型|note|paid|overdue|available|since|start|method|status|number|id$|^#|^no\.?$/i;
const NUMBER = /^[\s¥￥$(+-]*[\d０-９.,，']+\s*\)?\s*(?:[%％‰元万千]|万元|期|个月|[%％].*|\/.*)?$/;
/** So far down, a table may begin. */
const FARTHEST_HEAD = 10;
const NUMBERS = ["balance", "rate", "payment", "left", "due"];

/** Whether a cell is a number, perhaps with a unit. @param {string} cell */
export function isNumber(cell) {
  return NUMBER.test(cell);
}

/**
 * Where the names of the columns are, and which field each column holds.
 *
 * @param {string[][]} rows
 * @param {Column[]} columns
 * @returns {{ at: number, fields: (string | undefined)[] } | undefined}
 */
export function head(rows, columns) {
  /** @type {{ at: number, fields: (string | undefined)[] } | undefined} */
  let best;
  const count = (/** @type {typeof best} */ found) => found?.fields.filter(Boolean).length ?? 0;
  for (const [at, row] of rows.slice(0, FARTHEST_HEAD).entries()) {
    if (row.some(isNumber)) continue;
    const found = { at, fields: named(row, rows.slice(at + 1), columns) };
    if (count(found) > count(best)) best = found;
  }
  // One name alone may as well be a title, or what is in the first row.
  return count(best) > 1 || rows.every((row) => row.length === 1) ? best : undefined;
}

/** Whether the names of the fields are in the first column, and the debts beside each other. @param {string[][]} rows @param {Column[]} columns */
export function isTurned(rows, columns) {
  const names = rows.map(([name = ""]) => rank(name, columns)?.field);
  return (
    rows.length > 1 &&
    rows.every((row) => row.length > 1) &&
    new Set(names.filter(Boolean)).size > 1
  );
}

/** Whether all columns are called as this site calls them. @param {string[]} row @param {Column[]} columns */
export function isOurs(row, columns) {
  return columns.every(({ label }) => row.includes(label));
}

/**
 * What the columns of a table without a head hold: words are a kind or a name, numbers come in the usual order, but a
 * price shows itself.
 *
 * @param {string[][]} rows
 * @param {Column[]} columns
 */
export function guessed(rows, columns) {
  const kinds = columns.find(({ field }) => field === "kind")?.options;
  const width = Math.max(...rows.map((row) => row.length));
  const all = Array.from({ length: width }, (_, index) =>
    rows.map((row) => row[index] ?? "").filter((cell) => !isNothing(cell)),
  );
  const isCount = (/** @type {string[]} */ cells, /** @type {number} */ index) =>
    index === 0 && cells.length > 1 && cells.every((cell, at) => cell === String(at + 1));
  const isRate = (/** @type {string[]} */ cells) =>
    cells.length > 0 && cells.every((cell) => /[%％‰]|[分厘]$|万分之/.test(cell));
  const rate = all.findIndex(isRate);
  const numbers = rate < 0 ? [...NUMBERS] : NUMBERS.filter((field) => field !== "rate");
  const words = ["name"];
  return all.map((cells, index) => {
    if (!cells.length || isCount(cells, index)) return undefined;
    if (index === rate) return "rate";
    if (cells.every((cell) => isNumber(cell))) return numbers.shift();
    return kinds && cells.some((cell) => kinds.has(cell)) && !words.includes("kind")
      ? "kind"
      : words.shift();
  });
}

/**
 * @param {string[]} row the names
 * @param {string[][]} body
 * @param {Column[]} columns
 */
function named(row, body, columns) {
  const ranks = row.map((name, index) => {
    const found = rank(name, columns);
    // What is paid for interest is no rate.
    const isAmount =
      found?.field === "rate" &&
      found.rank === 2 &&
      !body.some((cells) => /[%％‰]/.test(cells[index] ?? ""));
    return isAmount ? undefined : found;
  });
  return ranks.map((mine, index) => {
    const better = (/** @type {typeof mine} */ other, /** @type {number} */ at) =>
      other?.field === mine?.field &&
      other &&
      mine &&
      (other.rank < mine.rank || (other.rank === mine.rank && at < index));
    return mine && !ranks.some(better) ? mine.field : undefined;
  });
}

/** The field that a name fits, and how well: 0 is best. @param {string} name @param {Column[]} columns */
function rank(name, columns) {
  const bare = name.replace(/[(（[【].*?[)）\]】]/g, "").trim() || name;
  const exact = columns.find(({ label }) => label === name || label === bare);
  if (exact) return { field: exact.field, rank: 0 };
  if (!bare || OTHER.test(bare)) return undefined;
  for (const [field, ...names] of NAMES) {
    const at = names.findIndex((each) => each.test(bare));
    if (at >= 0 && columns.some((column) => column.field === field)) return { field, rank: at + 1 };
  }
  return undefined;
}
