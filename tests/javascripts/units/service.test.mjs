import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, mock, test } from "node:test";
import { gzipSync } from "node:zlib";
import { MODULES, page, settled } from "./page.mjs";

const ROOT = "https://example.org/site/";
const TEXTS = ["index.html", "a.html", "b.html", "c.css", "d.js", "e.json", "f.txt"];
const READY = "assets/runtime/ready-0f.bin";
const PICTURE = "assets/x.png";
const LIBRARY = "assets/runtime/library-1a.bin";
/** What the edition of the source holds for this one as well. */
const GLUE = "../assets/runtime/glue-2b.bin";
const PARENT = new URL("..", ROOT).href;

/** @param {string | Uint8Array} content */
function integrity(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** What the server has, by path. @type {Map<string, string | Uint8Array>} */
const server = new Map();
/** @type {string[]} */
let fetched = [];
let isOffline = false;

/** @param {any} request @param {RequestInit} [options] */
async function fetchOf(request, options) {
  const address = String(request.url ?? request);
  const path = address.startsWith(ROOT)
    ? address.slice(ROOT.length)
    : `../${address.slice(PARENT.length)}`;
  fetched.push(path);
  const content = server.get(path.split("?")[0]);
  if (isOffline || content === undefined) throw new TypeError("no network");
  if (options?.integrity && options.integrity !== integrity(content)) throw new TypeError("hash");
  return new Response(/** @type {any} */ (content), {
    headers: { "X-Content-Type-Options": "nosniff" },
  });
}

/** Caches in memory: those of a browser, as far as they are used. */
class Store {
  /** @type {Map<string, Map<string, Response>>} */
  all = new Map();
  /** @type {Error | undefined} */
  fault;
  async open(/** @type {string} */ name) {
    const held = this.all.get(name) ?? new Map();
    this.all.set(name, held);
    return {
      match: async (/** @type {string} */ address) => held.get(address)?.clone(),
      put: async (/** @type {string} */ address, /** @type {Response} */ response) => {
        if (this.fault) throw this.fault;
        held.set(
          address,
          new Response(await response.arrayBuffer(), { headers: response.headers }),
        );
      },
      delete: async (/** @type {string} */ address) => held.delete(address),
      keys: async () => [...held.keys()].map((url) => ({ url })),
    };
  }
  keys = async () => [...this.all.keys()];
  has = async (/** @type {string} */ name) => this.all.has(name);
  delete = async (/** @type {string} */ name) => this.all.delete(name);
  match = async (/** @type {any} */ address, /** @type {any} */ { cacheName } = {}) => {
    for (const [name, held] of this.all) {
      const found = held.get(String(address.href ?? address));
      if (found && (!cacheName || name === cacheName)) return found.clone();
    }
    return undefined;
  };
}

const store = new Store();
for (const path of TEXTS) server.set(path, `text of\n${path}\n`);
server.set(PICTURE, Uint8Array.of(1, 2, 3));
server.set(READY, gzipSync("ready"));
server.set(LIBRARY, gzipSync("library"));
server.set(GLUE, gzipSync("glue"));
const lines = [...new Set(TEXTS.flatMap((path) => ["text of\n", `${path}\n`]))];
const packed = gzipSync(
  JSON.stringify({
    lines,
    texts: Object.fromEntries(
      TEXTS.map((path) => [path, ["text of\n", `${path}\n`].map((line) => lines.indexOf(line))]),
    ),
  }),
);
server.set("texts.bin", packed);
const hashes = (/** @type {string[]} */ paths) =>
  Object.fromEntries(paths.map((path) => [path, integrity(server.get(path) ?? "")]));

/** What the service worker listens to. @type {Record<string, (event: any) => void>} */
const listeners = {};
let skipped = 0;
page({
  location: new URL("service.js", ROOT),
  fetch: fetchOf,
  caches: store,
  ServiceWorkerGlobalScope: class {},
  addEventListener: (/** @type {string} */ name, /** @type {() => void} */ listener) => {
    listeners[name] = listener;
  },
  skipWaiting: () => skipped++,
  clients: { claim: async () => {} },
  BUILD: "2",
  KEPT_FILES: hashes([...TEXTS, PICTURE, READY]),
  LATER_FILES: hashes([LIBRARY, GLUE]),
  PACKED_TEXTS: { path: "texts.bin", integrity: integrity(packed) },
  PROGRAM: READY,
});
mock.timers.enable({ apis: ["setTimeout"] });
await import(`${MODULES}/offline/service.mjs`);
const OWN = "/site/|2";

/** @param {string} name @param {object} [more] */
async function dispatched(name, more = {}) {
  /** @type {Promise<unknown>[]} */
  const waited = [];
  listeners[name]({
    waitUntil: (/** @type {Promise<unknown>} */ wait) => waited.push(wait),
    ...more,
  });
  await Promise.all(waited);
  return waited;
}

/** What a page gets; nothing if the service worker leaves it to the browser. @param {string} path @param {object} [more] */
async function answered(path, more = {}) {
  /** @type {Promise<Response> | undefined} */
  let response;
  const waited = await dispatched("fetch", {
    request: { method: "GET", url: new URL(path, ROOT).href, mode: "no-cors", ...more },
    respondWith: (/** @type {Promise<Response>} */ given) => {
      response = given;
    },
  });
  const text = await (await response)?.text();
  await Promise.all(waited);
  return text;
}

beforeEach(() => {
  store.all.clear();
  store.fault = undefined;
  [fetched, isOffline] = [[], false];
});

test("one visit keeps all files; the texts come in one, the program is kept unpacked", async () => {
  await dispatched("install");
  const kept = [...(store.all.get(OWN)?.keys() ?? [])].map((url) => url.slice(ROOT.length));
  assert.deepEqual(kept.sort(), [...TEXTS, PICTURE, READY.replace(".bin", ".wasm")].sort());
  assert.deepEqual(fetched.sort(), [PICTURE, READY, "texts.bin"].sort());
  isOffline = true;
  for (const path of TEXTS) assert.equal(await answered(path), server.get(path));
  const program = store.all.get(OWN)?.get(ROOT + READY.replace(".bin", ".wasm"));
  assert.equal(await program?.text(), "ready");
  const page = store.all.get(OWN)?.get(`${ROOT}index.html`);
  assert.equal(page?.headers.get("Content-Type"), "text/html; charset=utf-8");
  assert.equal(page?.headers.get("X-Content-Type-Options"), "nosniff");
});

test("a folder is its page, and a query changes nothing", async () => {
  await dispatched("install");
  isOffline = true;
  assert.equal(await answered("", { mode: "navigate" }), server.get("index.html"));
  assert.equal(await answered("a.html?from=chat", { mode: "navigate" }), server.get("a.html"));
});

test("a file that is not what was built fails the installation, and the next try goes on from there", async () => {
  const right = server.get(PICTURE) ?? "";
  server.set(PICTURE, Uint8Array.of(9));
  await assert.rejects(dispatched("install"), TypeError);
  assert.ok(store.all.get(OWN)?.has(`${ROOT}index.html`));
  server.set(PICTURE, right);
  fetched = [];
  await dispatched("install");
  assert.ok(fetched.length <= 2 && fetched.includes(PICTURE));
});

test("a full device gets its room back", async () => {
  store.fault = new DOMException("full", "QuotaExceededError");
  await assert.rejects(dispatched("install"), DOMException);
  assert.ok(!store.all.has(OWN));
});

test("what an older build has is not fetched again, unless it is another", async () => {
  const before = await store.open("/site/|1");
  for (const path of TEXTS.slice(1))
    await before.put(ROOT + path, new Response(/** @type {any} */ (server.get(path))));
  await before.put(`${ROOT}index.html`, new Response("old"));
  await dispatched("install");
  assert.deepEqual(fetched.sort(), ["index.html", PICTURE, READY].sort());
  assert.equal(await answered("index.html"), server.get("index.html"));
});

test("the next build takes over only when it is told to, and keeps the last one's files", async () => {
  for (const build of ["0", "1"])
    await (await store.open(`/site/|${build}`)).put(`${ROOT}old-${build}.js`, new Response(build));
  await store.open("/other/|9");
  await dispatched("install");
  assert.equal(skipped, 0);
  await dispatched("message", { data: "take over" });
  assert.equal(skipped, 1);
  await dispatched("activate");
  assert.deepEqual([...store.all.keys()].sort(), ["/other/|9", "/site/|1", OWN].sort());
  isOffline = true;
  assert.equal(await answered("old-1.js"), "1");
});

test("the whole interpreter is kept once it was used, if it is what was built", async () => {
  await dispatched("install");
  assert.ok(!store.all.get(OWN)?.has(ROOT + LIBRARY));
  assert.ok(await answered(LIBRARY));
  assert.ok(store.all.get(OWN)?.has(ROOT + LIBRARY));
  store.all.get(OWN)?.delete(ROOT + LIBRARY);
  const right = server.get(LIBRARY) ?? "";
  server.set(LIBRARY, "something else");
  await answered(LIBRARY);
  server.set(LIBRARY, right);
  assert.ok(!store.all.get(OWN)?.has(ROOT + LIBRARY));
});

test("everything is kept when the reader asks, and the reader is told", async () => {
  await dispatched("install");
  /** @type {boolean[]} */
  const told = [];
  const ports = [{ postMessage: (/** @type {boolean} */ done) => told.push(done) }];
  isOffline = true;
  await dispatched("message", { data: "keep everything", ports });
  isOffline = false;
  await dispatched("message", { data: "keep everything", ports });
  assert.deepEqual(told, [false, true]);
  assert.ok(store.all.get(OWN)?.has(ROOT + LIBRARY));
});

test("what another edition holds for this one as well is kept like its own", async () => {
  const address = new URL(GLUE, ROOT).href;
  await dispatched("install");
  assert.ok(await answered(GLUE));
  isOffline = true;
  assert.ok(await answered(GLUE));
  // A page of the last build asks for another file there.
  const old = "../assets/runtime/glue-1a.bin";
  assert.ok(!(await answered(old).catch(() => undefined)));
  await (await store.open("/site/|1")).put(new URL(old, ROOT).href, new Response("old glue"));
  assert.equal(await answered(old), "old glue");
  assert.equal(await answered("../assets/images/icon.png"), undefined);
  assert.ok(store.all.get(OWN)?.has(address));
});

test("a reader who had everything has it in the next build, wherever its files are then", async () => {
  const before = await store.open("/site/|1");
  for (const file of ["library-0f.bin", "glue-0f.bin"])
    await before.put(`${ROOT}assets/runtime/${file}`, new Response("old"));
  await dispatched("install");
  for (const path of [LIBRARY, GLUE])
    assert.ok(store.all.get(OWN)?.has(new URL(path, ROOT).href), path);
});

test("what is sent, and what is on another site, is left to the browser", async () => {
  for (const [path, more] of /** @type {[string, object][]} */ ([
    ["index.html", { method: "POST" }],
    ["https://example.com/site/index.html", {}],
    ["/elsewhere/index.html", {}],
  ])) {
    assert.equal(await answered(path, more), undefined);
  }
});

test("where looking fails or takes too long, the network answers", async () => {
  await dispatched("install");
  const { match } = store;
  try {
    store.match = async () => {
      throw new Error("broken");
    };
    assert.equal(await answered("a.html"), server.get("a.html"));
    store.match = () => new Promise(() => {});
    const waiting = answered("a.html");
    await settled();
    mock.timers.tick(3000);
    assert.equal(await waiting, server.get("a.html"));
  } finally {
    store.match = match;
  }
});
