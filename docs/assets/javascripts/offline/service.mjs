/**
 * The service worker: keeps the files of one build, all of them or none, and answers with them. The next build is
 * kept beside it and takes over when the reader says so. The whole interpreter is kept once it was used or asked for.
 *
 * A page names its scripts, and these the runtime, by what they hold. So a page of the last build that is still open
 * finds what it needs in that build's cache, which is kept as long as the build that followed it is in use.
 *
 * It never makes worse what the network could have answered: whatever fails here, the network is asked. In a browser
 * that cannot run the calculators, for which nothing of this is tested, it keeps nothing and removes itself, and an
 * older one that it replaces there.
 */

import { isSupported } from "../support.mjs";
import { files, keep, keepCopy, keepEverything, later, own, root, shared } from "./keeping.mjs";
import { cacheNames, KEEP_EVERYTHING } from "./places.mjs";

const HOME = "index.html";
/** How long what is kept is looked for, in milliseconds, before the network is asked as well. */
const PATIENCE = 3000;

const service = /** @type {any} */ (globalThis);

if (isSupported()) {
  service.addEventListener("install", (/** @type {any} */ event) => {
    event.waitUntil(keep());
    answerDirectly(event);
  });
  service.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
  service.addEventListener("message", (/** @type {MessageEvent} */ event) => {
    if (event.data === "take over") service.skipWaiting();
    if (event.data === KEEP_EVERYTHING) /** @type {any} */ (event).waitUntil(keepEverything(event));
  });
  service.addEventListener("fetch", (/** @type {any} */ event) => {
    const path = pathOf(event.request);
    if (path !== undefined) event.respondWith(answer(event, path));
  });
} else {
  // Without a wait: the one that is replaced may answer nothing but errors.
  service.addEventListener("install", () => service.skipWaiting());
  service.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));
}

/** Remove what older builds kept, and this script. */
async function leave() {
  await service.registration.unregister();
  for (const name of await cacheNames(root)) await caches.delete(name);
}

/**
 * Have the browser, if it can, take what is kept without asking here: starting this script takes longer than that.
 * Addresses with a query, and of folders, are for this script to understand.
 *
 * @param {any} event
 */
function answerDirectly(event) {
  if (!event.addRoutes) return;
  const pathname = `${root.pathname}*.*`;
  const urlPattern = new URLPattern({ baseURL: root.origin, pathname, search: "" });
  const route = { condition: { urlPattern }, source: { cacheName: own } };
  // Without routes, what is kept is found here.
  event.waitUntil(event.addRoutes([route]).catch(() => {}));
}

/** Answer the pages from now on, and forget all builds but the last. */
async function takeOver() {
  await service.clients.claim();
  const others = (await cacheNames(root)).filter((name) => name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** The path, from the root of the edition, of the file that is asked for, if it is one of ours. @param {Request} request */
function pathOf({ method, url, mode }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== root.origin) return undefined;
  if (!pathname.startsWith(root.pathname)) {
    const end = pathname.lastIndexOf("/") + 1;
    const folder = shared.get(pathname.slice(0, end));
    return folder && folder + pathname.slice(end);
  }
  const path = pathname.slice(root.pathname.length);
  return mode === "navigate" && (path === "" || path.endsWith("/")) ? path + HOME : path;
}

/** Answer with what is kept, or else with what the network says. @param {any} event @param {string} path */
async function answer(event, path) {
  const search = kept(event.request, path).catch(() => undefined);
  const found = await Promise.race([search, patience()]);
  if (found) return found;
  const fetched = fetch(event.request);
  if (later.has(path))
    event.waitUntil(fetched.then((response) => keepCopy(path, response.clone())).catch(() => {}));
  return Promise.any([fetched, search.then((late) => late ?? fetched)]);
}

/**
 * What is kept of a file, if anything, whatever the query says: it is the page that reads it.
 *
 * @param {Request} request
 * @param {string} path
 */
async function kept({ mode }, path) {
  const isOurs = files.has(path) || later.has(path);
  if (!isOurs && mode === "navigate") return undefined;
  const cacheName = isOurs ? own : (await cacheNames(root)).filter((name) => name !== own).pop();
  return cacheName ? caches.match(new URL(path, root).href, { cacheName }) : undefined;
}

/** Resolves, with nothing, once a look has lasted too long. @returns {Promise<undefined>} */
function patience() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}
