/**
 * The inputs in the page's address, after the #, where no server sees them.
 * They are data that somebody else may have written: names and texts, never markup or code.
 */

/** How long nothing may change before the address follows, in milliseconds: browsers count, and take their time. */
const PAUSE = 300;
let timer = 0;
/** @type {(() => Record<string, string>) | undefined} */
let waiting;

/** The texts that the address carries, or none. @returns {Map<string, string>} */
export function textsOfAddress() {
  const carried = location.hash.slice(1);
  return new Map(carried.includes("=") ? new URLSearchParams(carried) : []);
}

/** Put the texts into the address without a new entry in the history. @param {Record<string, string>} texts */
export function setAddress(texts) {
  clearTimeout(timer);
  waiting = undefined;
  history.replaceState(history.state, "", `#${new URLSearchParams(texts)}`);
}

/** Put the texts into the address once the reader pauses. @param {() => Record<string, string>} texts */
export function setAddressSoon(texts) {
  clearTimeout(timer);
  waiting = texts;
  timer = setTimeout(settleAddress, PAUSE);
}

/** Put texts that wait into the address. */
export function settleAddress() {
  if (waiting) setAddress(waiting());
}

/** Take the texts out of the address. */
export function clearAddress() {
  clearTimeout(timer);
  waiting = undefined;
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}
