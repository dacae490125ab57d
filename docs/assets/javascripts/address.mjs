/**
 * The inputs in the page's address, after the #, where no server sees them.
 * They are data that somebody else may have written: names and texts, never markup or code.
 */

/** How often the address may follow, in milliseconds: it takes time, and browsers allow it only so many times. */
const PAUSE = 300;
const LEAVING = ["pagehide", "beforeprint"];
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
  waiting = undefined;
  history.replaceState(history.state, "", `#${new URLSearchParams(texts)}`);
}

/** Put the texts into the address, now or a little later. @param {() => Record<string, string>} texts */
export function setAddressSoon(texts) {
  waiting = texts;
  if (timer) return;
  settleAddress();
  timer = setTimeout(() => {
    timer = 0;
    if (waiting) setAddressSoon(waiting);
  }, PAUSE);
}

/** Put texts that wait into the address. */
export function settleAddress() {
  if (waiting) setAddress(waiting());
}

/** Take the texts out of the address; none that wait come back. */
export function clearAddress() {
  waiting = undefined;
  waiting = undefined;
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}

for (const event of LEAVING) addEventListener(event, settleAddress);
