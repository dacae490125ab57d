/** Where a result is found on another device. */

import { home } from "../home.mjs";

/**
 * The address of the calculator's page without what is filled in; nothing where no other device finds it: a page that
 * was opened from a folder, of a site that was built for no address.
 */
export function pageAddress() {
  if (location.protocol !== "file:") return home().split("?")[0];
  return document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? undefined;
}
