/**
 * The worker that holds Python: it fetches the runtime, reports how far it has come, and answers. While it fetches the
 * whole interpreter, it is "loading" again.
 *
 * Messages in: {@link Request}. Messages out: {@link Reply}.
 *
 * @typedef {import("./contract.mjs").Answer} Answer
 * @typedef {import("./contract.mjs").Question & { id: number }} Request
 * @typedef {{ kind: "progress", arrived: number, expected: number }
 *   | { kind: "loading", size: number }
 *   | { kind: "ready" }
 *   | { kind: "failed", reason: string }
 *   | { kind: "unanswered", id: number, reason: string }
 *   | { kind: "answer", id: number, answer: Answer }
 *   | { kind: "error", id: number, reason: string }} Reply
 */

import { Client, WholeMissing } from "pyodide-preinit";
import { RUNTIME_FOLDER } from "./contract.mjs";
import { unpackedName } from "./offline/places.mjs";

/** The end of the library, most of which the editions share. */
const rest = LANGUAGE === "zh" ? undefined : RUNTIME.parts.rest;
const place = {
  folder: RUNTIME_FOLDER,
  // A worker that is started again passes over what the browser kept.
  isFresh: Boolean(location.search),
  unpacked,
  library: LANGUAGE === "zh" ? undefined : rest && library,
};
const ready = () => send({ kind: "ready" });
const python = new Client(RUNTIME, place, {
  arrived: (arrived, expected) => send({ kind: "progress", arrived, expected }),
  loading: (size) =>
    send({ kind: "loading", size: LANGUAGE === "zh" ? size : size + (rest?.size ?? 0) }),
  ready,
});

python.started().then(ready, (error) => send({ kind: "failed", reason: String(error) }));

addEventListener("message", async (event) => {
  const { id, calculator, texts } = /** @type {Request} */ (event.data);
  try {
    const answer = await python.ask(JSON.stringify({ calculator, texts }));
    send({ kind: "answer", id, answer: JSON.parse(answer) });
  } catch (error) {
    const kind = error instanceof WholeMissing ? "unanswered" : "error";
    send({ kind, id, reason: String(error) });
  }
});

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}

/** @param {{ bytes(name: string): Promise<any> }} files @returns {Promise<Uint8Array>} */
async function library(files) {
  const [shared, end] = await Promise.all(["library", "rest"].map((name) => files.bytes(name)));
  const whole = new Blob([shared.subarray(0, rest?.after), end]);
  return new Uint8Array(await whole.arrayBuffer());
}

/** A program that the service worker checked against its hash and unpacked when it kept it. @param {string} file */
async function unpacked(file) {
  return globalThis.caches?.match(new URL(RUNTIME_FOLDER + unpackedName(file), location.href));
}
