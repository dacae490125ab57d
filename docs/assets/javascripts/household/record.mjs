/**
 * What is saved of a household, on the device or in a file: what was filled in, by the names of controls, when, and
 * what was owed then and when it was saved first. Records of earlier versions are taken over; what no version wrote is
 * refused with a reason, and nothing that is there is touched.
 *
 * @typedef {import("../link.mjs").Pair} Pair
 *
 * @typedef {object} Debts
 * @property {number} owed in 元
 * @property {string} day such as 2026-12-01
 *
 * @typedef {object} HouseholdRecord
 * @property {string} name
 * @property {Pair[]} pairs what was filled in, with the numbers of rows
 * @property {Debts} [now] what was owed when it was saved
 * @property {Debts} [first] what was owed when it was saved first
 * @property {string} day on which it was saved
 */

import { NAME } from "../names.mjs";

const FORMAT = "wechat-credit-guide household";
export const VERSION = 1;
/** For each earlier version, what makes a record of the next one of it. @type {Record<number, (record: any) => any>} */
const MIGRATIONS = {};
const DAY = /^\d{4}-\d\d-\d\d$/;
const MOST_PAIRS = 1000;
const LONGEST_TEXT = 200;
const LONGEST_NAME = 40;

/** Why a text is no record: another site or program wrote it, a later build of this one, or part of it is gone. */
export class RecordError extends Error {
  /** @param {"foreign" | "newer" | "damaged"} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** @param {HouseholdRecord} record */
export function written(record) {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...record });
}

/**
 * @param {string} text
 * @returns {HouseholdRecord}
 * @throws {RecordError}
 */
export function read(text) {
  let found = parsed(text);
  if (typeof found !== "object" || found === null || found.format !== FORMAT) {
    throw new RecordError(text.includes(FORMAT) ? "damaged" : "foreign");
  }
  if (!Number.isInteger(found.version) || found.version < 1) throw new RecordError("damaged");
  if (found.version > VERSION) throw new RecordError("newer");
  found = upgraded(found);
  const { name, pairs, now, first, day } = found;
  const isWhole =
    typeof name === "string" &&
    name.length <= LONGEST_NAME &&
    DAY.test(day) &&
    Array.isArray(pairs) &&
    pairs.length <= MOST_PAIRS &&
    pairs.every(isPair) &&
    [now, first].every((debts) => debts === undefined || isDebts(debts));
  if (!isWhole) throw new RecordError("damaged");
  return { name, pairs, now, first, day };
}

/**
 * A record of an earlier version as one of this version. A field that a record does not name is empty, so that new
 * fields need nothing here; what needs a step is a field that means something else than before.
 *
 * @param {any} record
 * @param {Record<number, (record: any) => any>} migrations
 * @param {number} version
 * @throws {RecordError} it is not what its version wrote
 */
export function upgraded(record, migrations = MIGRATIONS, version = VERSION) {
  let found = record;
  try {
    for (let from = record.version; from < version; from++) {
      found = { ...migrations[from](found), version: from + 1 };
    }
  } catch {
    throw new RecordError("damaged");
  }
  return found;
}

/**
 * How much of what was owed at first is paid by now, a fraction; negative where more is owed, nothing where that is
 * not known.
 *
 * @param {HouseholdRecord} record
 */
export function progress({ now, first }) {
  if (!now || !first || first.owed <= 0 || now.day === first.day) return undefined;
  return (first.owed - now.owed) / first.owed;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} pair */
function isPair(pair) {
  if (!Array.isArray(pair) || pair.length !== 2) return false;
  const [name, text] = pair;
  return (
    typeof name === "string" &&
    NAME.test(name) &&
    typeof text === "string" &&
    text.length <= LONGEST_TEXT
  );
}

/** @param {any} debts */
function isDebts(debts) {
  return Number.isFinite(debts?.owed) && debts.owed >= 0 && DAY.test(debts.day);
}
