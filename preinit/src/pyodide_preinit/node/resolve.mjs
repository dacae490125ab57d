/**
 * Finds npm packages from the folder in which the script was started: where this tool was installed there are none.
 * Run before the script: `node --import resolve.mjs SCRIPT`.
 */

import { register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";

const PACKAGE = /^[a-z]+$/;
const parentURL = pathToFileURL(join(process.cwd(), "here")).href;

// Node runs hooks in a thread of their own, which loads this once more.
if (isMainThread) register(import.meta.url);

/** @type {import("node:module").ResolveHook} */
export async function resolve(name, context, next) {
  return next(name, PACKAGE.test(name) ? { ...context, parentURL } : context);
}
