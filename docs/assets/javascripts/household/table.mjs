/**
 * Tables of debts, as spreadsheets copy and save them: which column holds what, the debts, and what of the table is
 * not among them or not as it was there.
 *
 * @typedef {import("./columns.mjs").Column} Column
 * @typedef {import("./debt.mjs").Change} Change
 *
 * @typedef {object} ReadTable
 * @property {Record<string, string>[]} rows of each debt its texts by field
 * @property {string[]} fields that were found, in the order of the table
 * @property {[name: string, field: string][]} named the columns that are called otherwise than their field
 * @property {boolean} isGuessed whether no names told what the columns hold
 * @property {string[]} unknown the names of columns that no field is called by
 * @property {Change[]} changes what was read otherwise than it was in the table
 * @property {string[]} unread rows in which no debt was recognised, by what is in them
 * @property {number} totals how many rows were sums of others
 * @property {boolean} isPlan whether it is the plan of one loan; then there are no rows
 * @property {boolean} isCut whether the table has more cells than are read
 */

import { cells, isNothing, turned } from "./cells.mjs";
import { guessed, head, isOurs, isTurned } from "./columns.mjs";
import { debtOf, ownDebt } from "./debt.mjs";

/** Without these fields, a debt does not count. */
export const NEEDED = ["balance", "rate", "payment"];
/** A row in which nothing else is filled in is no debt. */
const ASIDE = ["name", "kind", "quote", "paid_in", "terms", "paused_interest"];
/** So many rows, numbered from 1, are the instalments of one loan. */
const INSTALMENTS = 3;
const TOTAL =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*和|总\s*数|汇\s*总|一共|(?:sub|grand )?totals?|sum)(?![a-z])/i;

/**
 * Read a table of debts.
 *
 * @param {string} text
 * @param {Column[]} columns
 * @returns {ReadTable}
 */
export function readTable(text, columns) {
  const { rows: given, isCut } = cells(text);
  const isAcross = !head(given, columns) && isTurned(given, columns);
  const all = isAcross ? turned(given) : given;
  const top = head(all, columns);
  const names = top ? all[top.at] : [];
  const fields = top?.fields ?? guessed(all, columns);
  const isOwn = isOurs(names, columns);
  /** @type {ReadTable} */
  const read = {
    rows: [],
    fields: fields.filter((field) => field !== undefined),
    named: names.flatMap((name, index) => {
      const field = fields[index];
      return field && columns.find((column) => column.field === field)?.label !== name
        ? [/** @type {[string, string]} */ ([name, field])]
        : [];
    }),
    isGuessed: !top,
    unknown: names.filter((name, index) => name && !fields[index]),
    changes: [],
    unread: [],
    totals: 0,
    isPlan: false,
    isCut,
  };
  for (const row of all.slice(top ? top.at + 1 : 0)) {
    const isAgain = top && row.every((cell, index) => cell === (names[index] ?? ""));
    if (isAgain) continue;
    const { texts, changes } = isOwn
      ? ownDebt(row, fields, columns)
      : debtOf(row, fields, names, columns);
    if (isOwn) {
      if (Object.keys(texts).length) read.rows.push(texts);
    } else if (row.slice(0, 2).some((cell) => TOTAL.test(cell))) {
      read.totals += 1;
    } else if (Object.keys(texts).some((field) => !ASIDE.includes(field))) {
      read.rows.push(texts);
      read.changes.push(...changes);
    } else if (row.some((cell) => !isNothing(cell))) {
      read.unread.push(row.filter((cell) => !isNothing(cell)).join(" "));
    }
  }
  read.isPlan =
    read.rows.length >= INSTALMENTS && read.rows.every(({ left }, at) => left === String(at + 1));
  if (read.isPlan) read.rows = [];
  return read;
}
