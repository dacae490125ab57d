/** What several modules do with a program that binaryen has read. */

import binaryen from "binaryen";

/** @template T @param {number} count @param {(index: number) => T} make */
export function all(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The functions of a program. @param {binaryen.Module} module */
export function functions(module) {
  return all(module.getNumFunctions(), (i) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(i)),
  );
}

/** The globals that a program imports. @param {binaryen.Module} module */
export function importedGlobals(module) {
  const globals = all(module.getNumGlobals(), (i) =>
    binaryen.getGlobalInfo(module.getGlobalByIndex(i)),
  );
  return globals.filter(({ base }) => base);
}

/** The only piece of a program's table. @param {binaryen.Module} module */
export function functionTable(module) {
  return binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0));
}

/**
 * What an expression consists of. Of which kind it is, is known; types are only told of expressions of any kind.
 *
 * @type {(expression: binaryen.ExpressionRef) => any}
 */
export const parts = binaryen.getExpressionInfo;

/**
 * Make a global one of the program's own, with a value.
 *
 * @param {binaryen.Module} module
 * @param {string} name
 * @param {number} value
 * @param {boolean} [isMutable]
 */
export function fixGlobal(module, name, value, isMutable = false) {
  module.removeGlobal(name);
  module.addGlobal(name, binaryen.i32, isMutable, module.i32.const(value));
}

/** Replace what a function does. @param {binaryen.FunctionRef} reference @param {binaryen.ExpressionRef} body */
export function setBody(reference, body) {
  // Binaryen's declaration of its types lacks it.
  /** @type {any} */ (binaryen).Function.setBody(reference, body);
}
