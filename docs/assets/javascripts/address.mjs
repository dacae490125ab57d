/**
 * The inputs in the page's address, after the #, where no server sees them.
 * They are data that somebody else may have written: names and texts, never markup or code.
 */

/** How often the address may follow, in milliseconds: it takes time, and browsers allow it only so many times. */
const PAUSE = 300;
const LEAVING = ["pagehide", "beforeprint"];
let timer = 0;
/** @type {(() => string) | undefined} */
let waiting;

/** What the address carries. */
export function carried() {
  return location.hash.slice(1);
}

/** Have the address carry `link`, without a new entry in the history. @param {string} link */
export function setAddress(link) {
  waiting = undefined;
  history.replaceState(history.state, "", `#${link}`);
}

/** Have the address carry a link, now or a little later. @param {() => string} link */
export function setAddressSoon(link) {
  waiting = link;
  if (timer) return;
  settleAddress();
  timer = setTimeout(() => {
    timer = 0;
    if (waiting) setAddressSoon(waiting);
  }, PAUSE);
}

/** Have the address carry the link that waits. */
export function settleAddress() {
  if (waiting) setAddress(waiting());
}

/** Have the address carry nothing, not even the link that waits. */
export function clearAddress() {
  waiting = undefined;
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}

for (const event of LEAVING) addEventListener(event, settleAddress);
