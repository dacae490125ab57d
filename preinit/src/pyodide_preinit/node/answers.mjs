/**
 * The answer to each request, or null where Python raises an exception or ends in a trap; what is left of it cannot be
 * asked again.
 *
 * @param {string[]} requests
 * @param {() => Promise<import("../client/python.mjs").Python>} start
 */
export async function answers(requests, start) {
  let python = await start();
  /** @type {(string | null)[]} */
  const found = [];
  for (const request of requests) {
    try {
      found.push(python.ask(request));
    } catch {
      found.push(null);
      python = await start();
    }
  }
  return found;
}
