/**
 * A table of the result as a CSV file that spreadsheets open: Chinese stays readable, amounts are numbers,
 * and no text can be taken for a formula.
 */

import { saveFile } from "./saving.mjs";
import { _ } from "./texts.mjs";

/** Tells spreadsheets that the file is UTF-8. */
const MARK = "\uFEFF";
const AMOUNT = /^-?[\d,]+(\.\d+)?$/;
const MONEY = /^(?:¥(-?[\d,]+(?:\.\d+)?)|(-?[\d,]+(?:\.\d+)?) 元)$/;
const NUMBER = /^-?\d+(\.\d+)?%?$/;
/** What spreadsheets may take for the beginning of a formula, full-width forms too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Answer the download buttons of `result`. @param {HTMLElement} result */
export function connectDownloads(result) {
  result.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-csv]");
    const table = button?.parentElement?.querySelector("table");
    const name = table?.caption?.textContent ?? table?.getAttribute("aria-label");
    if (table) saveFile(csv(table), `${name}.csv`, "text/csv;charset=utf-8");
  });
}

/** Return a table as the text of a CSV file. @param {HTMLTableElement} table */
export function csv(table) {
  const [head = [], ...body] = [...table.rows].map((row) =>
    [...row.cells].map((cell) => (cell.textContent ?? "").trim()),
  );
  const inYuan = head.map((_, i) => body.length > 0 && body.every((row) => MONEY.test(row[i])));
  const names = head.map((name, i) => (inYuan[i] ? _("{name}（元）", { name }) : name));
  return written([names, ...body].map((row) => row.map(plain)));
}

/** Return rows of cells that a reader typed as the text of a CSV file: none is another when it is read again. @param {string[][]} rows */
export function asTyped(rows) {
  // What begins like a guarded text is guarded, too.
  return written(
    rows.map((row) => row.map((text) => text.replace(/^(?='+[=+\-@\t\r＝＋－＠])/, "'"))),
  );
}

/** @param {string[][]} rows */
function written(rows) {
  const lines = rows.map((cells) => cells.map(field).join(","));
  return `${MARK}${lines.join("\r\n")}\r\n`;
}

/** An amount as a number. @param {string} text */
function plain(text) {
  const [, before, behind] = MONEY.exec(text) ?? [];
  const amount = before ?? behind ?? text;
  return AMOUNT.test(amount) ? amount.replaceAll(",", "") : text;
}

/** @param {string} text */
function field(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
