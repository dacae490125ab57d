/**
 * What a page or a worker needs to ask Python.
 *
 * @typedef {import("./files.mjs").Part} Part
 */

export { RuntimeFiles } from "./files.mjs";
export { Python } from "./python.mjs";
export * as whole from "./whole.mjs";
