/**
 * What the service worker keeps of a build, and where it comes from: an older build that has the same file, or the
 * network, verified by its hash; many texts come packed in one file.
 */

import { cacheName, cacheNames, unpackedName } from "./places.mjs";

/** How many files are fetched at the same time. */
const ABREAST = 6;
/** So many texts are fetched one by one; of more, all come packed together, which is less. */
const FEW = 5;
/** The media types of what comes packed together, by the ends of names. */
const TYPES = new Map([
  ["css", "text/css"],
  ["html", "text/html"],
  ["js", "text/javascript"],
  ["json", "application/json"],
  ["svg", "image/svg+xml"],
  ["txt", "text/plain"],
  ["webmanifest", "application/manifest+json"],
]);
/** What a server may say of every file, and says of those that come packed together only once. */
const HEADERS = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
  "X-Frame-Options",
];

export const root = new URL("./", location.href);
/** The cache of this build. */
export const own = cacheName(root, BUILD);
/** What is kept after a first visit: hashes by paths from the root of the site. */
export const files = new Map(Object.entries(KEPT_FILES));
/** What is kept once it was used or asked for: the whole interpreter. */
export const later = new Map(Object.entries(LATER_FILES));
/** Folders of another edition that hold some of that: their paths from the root of this one by those of their addresses. */
export const shared = new Map(
  [...later.keys()]
    .filter((path) => path.startsWith("../"))
    .map((path) => path.slice(0, path.lastIndexOf("/") + 1))
    .map((folder) => [new URL(folder, root).pathname, folder]),
);

/** Keep every file of this build, and the whole interpreter if the last build had it. */
export async function keep() {
  const cache = await caches.open(own);
  try {
    let missing = await missingIn(cache, files);
    const texts = missing.filter(([path]) => typeOf(path));
    if (texts.length > FEW) {
      await keepTexts(cache, texts);
      missing = missing.filter(([path]) => !typeOf(path));
    }
    if (await hadEverything()) missing.push(...(await missingIn(cache, later)));
    await abreast(missing, (file) => keepFile(cache, ...file));
  } catch (error) {
    // A full device gets its room back; after any other fault the next try goes on from here.
    if (error instanceof DOMException) await caches.delete(own);
    throw error;
  }
}

/** Keep the whole interpreter as well, and tell who asked for it whether it is there. @param {MessageEvent} event */
export async function keepEverything({ ports }) {
  const cache = await caches.open(own);
  try {
    await abreast(await missingIn(cache, later), (file) => keepFile(cache, ...file));
    ports[0]?.postMessage(true);
  } catch (error) {
    if (error instanceof DOMException) {
      for (const path of later.keys()) await cache.delete(new URL(path, root).href);
    }
    ports[0]?.postMessage(false);
  }
}

/** Keep what came from the network, if it is the very file that was built. @param {string} path @param {Response} response */
export async function keepCopy(path, response) {
  const content = await response.arrayBuffer();
  if ((await hash(content)) !== later.get(path) || !(await caches.has(own))) return;
  await (await caches.open(own)).put(new URL(path, root).href, new Response(content));
}

/** Whether the last build had the whole interpreter: what works without a network goes on to do so. */
async function hadEverything() {
  // Not where they were: another edition may hold them since.
  const stem = (/** @type {string} */ path) => path.replace(/.*\/|-[0-9a-f]+\.bin$/g, "");
  for (const name of (await cacheNames(root)).filter((each) => each !== own)) {
    const kept = await (await caches.open(name)).keys();
    const stems = new Set(kept.map(({ url }) => stem(url)));
    if ([...later.keys()].every((path) => stems.has(stem(path)))) return true;
  }
  return false;
}

/**
 * Call `act` with each item, with some of them at the same time.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} act
 */
async function abreast(items, act) {
  const waiting = [...items];
  const actInTurn = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await act(next);
  };
  try {
    await Promise.all(Array.from({ length: ABREAST }, actInTurn));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}

/**
 * Take over from older builds what is the same, and tell which files are missing then.
 *
 * @param {Cache} cache
 * @param {Map<string, string>} wanted hashes by paths
 * @returns {Promise<[string, string][]>}
 */
async function missingIn(cache, wanted) {
  /** @type {[string, string][]} */
  const missing = [];
  await abreast([...wanted], async ([path, integrity]) => {
    const address = new URL(path === PROGRAM ? unpackedName(path) : path, root).href;
    if (await cache.match(address)) return;
    // The name of a program tells its content; unpacked it has another hash.
    const found = path === PROGRAM ? caches.match(address) : older(address, integrity);
    const kept = await found.catch(() => undefined);
    if (kept) await cache.put(address, kept);
    else missing.push([path, integrity]);
  });
  return missing;
}

/**
 * Keep texts of this build, which all come in one file: each different line, and of each text the numbers of its.
 *
 * @param {Cache} cache
 * @param {[string, string][]} wanted
 */
async function keepTexts(cache, wanted) {
  const { path, integrity } = PACKED_TEXTS;
  const response = await fetched(new URL(path, root).href, integrity);
  const unpacked = response.body?.pipeThrough(new DecompressionStream("gzip"));
  const { lines, texts } = await new Response(unpacked).json();
  const common = HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [/** @type {[string, string]} */ ([name, value])];
  });
  for (const [name] of wanted) {
    const text = texts[name].map((/** @type {number} */ number) => lines[number]).join("");
    const headers = new Headers([...common, ["Content-Type", `${typeOf(name)}; charset=utf-8`]]);
    await cache.put(new URL(name, root).href, new Response(text, { headers }));
  }
}

/** The media type of a file that comes packed with others, if it does. @param {string} path */
function typeOf(path) {
  return TYPES.get(path.slice(path.lastIndexOf(".") + 1));
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} integrity the hash of the very file that was built; a server in the middle of an update may have another
 */
async function keepFile(cache, path, integrity) {
  const response = await fetched(new URL(path, root).href, integrity);
  if (path !== PROGRAM) return cache.put(new URL(path, root).href, response);
  // It is kept unpacked, so that it starts sooner.
  const unpacked = response.body?.pipeThrough(new DecompressionStream("gzip"));
  const headers = { "Content-Type": "application/wasm" };
  await cache.put(new URL(unpackedName(path), root).href, new Response(unpacked, { headers }));
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
  return (await hash(await found.clone().arrayBuffer())) === integrity ? found : undefined;
}

/** The hash of a file in the form of the attribute `integrity`. @param {ArrayBuffer} content */
async function hash(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
