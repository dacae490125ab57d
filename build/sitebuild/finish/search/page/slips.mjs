/** Words with a slip in them. */

/**
 * Whether one slip makes one word of the other: a character changed, left out, added, or two
 * neighbours exchanged.
 * @param {string} a
 * @param {string} b
 */
export function isOneSlip(a, b) {
  if (a.length > b.length) return isOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  return (
    a.slice(i + 1) === b.slice(i + 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
  );
}
