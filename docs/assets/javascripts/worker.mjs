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

import { Python, RuntimeFiles, whole } from "pyodide-preinit";
import { ENTRY, RUNTIME_FOLDER, WHOLE } from "./contract.mjs";
import { unpackedName } from "./offline/places.mjs";

/** What was asked needs the whole interpreter, which could not be had. */
class WholeMissing extends Error {}

/** The ready program, to be started again if need be. @type {Promise<WebAssembly.Module> | undefined} */
let ready;
/** Whether the whole interpreter was started, after which there is nothing else to try. */
let isWhole = false;
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
    const kind = error instanceof WholeMissing ? "unanswered" : "error";
    send({ kind, id, reason: String(error) });
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
    if (isWhole) throw error;
    const whole = startWhole(error);
    // What the ready program can answer, it still answers if the whole interpreter cannot be had.
    python = whole.catch(startReady);
    await python.finally(() => send({ kind: "ready" }));
    return (await whole.catch(missing)).ask(request);
  }
}

/** @param {unknown} error @returns {never} */
function missing(error) {
  throw new WholeMissing(String(error));
}

async function startReady() {
  ready ??= runtimeFiles().program("ready");
  return Python.ready(await ready);
}

/** @param {boolean} [isFresh] whether what the browser kept is passed over */
function runtimeFiles(isFresh) {
  return new RuntimeFiles(
    RUNTIME_PARTS,
    (arrived, expected) => send({ kind: "progress", arrived, expected }),
    // A worker that is started again passes over what the browser kept.
    { folder: RUNTIME_FOLDER, isFresh: isFresh || Boolean(location.search), unpacked },
  );
}

/** A program that the service worker checked against its hash and unpacked when it kept it. @param {string} file */
async function unpacked(file) {
  return globalThis.caches?.match(new URL(RUNTIME_FOLDER + unpackedName(file), location.href));
}

/** @param {boolean} [isFresh] */
function wholeFiles(isFresh) {
  const files = runtimeFiles(isFresh);
  return Promise.all([files.script("glue"), files.program("program"), files.bytes("library")]);
}

/** Start the whole interpreter. @param {unknown} reason why the ready program does not do */
async function startWhole(reason) {
  console.warn("The ready program does not do:", reason);
  send({ kind: "loading", size: WHOLE.reduce((sum, name) => sum + RUNTIME_PARTS[name].size, 0) });
  const [glue, program, library] = await wholeFiles().catch(() => wholeFiles(true));
  await import(glue);
  const interpreter = await whole.start(
    async (imports) => ({
      module: program,
      instance: await WebAssembly.instantiate(program, imports),
    }),
    library,
    { SITE_LANGUAGE: LANGUAGE },
  );
  isWhole = true;
  return new Python(interpreter.native, interpreter.memory, whole.entry(interpreter, ENTRY));
}
