/** The cells of a table that was copied from a spreadsheet or saved as text. */

const DELIMITERS = ["\t", ",", ";", "，", "；", "|"];
/** A text that `csv.mjs` keeps spreadsheets from taking for a formula. */
const GUARDED = /^'(?='*[=+\-@\t\r＝＋－＠])/;
/** What people put into a cell of which nothing is known. */
const NOTHING = /^(?:[-—–−/\\.·*?？]+|无|没有|暂无|不详|不知道|未知|待定|n\/?a|none|null|nil)$/i;
export const MOST_CELLS = 5000;

/** Whether a text holds more than one cell. @param {string} text */
export function isTable(text) {
  const lines = text.trim().split(/\r?\n/);
  return text.includes("\t") || (lines.length > 1 && lines.every((line) => /[,;，；|]/.test(line)));
}

/**
 * The cells of a text, by rows; rows without any text are left out.
 *
 * @param {string} text
 * @returns {{ rows: string[][], isCut: boolean }}
 */
export function cells(text) {
  const delimiter = delimiterOf(text);
  /** @type {string[][]} */
  const rows = [[]];
  let [cell, isQuoted, count, at] = ["", false, 0, 0];
  const end = () => {
    rows.at(-1)?.push(cell.trim().replace(GUARDED, ""));
    cell = "";
    count += 1;
  };
  for (; at < text.length && count < MOST_CELLS; at++) {
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
  const isRuled = delimiter === "|";
  const isLine = (/** @type {string[]} */ row) =>
    isRuled && row.every((each) => /^:?-*:?$/.test(each));
  return {
    rows: rows.filter((row) => row.some(Boolean) && !isLine(row)),
    isCut: at < text.trimEnd().length,
  };
}

/** Whether nothing is said in a cell. @param {string | undefined} cell */
export function isNothing(cell) {
  return !cell || NOTHING.test(cell);
}

/** The rows as columns. @param {string[][]} rows */
export function turned(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => rows.map((row) => row[index] ?? ""));
}

/** @param {string} text */
function delimiterOf(text) {
  const unquoted = text.replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((each) => unquoted.split(each).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}
