/** Which functions of a program are called: an instrumented copy of it tells of the first call of each. */

import binaryen from "binaryen";

const MODULE = "calls";
const TELL = "tell";
/** While this global is 0, nothing is told. */
const LISTENING = "listening";

/**
 * Return a program that does the same as `program` and tells of the first call of each function.
 *
 * A call into JavaScript takes longer than most functions do, so a global for each function says that it was told of.
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
    const isTold = `told${i}`;
    module.addGlobal(isTold, i32, true, module.i32.const(0));
    const tell = module.if(
      module.i32.lt_u(module.global.get(isTold, i32), module.global.get(LISTENING, i32)),
      module.block(null, [
        module.global.set(isTold, module.i32.const(1)),
        module.call(TELL, [module.i32.const(i)], binaryen.none),
      ]),
    );
    binaryen.Function.setBody(reference, module.block(null, [tell, body], results));
  }
  const told = module.emitBinary();
  module.dispose();
  return told;
}

/** What a telling program tells. */
export class Calls {
  /** The functions called, by their index in the program. @type {Set<number>} */
  functions = new Set();
  /** What a telling program imports, beside what it imported before. */
  imports = { [MODULE]: { [TELL]: (index) => this.functions.add(index) } };

  /** Note what is called from now on. @param {WebAssembly.Exports} exports of the telling program */
  listen(exports) {
    exports[LISTENING].value = 1;
  }

  /** Note nothing of what is called from now on. @param {WebAssembly.Exports} exports of the telling program */
  ignore(exports) {
    exports[LISTENING].value = 0;
  }
}
