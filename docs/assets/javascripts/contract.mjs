/** What scripts import of the page contract; `contract.py` writes it. */

/**
 * @typedef {{ calculator: string, texts: Record<string, string> }} Question What Python is asked.
 * @typedef {{ html: string | null, messages: Record<string, string>, notes: Record<string, string> }} Answer What Python answers.
 */

/** The name under which Python is told which folded parts are open, one a line. */
export const OPENED = "opened";
/** The name under which Python is told that it is given a list of debts. */
export const PICK = "pick";
/** The part of a result that holds the payments of a plan. */
export const PAYMENTS = "payments";
/** Where the runtime is, seen from the worker. */
export const RUNTIME_FOLDER = "../runtime/";
/** What stands for its number in the template of a row. */
export const PLACEHOLDER = "__N__";
