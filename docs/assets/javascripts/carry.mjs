/**
 * Links of a result that take what is filled in to another calculator: behind the # of its address, where no server
 * sees it. The calculator of a single loan gets the list of debts beside the loan, to be carried on.
 */

import { DEBT, listed } from "./household/picker.mjs";
import { encodeOwnLink } from "./link.mjs";

/**
 * @typedef {import("./link.mjs").Pair} Pair
 * @typedef {Record<string, string>} Row what is known of a loan as a row of the list, by field
 */

/**
 * @param {HTMLElement} result
 * @param {object} from
 * @param {(row: Row | undefined) => Pair[]} from.pairs gives what is filled in for other calculators
 * @param {() => string} from.debt gives the number of the row that was picked here
 */
export function connectCarry(result, { pairs, debt }) {
  const prepare = (/** @type {Event} */ event) => {
    const link = /** @type {Element} */ (event.target).closest?.("[data-carry]");
    if (!(link instanceof HTMLAnchorElement)) return;
    // What is of another loan than what is filled in now is not taken along.
    const isOld = result.hasAttribute("data-out-of-date");
    const row = /** @type {HTMLElement | null} */ (link.closest("[data-carry-row]"));
    const all = pairs(isOld || !row ? undefined : JSON.parse(row.dataset.carryRow ?? "{}"));
    const { carryTexts, carryDebt } = link.dataset;
    if (carryTexts === undefined) link.hash = encodeOwnLink(all);
    else {
      const loan = isOld ? [] : Object.entries(JSON.parse(carryTexts));
      const picked = carryDebt === undefined ? debt() : isOld ? "" : carryDebt;
      link.hash = encodeOwnLink([...loan, ...listed(all), [DEBT, picked]]);
    }
  };
  beforeOpened(result, prepare);
}

/**
 * Call `prepare` before a link in `place` is opened, be it in another tab, by the middle button or from a menu.
 *
 * @param {HTMLElement} place
 * @param {(event: Event) => void} prepare
 */
export function beforeOpened(place, prepare) {
  for (const event of ["pointerdown", "focusin", "click"]) {
    place.addEventListener(event, prepare, { capture: true });
  }
}
