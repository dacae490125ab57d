/** What binaryen's declaration of its types lacks. */

import binaryen from "binaryen";

/**
 * Replace what a function does.
 *
 * @param {binaryen.FunctionRef} reference
 * @param {binaryen.ExpressionRef} body
 */
export function setBody(reference, body) {
  /** @type {any} */ (binaryen).Function.setBody(reference, body);
}
