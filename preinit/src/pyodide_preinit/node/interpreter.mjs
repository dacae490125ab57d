/**
 * The whole interpreter under Node, for the build: the same sources give the same memory, because in it no time
 * passes and nothing is left to chance.
 */

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as whole from "../client/whole.mjs";
import { job } from "./job.mjs";

/** The path of a file of Pyodide. @param {string} name */
export const pyodide = (name) => join(job.pyodide, name);

/** All modules come from the library, where they have neither docstrings nor tables of line numbers. */
const OPTIONS = ["-X", "frozen_modules=off"];

const Clock = Date;
globalThis.Date = /** @type {DateConstructor} */ (
  class extends Clock {
    /** @param {any[]} parts */
    constructor(...parts) {
      super(.../** @type {[any]} */ (parts.length ? parts : [0]));
    }
    static now() {
      return 0;
    }
  }
);
performance.now = () => 0;
crypto.getRandomValues = (numbers) => /** @type {any} */ (numbers).fill(0);
// The glue is no module: these are what it expects to find under Node.
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = import.meta.dirname;
// For iPhones the glue puts no function of its own, which a program without it could not call, where Python looks
// for the number of arguments of a built-in function (see `callByArity`). Elsewhere that depends on the engine.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" } });

/**
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {Uint8Array} library
 */
export async function start(instantiate, library) {
  await import(pathToFileURL(pyodide("pyodide.asm.js")).href);
  return whole.start(instantiate, library, job.env, OPTIONS);
}

/** Run Python code. @param {whole.Interpreter} interpreter @param {string} code */
export function run(interpreter, code) {
  const { native } = interpreter;
  const text = whole.copied(interpreter, code);
  const failed = native.PyRun_SimpleString(text);
  native.free(text);
  if (failed) throw new Error("the code raised an exception");
}

/** What Python code prints. @param {whole.Interpreter} interpreter @param {string} code */
export function printed(interpreter, code) {
  const { debug } = console;
  let text = "";
  console.debug = (line) => {
    text += line;
  };
  run(interpreter, code);
  console.debug = debug;
  return text;
}
