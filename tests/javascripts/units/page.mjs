/** What modules find in a page, as far as tests of a single module need it. */

/** Where the modules are. Imported by a name that is made up, they are checked for pages, and not for Node. */
export const MODULES = "../../../docs/assets/javascripts";
const BASE = "https://example.org/site/";

/** @param {Record<string, unknown>} more */
export function page(more = {}) {
  const target = new EventTarget();
  const globals = {
    TRANSLATIONS: {},
    LANGUAGE: "zh",
    location: new URL("calculators/interest.html?chat=1#a=1", BASE),
    document: { currentScript: { src: `${BASE}assets/site.js`, dataset: {} } },
    addEventListener: target.addEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
    ...more,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Let everything go on that waits for nothing but its turn. */
export async function settled() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
