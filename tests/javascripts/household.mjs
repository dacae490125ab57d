/** Reads tables and records (JSON) from standard input and writes what came of them. */

import { readFileSync } from "node:fs";

Object.assign(globalThis, { TRANSLATIONS: {}, LANGUAGE: "zh" });

// They say texts as soon as they are there.
const at = "../../docs/assets/javascripts";
const { asTyped } = await import(`${at}/csv.mjs`);
const { isTable } = await import(`${at}/household/cells.mjs`);
const { progress, read, upgraded, written } = await import(`${at}/household/record.mjs`);
const { report } = await import(`${at}/household/report.mjs`);
const { readTable } = await import(`${at}/household/table.mjs`);

const given = JSON.parse(readFileSync(0, "utf8"));
const columns = (given.columns ?? []).map(([field, label, options, longest]) => ({
  field,
  label,
  longest,
  options: new Map(Object.entries(options)),
}));
const opened = (text) => {
  try {
    const record = read(text);
    return { record, progress: progress(record) ?? null };
  } catch (error) {
    return { error: /** @type {any} */ (error).kind ?? String(error) };
  }
};
const table = (text) => {
  const found = readTable(text, columns);
  const filled = { taken: found.rows.length, left: 0 };
  return { is: isTable(text), said: report(found, filled, columns), ...found };
};
/** Steps that a build may have taken: a pair has another name, then a further one, and a step that fails. */
const STEPS = {
  0: (record) => ({ ...record, pairs: Object.entries(record.texts) }),
  1: (record) => ({
    ...record,
    pairs: record.pairs.map(([name, text]) => [name === "wage" ? "income" : name, text]),
  }),
  2: (record) => ({ ...record, pairs: [...record.pairs, ["method", "avalanche"]] }),
};
const lifted = ([record, version]) => {
  try {
    return upgraded(record, STEPS, version);
  } catch (error) {
    return { error: /** @type {any} */ (error).kind ?? String(error) };
  }
};
process.stdout.write(
  JSON.stringify({
    tables: (given.tables ?? []).map(table),
    csv: (given.csv ?? []).map(asTyped),
    upgraded: (given.upgrade ?? []).map(lifted),
    written: (given.write ?? []).map(written),
    records: (given.records ?? []).map(opened),
  }),
);
