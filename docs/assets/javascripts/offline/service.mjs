/**
 * The service worker: keeps the files of one build, all of them or none, and answers with them. The next build is
 * kept beside it and takes over when the reader says so.
 *
 * A page names its scripts, and these the runtime, by what they hold. So a page of the last build that is still open
 * finds what it needs in that build's cache, which is kept as long as the build that followed it is in use.
 *
 * It never makes worse what the network could have answered: whatever fails here, the network is asked. In a browser
 * that cannot run the calculators, for which nothing of this is tested, it keeps nothing and removes itself, and an
 * older one that it replaces there.
 */

import { isSupported } from "../support.mjs";
import { cacheName, cacheNames, unpackedName } from "./places.mjs";

/** How many files are fetched at the same time. */
const ABREAST = 6;
const HOME = "index.html";
/** How long what is kept is looked for, in milliseconds, before the network is asked as well. */
const PATIENCE = 3000;

const service = /** @type {any} */ (globalThis);
const root = new URL("./", service.location.href);
const own = cacheName(root, BUILD);
const files = new Map(Object.entries(KEPT_FILES));

if (isSupported()) {
  service.addEventListener("install", (/** @type {any} */ event) => {
    event.waitUntil(keep());
    answerDirectly(event);
  });
  service.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
  service.addEventListener("message", (/** @type {MessageEvent} */ event) => {
    if (event.data === "take over") service.skipWaiting();
  });
  service.addEventListener("fetch", (/** @type {any} */ event) => {
    const path = pathOf(event.request);
    if (path !== undefined) event.respondWith(answer(event.request, path));
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

/** Keep every file of this build. */
async function keep() {
  const cache = await caches.open(own);
  const waiting = [...files];
  const fetchInTurn = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await keepFile(cache, ...next);
  };
  try {
    await Promise.all(Array.from({ length: ABREAST }, fetchInTurn));
  } catch (error) {
    waiting.length = 0;
    // A full device gets its room back; after any other fault the next try goes on from here.
    if (error instanceof DOMException) await caches.delete(own);
    throw error;
  }
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} integrity the hash of the very file that was built; a server in the middle of an update may have another
 */
async function keepFile(cache, path, integrity) {
  if (path === PROGRAM) return keepProgram(cache, path, integrity);
  const address = new URL(path, root).href;
  if (await cache.match(address)) return;
  const response =
    (await older(address, integrity).catch(() => undefined)) ?? (await fetched(address, integrity));
  await cache.put(address, response);
}

/**
 * Keep a program unpacked, so that it starts sooner. Its name tells its content: it is the same in each build.
 *
 * @param {Cache} cache
 * @param {string} path
 * @param {string} integrity
 */
async function keepProgram(cache, path, integrity) {
  const address = new URL(unpackedName(path), root).href;
  if (await cache.match(address)) return;
  const kept = await caches.match(address);
  if (kept) return cache.put(address, kept);
  const { body } = await fetched(new URL(path, root).href, integrity);
  const unpacked = body?.pipeThrough(new DecompressionStream("gzip"));
  await cache.put(
    address,
    new Response(unpacked, { headers: { "Content-Type": "application/wasm" } }),
  );
}

/** @param {string} address @param {string} integrity */
async function fetched(address, integrity) {
  const response = await fetch(address, { integrity, cache: "no-cache" });
  if (!response.redirected) return response;
  // A page may not be answered with a response that came by another address.
  return new Response(await response.blob(), { headers: response.headers });
}

/** The same file, if an older build has it. @param {string} address @param {string} integrity */
async function older(address, integrity) {
  const found = await caches.match(address);
  if (!found) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await found.clone().arrayBuffer());
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `sha256-${hash}` === integrity ? found : undefined;
}

/** Answer the pages from now on, and forget all builds but the last. */
async function takeOver() {
  await service.clients.claim();
  const others = (await cacheNames(root)).filter((name) => name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** The path, from the root of the site, of the file that is asked for, if it is one of ours. @param {Request} request */
function pathOf({ method, url, mode }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== root.origin) return undefined;
  if (!pathname.startsWith(root.pathname)) return undefined;
  const path = pathname.slice(root.pathname.length);
  return mode === "navigate" && (path === "" || path.endsWith("/")) ? path + HOME : path;
}

/** Answer with what is kept, or else with what the network says. @param {Request} request @param {string} path */
async function answer(request, path) {
  const search = kept(request, path).catch(() => undefined);
  const found = await Promise.race([search, patience()]);
  if (found) return found;
  const fetched = fetch(request);
  return Promise.any([fetched, search.then((late) => late ?? fetched)]);
}

/**
 * What is kept of a file, if anything, whatever the query says: it is the page that reads it.
 *
 * @param {Request} request
 * @param {string} path
 */
async function kept({ mode }, path) {
  const isOurs = files.has(path);
  if (!isOurs && mode === "navigate") return undefined;
  const cacheName = isOurs ? own : (await cacheNames(root)).filter((name) => name !== own).pop();
  return cacheName ? caches.match(new URL(path, root).href, { cacheName }) : undefined;
}

/** Resolves, with nothing, once a look has lasted too long. @returns {Promise<undefined>} */
function patience() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}
