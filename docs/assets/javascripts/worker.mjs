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
 * @typedef {{ wheel: string, files: Record<string, { size: number }> }} Manifest
 */

const RUNTIME = new URL("../runtime/", import.meta.url);

/** Files whose bytes are counted while they arrive, by address. @type {Map<string, number>} */
const counted = new Map();

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}

const fetchFile = globalThis.fetch;

/**
 * Fetch as ever, but count what arrives of a runtime file, and give WebAssembly the media type that
 * the browser insists on, whatever the server says.
 *
 * @type {typeof fetch}
 */
async function fetchCounted(input, options) {
  const address = input instanceof Request ? input.url : String(input);
  const response = await fetchFile(input, options).catch((error) => giveUp(address, error));
  if (!response.ok) giveUp(address, response.status);
  if (!response.body || !counted.has(address)) return response;
  const counter = new TransformStream({
    transform(chunk, controller) {
      arrived += chunk.byteLength;
      send({ kind: "progress", share: arrived / expected });
      controller.enqueue(chunk);
    },
  });
  const type = address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(response.body.pipeThrough(counter), {
    status: response.status,
    headers: { "Content-Type": type },
  });
}

let arrived = 0;
let expected = 0;

/** @type {(reason: Error) => void} */
let giveUpStarting;
/** Fails as soon as a file is missing; Pyodide itself would then wait for ever. @type {Promise<never>} */
const broken = new Promise((_, reject) => {
  giveUpStarting = reject;
});

/**
 * @param {string} address
 * @param {unknown} reason
 * @returns {never}
 */
function giveUp(address, reason) {
  const error = new Error(`${address}: ${reason}`);
  giveUpStarting(error);
  throw error;
}

/** @returns {Promise<(name: string, texts: string) => string>} */
async function start() {
  const manifest = /** @type {Manifest} */ (
    await (await fetchFile(new URL("manifest.json", RUNTIME))).json()
  );
  for (const [name, { size }] of Object.entries(manifest.files)) {
    counted.set(new URL(name, RUNTIME).href, size);
    expected += size;
  }
  globalThis.fetch = fetchCounted;
  const wheel = fetchCounted(new URL(manifest.wheel, RUNTIME).href).then((response) =>
    response.arrayBuffer(),
  );
  const { loadPyodide } = await import(new URL("pyodide.mjs", RUNTIME).href);
  const pyodide = await loadPyodide({
    indexURL: RUNTIME.href,
    packageBaseUrl: RUNTIME.href,
    lockFileContents: await (await fetchFile(new URL("pyodide-lock.json", RUNTIME))).json(),
  });
  pyodide.unpackArchive(await wheel, "wheel");
  return pyodide.pyimport("calculators.bridge").answer_json;
}

/** @type {Promise<(name: string, texts: string) => string>} */
const python = Promise.race([start(), broken]);
python.then(
  () => send({ kind: "ready" }),
  (error) => send({ kind: "failed", reason: String(error) }),
);

addEventListener("message", async (event) => {
  const { id, calculator, texts } = /** @type {Request} */ (event.data);
  try {
    const answer = (await python)(calculator, JSON.stringify(texts));
    send({ kind: "answer", id, answer: JSON.parse(answer) });
  } catch (error) {
    send({ kind: "error", id, reason: String(error) });
  }
});
