/** Reads tables and records (JSON) from standard input and writes what came of them. */

import { readFileSync } from "node:fs";
import { written as tableText } from "../../docs/assets/javascripts/csv.mjs";
import { progress, read, written } from "../../docs/assets/javascripts/household/record.mjs";
import { isTable, readTable } from "../../docs/assets/javascripts/household/table.mjs";

globalThis.TRANSLATIONS = {};
globalThis.LANGUAGE = "zh";

const given = JSON.parse(readFileSync(0, "utf8"));
const columns = (given.columns ?? []).map(([field, label, options]) => ({
  field,
  label,
  options: new Map(Object.entries(options)),
}));
const opened = (text) => {
  try {
    const record = read(text);
    return { record, progress: progress(record) ?? null };
  } catch (error) {
    return { error: error.kind ?? String(error) };
  }
};
process.stdout.write(
  JSON.stringify({
    tables: (given.tables ?? []).map((text) => ({ is: isTable(text), ...readTable(text, columns) })),
    csv: (given.csv ?? []).map((rows) => tableText(rows)),
    written: (given.write ?? []).map(written),
    records: (given.records ?? []).map(opened),
  }),
);
