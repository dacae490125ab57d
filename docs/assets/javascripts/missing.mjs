/**
 * The page for addresses that lead nowhere. Servers show it at the very address that was asked for, where none of its
 * links, styles and scripts is found. It cannot know where the site begins, so it looks for the nearest folder above
 * that is one, and goes to its own place there.
 */

const OWN = "404.html";
/** What only the first folder of the site has; read, since some servers answer anything with a page. */
const MARK = "manifest.webmanifest";

if (!location.pathname.endsWith(`/${OWN}`)) {
  nearestRoot().then((root) => root && location.replace(new URL(OWN, root)));
}

async function nearestRoot() {
  let folder = new URL("./", location.href);
  for (;;) {
    const found = await fetch(new URL(MARK, folder));
    if (found.ok && (await found.json().catch(() => undefined))) return folder;
    if (folder.pathname === "/") return undefined;
    folder = new URL("../", folder);
  }
}
