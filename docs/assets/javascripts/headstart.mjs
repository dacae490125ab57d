/**
 * The worker that holds Python, started by the page's own text: a browser needs moments of the page to make a worker,
 * and before the page is parsed there are some. What the worker says before anybody listens is kept.
 *
 * The text that starts it and the script that listens are bundled apart, so they meet at the window.
 *
 * @typedef {object} Headstart
 * @property {string} address of the worker's script
 * @property {Worker} [worker] until it is taken
 * @property {Event[]} heard what it has said until then
 */

const window = /** @type {{ headstart?: Headstart }} */ (/** @type {unknown} */ (globalThis));

/** Start the worker whose script is at an address, if that can be. @param {string} address */
export function begin(address) {
  /** @type {Headstart} */
  const begun = { address, heard: [] };
  window.headstart = begun;
  try {
    begun.worker = new Worker(address);
  } catch (_) {
    return; // Whoever wants one will try, and say why there is none.
  }
  begun.worker.onmessage = begun.worker.onerror = (/** @type {Event} */ event) => {
    event.preventDefault();
    begun.heard.push(event);
  };
}

/**
 * The worker that was begun, or another once that one was taken.
 *
 * @param {string} query what is put behind the address of another
 */
export function worker(query) {
  const { address, worker } = /** @type {Headstart} */ (window.headstart);
  return worker ?? new Worker(address + query);
}

/** Tell those who listen to a worker now what it said before; from now on it is taken. @param {Worker} worker */
export function tellAgain(worker) {
  const begun = window.headstart;
  if (worker !== begun?.worker) return;
  worker.onmessage = worker.onerror = null;
  begun.worker = undefined;
  for (const event of begun.heard) {
    const Kind = /** @type {typeof Event} */ (event.constructor);
    worker.dispatchEvent(new Kind(event.type, event));
  }
}
