/**
 * The worker that holds Python: it fetches the runtime, reports how far it has come, and answers.
 *
 * Messages in: {@link Request}. Messages out: {@link Reply}.
 *
 * @typedef {{ id: number, calculator: string, texts: Record<string, string> }} Request
 * @typedef {{ html: string | null, messages: Record<string, string> }} Answer
 * @typedef {{ kind: "progress", share: number }
 *   | { kind: "ready" }
 *   | { kind: "failed", reason: string }
 *   | { kind: "answer", id: number, answer: Answer }
 *   | { kind: "error", id: number, reason: string }} Reply
 */

import { RuntimeFiles } from "./files.mjs";
import { Python } from "./python.mjs";

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}

/** @returns {Promise<Python>} */
async function start() {
  const runtime = new RuntimeFiles(RUNTIME_PARTS, (share) => send({ kind: "progress", share }));
  const [glue, program, snapshot] = await Promise.all([
    runtime.script("glue"),
    runtime.program("program"),
    runtime.bytes("snapshot"),
  ]);
  await import(glue);
  try {
    return await Python.start({ program, snapshot });
  } catch (error) {
    // An engine that lays out memory otherwise; the ordinary start suits any.
    console.warn("The snapshot was of no use:", error);
    return Python.start({ program, library: await runtime.bytes("library") });
  }
}

const python = start();
python.then(
  () => send({ kind: "ready" }),
  (error) => send({ kind: "failed", reason: String(error) }),
);

addEventListener("message", async (event) => {
  const { id, calculator, texts } = /** @type {Request} */ (event.data);
  try {
    const answer = (await python).ask(JSON.stringify({ calculator, texts }));
    send({ kind: "answer", id, answer: JSON.parse(answer) });
  } catch (error) {
    send({ kind: "error", id, reason: String(error) });
  }
});
