/**
 * The inputs in the page's address, after the #, where no server sees them.
 * They are data that somebody else may have written: names and texts, never markup or code.
 */

/** The texts that the address carries, or none. @returns {Map<string, string>} */
export function textsOfAddress() {
  const carried = location.hash.slice(1);
  return new Map(carried.includes("=") ? new URLSearchParams(carried) : []);
}

/** Put the texts into the address without a new entry in the history. @param {Record<string, string>} texts */
export function setAddress(texts) {
  history.replaceState(history.state, "", `#${new URLSearchParams(texts)}`);
}

/** Take the texts out of the address. */
export function clearAddress() {
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}
