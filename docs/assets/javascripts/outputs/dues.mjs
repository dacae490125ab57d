/**
 * The days on which a plan's payments are due.
 *
 * @typedef {object} Payee
 * @property {string} name
 * @property {number | null} day of the month, if it is known
 * @property {number[]} paid the payments of the plan's months, in 分; none for a debt that the plan leaves out
 *
 * @typedef {object} Plan
 * @property {string} start the first month, such as 2026-12, or nothing
 * @property {Payee[]} payees
 *
 * @typedef {object} Due
 * @property {string} name
 * @property {string} id the same for the same payment in every plan
 * @property {number} number of the month, from 1
 * @property {number | null} day as it was filled in
 * @property {string} month such as 2027-02
 * @property {string} date such as 2027-02-28, or nothing where the day is not known
 * @property {number} fen
 */

/**
 * The payments of a plan, month by month, by the days on which they are due, those without a day last.
 *
 * A day that a month lacks is its last.
 *
 * @param {Plan} plan
 * @param {string} start the plan's first month
 * @returns {Due[]}
 */
export function dues({ payees }, start) {
  /** @type {Map<string, number>} */
  const namesakes = new Map();
  const found = payees.flatMap(({ name, day, paid }) => {
    const namesake = (namesakes.get(name) ?? 0) + 1;
    namesakes.set(name, namesake);
    return paid.map((fen, index) => {
      const { month, last } = monthLater(start, index);
      const date = day ? `${month}-${twoDigits(Math.min(day, last))}` : "";
      const id = `${encodeURIComponent(name)}.${namesake}.${month}`;
      return { name, id, number: index + 1, day, month, date, fen };
    });
  });
  return found
    .filter(({ fen }) => fen > 0)
    .sort((a, b) => a.number - b.number || order(a) - order(b));
}

/** @param {Due} due */
function order({ day }) {
  return day ?? Number.POSITIVE_INFINITY;
}

/** An amount as spreadsheets read it. @param {number} fen */
export function inYuan(fen) {
  return (fen / 100).toFixed(2);
}

/** An amount as people read it. @param {number} fen */
export function grouped(fen) {
  return (fen / 100).toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}

/** @param {string} start @param {number} months */
function monthLater(start, months) {
  const [year, month] = start.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return {
    month: `${last.getUTCFullYear()}-${twoDigits(last.getUTCMonth() + 1)}`,
    last: last.getUTCDate(),
  };
}

/** @param {number} number */
function twoDigits(number) {
  return String(number).padStart(2, "0");
}
