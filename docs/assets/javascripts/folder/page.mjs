/**
 * Python in a page that was opened from a folder, without a server. There, browsers let a page run classic scripts
 * and nothing else from beside it: so the worker is made from a text, and each file of the runtime is a script that
 * holds its bytes. Loaded by nobody else. The worker's side is `worker.mjs`.
 *
 * @typedef {{ file: string, packed?: string }} Delivery a file of the runtime, by its address, or none; of each of its
 *   characters, the last eight bits are a byte of the file
 */

import { script } from "../scripts.mjs";

/** The encoding in which any bytes are a text. */
const ANY_BYTES = "x-user-defined";
const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/** @returns {Worker} */
function launchFromFolder() {
  const text = new Blob([WORKER_TEXT], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(text));
  const { port1: port, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  port.addEventListener("message", async ({ data: file }) => port.postMessage(await deliver(file)));
  port.start();
  return worker;
}

/** @param {string} file its address, seen from a folder beside the runtime's @returns {Promise<Delivery>} */
async function deliver(file) {
  try {
    // Another edition may hold it, and there as well it is in the folder beside.
    const there = new URL(file, HERE);
    const name = there.pathname.split("/").at(-1);
    const element = await script(new URL(`../folder/${name}.js`, there).href, ANY_BYTES);
    return { file, packed: /** @type {any} */ (element).packed };
  } catch {
    return { file };
  }
}

Object.assign(globalThis, { launchFromFolder });
