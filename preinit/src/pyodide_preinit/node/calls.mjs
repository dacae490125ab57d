/** Which functions of a program are called: an instrumented copy of it tells of the first call of each. */

import binaryen from "binaryen";
import { setBody } from "./module.mjs";

const MODULE = "calls";
const TELL = "tell";
/** While this global is 0, nothing is told; whenever it grows, each function is told of once more. */
const LISTENING = "listening";

/**
 * Return a program that does the same as `program` and tells of the first call of each function.
 *
 * A call into JavaScript takes longer than most functions do, so a global for each function says when it was told of.
 *
 * @param {Uint8Array} program
 */
export function telling(program) {
  const module = binaryen.readBinary(program);
  const { i32 } = binaryen;
  module.addFunctionImport(TELL, MODULE, TELL, binaryen.createType([i32]), binaryen.none);
  module.addGlobal(LISTENING, i32, true, module.i32.const(0));
  module.addGlobalExport(LISTENING, LISTENING);
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const reference = module.getFunctionByIndex(i);
    const { base, body, results } = binaryen.getFunctionInfo(reference);
    if (base) continue;
    const told = `told${i}`;
    module.addGlobal(told, i32, true, module.i32.const(0));
    const tell = module.if(
      module.i32.lt_u(module.global.get(told, i32), module.global.get(LISTENING, i32)),
      module.block(null, [
        module.global.set(told, module.global.get(LISTENING, i32)),
        module.call(TELL, [module.i32.const(i)], binaryen.none),
      ]),
    );
    setBody(reference, module.block(null, [tell, body], results));
  }
  const telling = module.emitBinary();
  module.dispose();
  return telling;
}

/** What a telling program tells. */
export class Calls {
  #times = 0;
  /** @type {Set<number>} */
  #functions = new Set();
  /** What a telling program imports, beside what it imported before. */
  imports = { [MODULE]: { [TELL]: (/** @type {number} */ index) => this.#functions.add(index) } };

  /**
   * The functions that are called while something is done, by their index in the program.
   *
   * @param {WebAssembly.Exports} exports of the telling program
   * @param {() => void} something
   */
  during(exports, something) {
    const listening = /** @type {WebAssembly.Global} */ (exports[LISTENING]);
    this.#functions = new Set();
    listening.value = ++this.#times;
    something();
    listening.value = 0;
    return this.#functions;
  }
}
