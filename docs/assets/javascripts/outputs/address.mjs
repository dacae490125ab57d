/** Where a result is found on another device. */

/**
 * The address of this page without what is filled in; nothing where no other device finds it: a page that was opened
 * from a folder, of a site that was built for no address.
 */
export function pageAddress() {
  if (location.protocol !== "file:") return `${location.origin}${location.pathname}`;
  return document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? undefined;
}
