/**
 * The worker that holds Python: it fetches the runtime, reports how far it has come, and answers.
 *
 * Messages in: {@link Request}. Messages out: {@link Reply}.
 *
 * @typedef {{ id: number, calculator: string, texts: Record<string, string> }} Request
 * @typedef {{ html: string | null, messages: Record<string, string>, notes: Record<string, string> }} Answer
 * @typedef {{ kind: "progress", share: number }
 *   | { kind: "ready" }
 *   | { kind: "failed", reason: string }
 *   | { kind: "answer", id: number, answer: Answer }
 *   | { kind: "error", id: number, reason: string }} Reply
 */

import { RuntimeFiles } from "./files.mjs";
import { Python } from "./python.mjs";
import * as whole from "./whole.mjs";

const files = new RuntimeFiles(RUNTIME_PARTS, (share) => send({ kind: "progress", share }));

/** Whether the whole interpreter was started, after which there is nothing else to try. */
let fallenBack = false;
/** Python, as it was started last. */
let python = startReady().catch(startWhole);

python.then(
  () => send({ kind: "ready" }),
  (error) => send({ kind: "failed", reason: String(error) }),
);

addEventListener("message", async (event) => {
  const { id, calculator, texts } = /** @type {Request} */ (event.data);
  try {
    const answer = await ask(JSON.stringify({ calculator, texts }));
    send({ kind: "answer", id, answer: JSON.parse(answer) });
  } catch (error) {
    send({ kind: "error", id, reason: String(error) });
  }
});

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}

/** @param {string} request @returns {Promise<string>} */
async function ask(request) {
  const asked = await python;
  try {
    return asked.ask(request);
  } catch (error) {
    if (fallenBack) throw error;
    python = startWhole(error);
    return (await python).ask(request);
  }
}

async function startReady() {
  return Python.ready(await files.program("ready"));
}

/** Start the whole interpreter. @param {unknown} reason why the ready program does not do */
async function startWhole(reason) {
  console.warn("The ready program does not do:", reason);
  fallenBack = true;
  const [glue, program, library] = await Promise.all([
    files.script("glue"),
    files.program("program"),
    files.bytes("library"),
  ]);
  await import(glue);
  const interpreter = await whole.start(
    async (imports) => ({
      module: program,
      instance: await WebAssembly.instantiate(program, imports),
    }),
    library,
    LANGUAGE,
  );
  return new Python(interpreter.native, interpreter.memory, whole.entry(interpreter));
}
