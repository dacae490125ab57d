/**
 * The households that a reader chose to save on this device. Each has a name of its own in the browser's storage, so
 * that one that cannot be read spoils no other.
 *
 * @typedef {import("./record.mjs").HouseholdRecord} HouseholdRecord
 *
 * @typedef {object} Saved
 * @property {string} id
 * @property {string} text as it is kept
 * @property {HouseholdRecord} [record] nothing where this build cannot read it
 */

import { choiceName } from "../offline/places.mjs";
import { shared } from "../offline/registration.mjs";
import { read, written } from "./record.mjs";

/** The editions of all languages share what is saved. */
const PREFIX = choiceName(shared, "household.");
const ADDRESS = /^saved=(\w{1,8})$/;

/** Why something could not be kept: the browser forbids it, there is no room, or another tab changed it meanwhile. */
export class ShelfError extends Error {
  /** @param {"forbidden" | "full" | "changed"} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** All that is saved, by name. @returns {Saved[]} */
export function saved() {
  let ids;
  try {
    ids = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // Where a browser forbids to look, nothing is kept.
  }
  return ids
    .map((key) => one(key.slice(PREFIX.length)))
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.record?.name ?? "").localeCompare(b.record?.name ?? ""));
}

/** What is saved under `id`, if it is. @param {string} id @returns {Saved | undefined} */
export function one(id) {
  const text = raw(id);
  if (text === null) return undefined;
  try {
    return { id, text, record: read(text) };
  } catch {
    return { id, text };
  }
}

/** The id of what an address asks for, if it asks for something saved. @param {string} hash */
export function addressed(hash) {
  return ADDRESS.exec(hash)?.[1];
}

/** An id that nothing is saved under. */
export function newId() {
  let number = 1;
  while (raw(String(number)) !== null) number += 1;
  return String(number);
}

/**
 * Save a record; gives it as it is kept.
 *
 * @param {string} id
 * @param {HouseholdRecord} record
 * @param {string | null} seen what was there when this page looked last; nothing for a new one
 * @returns {string}
 * @throws {ShelfError}
 */
export function put(id, record, seen) {
  if (raw(id) !== seen) throw new ShelfError("changed");
  const text = written(record);
  store(id, text);
  return text;
}

/**
 * Save a text again that was removed, under another id where its own was taken since.
 *
 * @param {string} id
 * @param {string} text
 * @throws {ShelfError}
 */
export function putBack(id, text) {
  store(raw(id) === null ? id : newId(), text);
}

/** @param {string} id @param {string} text */
function store(id, text) {
  try {
    localStorage.setItem(PREFIX + id, text);
  } catch (error) {
    throw new ShelfError(isFull(error) ? "full" : "forbidden");
  }
}

/** @param {string} id */
export function remove(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Where nothing can be kept, there is nothing to remove.
  }
}

/** Call `changed` when another tab saves or removes something. @param {() => void} changed */
export function watch(changed) {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) changed();
  });
}

/** @param {string} id */
function raw(id) {
  try {
    return localStorage.getItem(PREFIX + id);
  } catch {
    return null;
  }
}

/** @param {unknown} error */
function isFull(error) {
  const names = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
  return error instanceof DOMException && names.includes(error.name);
}
