/** The first sheet of a workbook (.xlsx) that holds something, as text: a row a line, tabs between cells. */

import { _ } from "../texts.mjs";

/** Formats of numbers that every workbook knows without naming them, and that are dates. */
const DATES = [
  [14, 22],
  [27, 36],
  [50, 58],
];
/** What a format of a date has in it, apart from what is in quotes or brackets. */
const DATE = /[ymd年月日]/i;
const ASIDE = /"[^"]*"|\[[^\]]*\]|\\./g;
/** Formats of numbers that every workbook knows, and that are shares. */
const SHARES = [9, 10];
const DAY = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);
/** Days between the two beginnings from which workbooks count. */
const LATER_FIRST = 1462;
const MOST_COLUMNS = 64;

/**
 * @param {import("./archive.mjs").Archive} archive
 * @returns {Promise<import("./read.mjs").Table>}
 */
export async function sheet(archive) {
  const part = async (/** @type {string} */ name) => parsed(await archive.text(`xl/${name}`));
  const [book, relations, strings, styles] = await Promise.all(
    ["workbook.xml", "_rels/workbook.xml.rels", "sharedStrings.xml", "styles.xml"].map(part),
  );
  const shared = all(strings, "si").map(textOf);
  const isDate = stylesOf(styles, DATE, (id) => DATES.some(([from, to]) => from <= id && id <= to));
  const isShare = stylesOf(styles, /%/, (id) => SHARES.includes(id));
  const shift = /^(?:1|true)$/.test(all(book, "workbookPr")[0]?.getAttribute("date1904") ?? "")
    ? LATER_FIRST
    : 0;
  const targets = new Map(
    all(relations, "Relationship").map((each) => [
      each.getAttribute("Id"),
      (each.getAttribute("Target") ?? "").replace(/^(?:\/?xl\/|\.\/)/, ""),
    ]),
  );
  const visible = all(book, "sheet").filter((each) => !each.getAttribute("state"));
  let text = "";
  let name = "";
  for (const each of visible) {
    const relation = [...each.attributes].find(({ localName }) => localName === "id")?.value ?? "";
    const rows = all(await part(targets.get(relation) ?? ""), "row").map((row) =>
      line(row, (cell) => shown(cell, shared, { isDate, isShare, shift })),
    );
    text = rows.join("\n");
    name = each.getAttribute("name") ?? "";
    if (rows.filter((row) => row.trim()).length > 1) break;
  }
  return { text, how: visible.length > 1 ? _(".xlsx，工作表“{name}”", { name }) : ".xlsx" };
}

/**
 * The text of a row, with its cells in their columns.
 *
 * @param {Element} row
 * @param {(cell: Element) => string} text
 */
function line(row, text) {
  /** @type {string[]} */
  const cells = [];
  for (const cell of all(row, "c")) {
    const letters = /^[A-Z]+/.exec(cell.getAttribute("r") ?? "")?.[0];
    const column = letters
      ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      : cells.length;
    if (column >= MOST_COLUMNS) continue;
    while (cells.length < column) cells.push("");
    cells[column] = text(cell).replace(/\s+/g, " ").trim();
  }
  return cells.join("\t");
}

/**
 * @param {Element} cell
 * @param {string[]} shared
 * @param {{ isDate: boolean[], isShare: boolean[], shift: number }} styles
 */
function shown(cell, shared, { isDate, isShare, shift }) {
  const value = all(cell, "v")[0]?.textContent ?? "";
  const type = cell.getAttribute("t") ?? "n";
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "inlineStr") return textOf(cell);
  if (type !== "n" || value === "" || !Number.isFinite(Number(value))) return value;
  const style = Number(cell.getAttribute("s") ?? 0);
  if (isShare[style]) return `${plain(Number(value) * 100)}%`;
  if (!isDate[style]) return plain(Number(value));
  const day = new Date(FIRST + (Math.floor(Number(value)) + shift) * DAY);
  return Number.isNaN(day.getTime()) ? value : day.toISOString().slice(0, 10);
}

/** A number without what computing left of it in its last digits. @param {number} value */
function plain(value) {
  const text = String(Number(value.toPrecision(12)));
  return text.includes("e") ? value.toFixed(2) : text;
}

/**
 * Which styles of cells have a format of a kind.
 *
 * @param {Document} styles
 * @param {RegExp} sign that a format of the kind has in it
 * @param {(id: number) => boolean} isKnown tells whether a format is of the kind that the workbook need not name
 */
function stylesOf(styles, sign, isKnown) {
  const named = new Set(
    all(styles, "numFmt")
      .filter((each) => sign.test((each.getAttribute("formatCode") ?? "").replace(ASIDE, "")))
      .map((each) => Number(each.getAttribute("numFmtId"))),
  );
  const [formats] = all(styles, "cellXfs");
  return (formats ? all(formats, "xf") : []).map((each) => {
    const id = Number(each.getAttribute("numFmtId"));
    return named.has(id) || isKnown(id);
  });
}

/** The text of a string, without how it is read aloud. @param {Element} element */
function textOf(element) {
  return all(element, "t")
    .filter((each) => each.parentElement?.localName !== "rPh")
    .map((each) => each.textContent)
    .join("");
}

/** @param {Document | Element} inside @param {string} name @returns {Element[]} */
function all(inside, name) {
  return [...inside.getElementsByTagNameNS("*", name)];
}

/** @param {string | undefined} xml */
function parsed(xml) {
  return new DOMParser().parseFromString(xml ?? "<none/>", "application/xml");
}
