/**
 * Which functions of a program are called: a copy of it tells of each call.
 */

import binaryen from "binaryen";

const MODULE = "calls";
const TELL = "tell";

/** Return a program that does the same as `program` and tells of each call. @param {Uint8Array} program */
export function telling(program) {
  const module = binaryen.readBinary(program);
  module.addFunctionImport(TELL, MODULE, TELL, binaryen.createType([binaryen.i32]), binaryen.none);
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const reference = module.getFunctionByIndex(i);
    const { base, body, results } = binaryen.getFunctionInfo(reference);
    if (base) continue;
    const tell = module.call(TELL, [module.i32.const(i)], binaryen.none);
    binaryen.Function.setBody(reference, module.block(null, [tell, body], results));
  }
  const told = module.emitBinary();
  module.dispose();
  return told;
}

/** What a telling program has told so far. */
export class Calls {
  /** The functions called, by their index in the program. @type {Set<number>} */
  functions = new Set();
  /** What a telling program imports, beside what it imported before. */
  imports = { [MODULE]: { [TELL]: (index) => this.functions.add(index) } };
}
