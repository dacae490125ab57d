/** Says what is being done, a line each, for it takes a while. */

/** How often to report how far a long list has come. */
const PARTS = 4;

/** @param {string} what is done now or was */
export function say(what) {
  console.log(what);
}

/**
 * Give the items of a list, and say how far it has come.
 *
 * @template T
 * @param {string} what is done with each
 * @param {T[]} items
 */
export function* counted(what, items) {
  const step = Math.ceil(items.length / PARTS);
  for (const [index, item] of items.entries()) {
    if (index % step === 0) say(`${what}: ${index} of ${items.length}`);
    yield item;
  }
}
