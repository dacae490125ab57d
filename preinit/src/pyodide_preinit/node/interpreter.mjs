/**
 * The whole interpreter under Node, for the build: the same sources give the same memory, because in it no time
 * passes and nothing is left to chance.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { adapterOf } from "../adapters/index.mjs";
import * as whole from "../client/whole.mjs";
import { job } from "./job.mjs";

const { version } = JSON.parse(readFileSync(join(job.pyodide, "package.json"), "utf8"));
/** What is assumed of the version of Pyodide that is used. */
export const adapter = adapterOf(version);

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
adapter.prepare();

/**
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {Uint8Array} library
 * @param {number} [memory] its size, if it has to be larger than usual
 */
export async function start(instantiate, library, memory) {
  const glue = await import(pathToFileURL(join(job.pyodide, adapter.FILES.glue)).href);
  return whole.start(adapter.START, {
    glue,
    instantiate,
    library,
    env: job.env,
    options: OPTIONS,
    settings: memory ? { INITIAL_MEMORY: memory } : {},
  });
}

/** Run Python code. @param {whole.Interpreter} interpreter @param {string} code */
export function run(interpreter, code) {
  const { native } = interpreter;
  const text = whole.copied(interpreter, code);
  const failed = native.PyRun_SimpleString(text);
  native.free(text);
  if (failed) throw new Error("the code raised an exception");
}

/**
 * What Python code prints, or what it says as an error.
 *
 * @param {whole.Interpreter} interpreter
 * @param {string} code
 * @param {"debug" | "warn"} method of the console that is told it
 */
export function printed(interpreter, code, method = "debug") {
  const usual = console[method];
  let text = "";
  console[method] = (line) => {
    text += line;
  };
  run(interpreter, code);
  console[method] = usual;
  return text;
}
