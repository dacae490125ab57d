/**
 * The index of the last of several numbers that is not larger than another, or -1.
 *
 * @param {ArrayLike<number>} bounds in order
 * @param {number} number
 */
export function lastUpTo(bounds, number) {
  let [below, above] = [-1, bounds.length];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (bounds[middle] <= number) below = middle;
    else above = middle;
  }
  return below;
}
