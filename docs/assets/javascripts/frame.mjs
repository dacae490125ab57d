/**
 * What a page in a frame tells the one around it: `{ type, version, height }`, the height in CSS pixels. Other sites
 * rely on it: whatever is added, these stay; if one of them has to mean something else, `VERSION` grows.
 */

export const TYPE = "loan-calculator";
export const VERSION = 1;
