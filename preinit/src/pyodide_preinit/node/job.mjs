/**
 * What a script is given and gives back: each is run as `node SCRIPT JOB RESULT`, with the names of two files of JSON.
 *
 * @typedef {object} Job
 * @property {string} pyodide the folder of the npm package
 * @property {string} library the zip file that Python imports from
 * @property {string} inside the folder of the scripts that run in the interpreter
 * @property {string[]} package the files of the package
 * @property {string | null} warmUp a script that is run before anything else
 * @property {string[]} keep the modules in which nothing is taken out
 * @property {string} entry the function that answers, `module:function`
 * @property {Record<string, string>} env environment variables of the interpreter
 * @property {string[]} requests
 * @property {string} target the file of the ready program
 */

import { readFileSync, writeFileSync } from "node:fs";
import { Broken } from "./broken.mjs";

const [, , given, result] = process.argv;

/** @type {Job} */
export const job = JSON.parse(readFileSync(given, "utf8"));

/** End the process with a result. @param {unknown} value @returns {never} */
export function done(value) {
  return end({ value });
}

process.on("uncaughtException", (error) => {
  if (error instanceof Broken) end({ broken: error.sentences });
  console.error(error);
  process.exit(1);
});

/** @param {object} outcome @returns {never} */
function end(outcome) {
  writeFileSync(result, JSON.stringify(outcome));
  process.exit();
}
