/**
 * What controls are called: FIELD, or GROUP.NUMBER.FIELD in a row, where rows are counted from 1 without a gap.
 * `calculators/forms/fieldset.py` calls them so.
 */

/** The names of controls, and of groups, under which links and records say how many rows there are. */
export const NAME = /^[a-z_]{1,30}(\.\d{1,2}\.[a-z_]{1,30})?$/;

/**
 * The group, the number and the field that a name consists of; outside of rows, the first two are empty.
 *
 * @param {string} name
 */
export function split(name) {
  const [group, number, field] = name.split(".");
  return field === undefined ? ["", "", name] : [group, number, field];
}

/** @param {string} group @param {number | string} number @param {string} field */
export function inRow(group, number, field) {
  return `${group}.${number}.${field}`;
}

/** The name of the control of another field in the same row, or outside of rows. @param {string} name @param {string} field */
export function beside(name, field) {
  return name.slice(0, name.lastIndexOf(".") + 1) + field;
}
