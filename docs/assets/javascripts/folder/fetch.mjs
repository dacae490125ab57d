/** What the worker of a page that was opened from a folder fetches, the page hands over (`page.mjs`). */

/** @typedef {import("./page.mjs").Delivery} Delivery */

/** @type {Promise<MessagePort>} */
const page = new Promise((resolve) => {
  addEventListener(
    "message",
    (event) => {
      event.stopImmediatePropagation();
      event.data.start();
      resolve(event.data);
    },
    { once: true },
  );
});

/** @param {string | URL | Request} address @returns {Promise<Response>} */
async function fetchFromPage(address) {
  const file = String(address);
  const port = await page;
  const { packed } = await new Promise((resolve) => {
    const receive = (/** @type {MessageEvent<Delivery>} */ { data }) => {
      if (data.file !== file) return;
      port.removeEventListener("message", receive);
      resolve(data);
    };
    port.addEventListener("message", receive);
    port.postMessage(file);
  });
  return packed === undefined ? new Response(null, { status: 404 }) : new Response(bytes(packed));
}

/** @param {string} packed @returns {Uint8Array<ArrayBuffer>} */
function bytes(packed) {
  const made = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) made[i] = packed.charCodeAt(i);
  return made;
}

globalThis.fetch = fetchFromPage;
