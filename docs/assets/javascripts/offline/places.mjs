/**
 * Where the site keeps what it keeps on a device. Other sites may share the origin, so every name begins with the
 * path of this one.
 */

/** What keeps the reader's choice that nothing be kept for use without a network. */
export const REFUSED = "offline-refused";

/** What keeps the reader's choice of colours; the theme reads it. */
export const PALETTE = "__palette";

/** What keeps the reader's choice of large print; the template `base.html` reads it. */
export const LARGE = "large";

/** The message that asks a service worker to keep everything and to tell, through a port, whether it could. */
export const KEEP_EVERYTHING = "keep everything";

/** The name of the cache of one build. @param {URL} root @param {string} build */
export function cacheName(root, build) {
  return `${root.pathname}|${build}`;
}

/** The caches of all builds, the oldest first. @param {URL} root @returns {Promise<string[]>} */
export async function cacheNames(root) {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(cacheName(root, "")));
}

/** The name under which a choice is kept. @param {URL} root @param {string} name */
export function choiceName(root, name) {
  return `${root.pathname}.${name}`;
}

/** A choice that was kept, or none. @param {URL} root @param {string} name @returns {string | null} */
export function choice(root, name) {
  try {
    return localStorage.getItem(choiceName(root, name));
  } catch {
    return null; // A browser may forbid to look.
  }
}

/** @param {URL} root @param {string} name @param {string | null} value nothing to forget it */
export function setChoice(root, name, value) {
  try {
    if (value === null) localStorage.removeItem(choiceName(root, name));
    else localStorage.setItem(choiceName(root, name), value);
  } catch {
    // Where nothing can be kept, a choice holds for this page only.
  }
}

/** The name under which a program is kept, ready for use, that a server has packed. @param {string} file */
export function unpackedName(file) {
  return file.replace(/\.bin$/, ".wasm");
}
