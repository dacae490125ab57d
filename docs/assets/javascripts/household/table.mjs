/**
 * Tables of debts, as spreadsheets copy and save them: a text to rows of cells, and the cells to the fields of a row.
 *
 * @typedef {object} Column what a field of a row is called in a table
 * @property {string} field
 * @property {string} label
 * @property {Map<string, string>} options the values of a choice by their labels; empty for a field that is typed into
 *
 * @typedef {object} ReadTable
 * @property {Record<string, string>[]} rows of each debt its texts by field
 * @property {string[]} fields that were found, in the order of the table
 * @property {string[]} unknown the names of columns that no field is called by
 */

/** What columns are called in tables that people make; the first that fits a column takes it. @type {[field: string, name: RegExp][]} */
const NAMES = [
  ["until", /^(?!.*[率化]).*(?:优惠|免息).*[到止期]|until|promo.*end/i],
  ["after", /(?:之后|以后|到期后).*(?:利率|年化)|(?:rate|apr).*after/i],
  ["paused_interest", /(?:延期|不用还).*利息/],
  ["paused_from", /(?:延期|不用还).*起|起.*不用还/],
  ["paused", /不用还|延期|holiday|deferred/i],
  ["least", /至少|least/i],
  ["limit", /额度|limit/i],
  ["due", /几号|还款日|到期|due/i],
  ["left", /期数|几期|剩.*期|instal|terms?$/i],
  ["place", /第几个|顺序|place|order/i],
  ["rate", /利率|年化|利息|rate|apr/i],
  ["payment", /月供|每月|月还|最低|payment|monthly|minimum/i],
  ["balance", /欠|余额|本金|剩余|金额|balance|owed|amount/i],
  ["kind", /哪一种|种类|类型|kind|type/i],
  ["name", /名|机构|平台|银行|贷款|债|name|lender/i],
];
/** What changes in the terms of a debt of which a field is filled in. @type {Record<string, string>} */
const CHANGES = { until: "price", after: "price", paused: "pause", paused_from: "pause" };
const DELIMITERS = ["\t", ",", ";"];
const NUMBER = /^[\s¥￥+-]*[\d０-９.,，]+\s*(?:[%％元万]|%.*)?$/;
/** A text that `csv.mjs` keeps spreadsheets from taking for a formula. */
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;
const MOST_CELLS = 5000;

/** Whether a text holds more than one cell. @param {string} text */
export function isTable(text) {
  const lines = text.trim().split(/\r?\n/);
  return text.includes("\t") || (lines.length > 1 && lines.every((line) => /[,;]/.test(line)));
}

/** The cells of a text, by rows; rows without any text are left out. @param {string} text @returns {string[][]} */
export function cells(text) {
  const delimiter = delimiterOf(text);
  /** @type {string[][]} */
  const rows = [[]];
  let [cell, isQuoted, count] = ["", false, 0];
  const end = () => {
    rows.at(-1)?.push(cell.trim().replace(GUARDED, ""));
    cell = "";
    count += 1;
  };
  for (let at = 0; at < text.length && count < MOST_CELLS; at++) {
    const letter = text[at];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (letter === '"' && !cell.trim()) {
      [cell, isQuoted] = ["", true];
    } else if (letter === delimiter) {
      end();
    } else if (letter === "\n") {
      end();
      rows.push([]);
    } else if (letter !== "\ufeff" && letter !== "\r") {
      cell += letter;
    }
  }
  end();
  return rows.filter((row) => row.some(Boolean));
}

/**
 * Read a table of debts. Its columns are known by the names above them, or by what is in them where there are none.
 *
 * @param {string} text
 * @param {Column[]} columns
 * @returns {ReadTable}
 */
export function readTable(text, columns) {
  const [head = [], ...rest] = cells(text);
  const named = head.map((name) => fieldOf(name, columns));
  const isHead = !head.some((cell) => NUMBER.test(cell)) && named.some(Boolean);
  const body = isHead ? rest : [head, ...rest];
  const fields = distinct(isHead ? named : guessed(body, columns));
  const rows = body.map((row) => {
    /** @type {Record<string, string>} */
    const texts = {};
    for (const [index, field] of fields.entries()) {
      if (field && row[index]) put(texts, field, row[index], isHead ? head[index] : "", columns);
    }
    return withTerms(texts, fields.includes("terms"));
  });
  return {
    rows: rows.filter((texts) => Object.keys(texts).length),
    fields: fields.filter((field) => field !== undefined),
    unknown: isHead ? head.filter((name, index) => name && !fields[index]) : [],
  };
}

/**
 * Choose what changes in the terms of a debt, where the table has no column for that.
 *
 * @param {Record<string, string>} texts
 * @param {boolean} isChosen
 */
function withTerms(texts, isChosen) {
  const changes = new Set(
    Object.keys(CHANGES).flatMap((field) => (texts[field] ? [CHANGES[field]] : [])),
  );
  if (!isChosen && changes.size) texts.terms = changes.size > 1 ? "both" : [...changes][0];
  return texts;
}

/** @param {string} text */
function delimiterOf(text) {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((each) => unquoted.split(each).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

/** @param {string} name @param {Column[]} columns */
function fieldOf(name, columns) {
  const exact = columns.find(({ label }) => label === name);
  if (exact) return exact.field;
  const known = NAMES.find(
    ([field, pattern]) => pattern.test(name) && columns.some((column) => column.field === field),
  );
  return known?.[0];
}

/** Each field once: a second column that fits it is none. @param {(string | undefined)[]} fields */
function distinct(fields) {
  return fields.map((field, index) => (fields.indexOf(field) === index ? field : undefined));
}

/**
 * What the columns of a table without a head hold: words are a kind or a name, numbers come in the usual order.
 *
 * @param {string[][]} rows
 * @param {Column[]} columns
 */
function guessed(rows, columns) {
  const kinds = columns.find(({ field }) => field === "kind")?.options;
  const numbers = ["balance", "rate", "payment", "left", "due"];
  const words = ["name"];
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => {
    const column = rows.map((row) => row[index] ?? "").filter(Boolean);
    if (column.every((cell) => NUMBER.test(cell))) return numbers.shift();
    return kinds && column.some((cell) => kinds.has(cell)) ? "kind" : words.shift();
  });
}

/**
 * Put a cell into the fields that take it: a rate brings along whether it is one of a day, a month or a year, a share
 * that it is one, and a kind that is not known is a name.
 *
 * @param {Record<string, string>} texts
 * @param {string} field
 * @param {string} cell
 * @param {string} head
 * @param {Column[]} columns
 */
function put(texts, field, cell, head, columns) {
  const options = columns.find((column) => column.field === field)?.options;
  if (options?.size) {
    const value = options.get(cell);
    if (value !== undefined) texts[field] = value;
    else if (field === "kind") texts.name ??= cell;
    return;
  }
  const [, text, period] = /^(.*?[%％‰]?)\s*[/／每]?\s*(年|月|日|天|yr|mo|day)?$/.exec(cell) ?? [];
  if (field === "after") {
    texts.after = text ?? cell;
  } else if (field === "rate") {
    const said = `${head} ${period ?? ""}`;
    if (/日|天|day/i.test(said)) texts.quote = "day";
    else if (/月|mo/i.test(said)) texts.quote = "month";
    texts.rate = text ?? cell;
  } else {
    if (field === "payment" && /[%％]/.test(cell)) texts.paid_in = "share";
    texts[field] = cell;
  }
}
