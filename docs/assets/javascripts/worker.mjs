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

const place = {
  folder: RUNTIME_FOLDER,
  // A worker that is started again passes over what the browser kept.
  isFresh: Boolean(location.search),
  unpacked,
};
const ready = () => send({ kind: "ready" });
const python = new Client(RUNTIME, place, {
  arrived: (arrived, expected) => send({ kind: "progress", arrived, expected }),
  loading: (size) => send({ kind: "loading", size }),
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

/** A program that the service worker checked against its hash and unpacked when it kept it. @param {string} file */
async function unpacked(file) {
  return globalThis.caches?.match(new URL(RUNTIME_FOLDER + unpackedName(file), location.href));
}
