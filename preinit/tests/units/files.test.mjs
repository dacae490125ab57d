import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";

/** The smallest program there is. */
const PROGRAM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const PACKED = gzipSync(PROGRAM);
const PART = {
  file: "ready-0f.bin",
  size: PACKED.length,
  sha256: createHash("sha256").update(PACKED).digest("hex"),
};
const PARTS = { glue: PART, library: PART, program: PART, ready: PART };
/** @type {{ file: string, options: RequestInit }[]} */
let asked = [];
/** @type {() => Response} */
let served = () => new Response(PACKED);
/** @type {Map<string, Response>} */
const cached = new Map();

globalThis.fetch = async (file, options = {}) => {
  asked.push({ file: String(file), options });
  return served();
};
// Imported by a name that is made up, they are checked for pages, and not for Node.
const CLIENT = "../../src/pyodide_preinit/client";
const { RuntimeFiles } = await import(`${CLIENT}/files.mjs`);

/** @type {number[]} */
let shares = [];
/** @param {boolean} [isFresh] */
const files = (isFresh) =>
  new RuntimeFiles(
    PARTS,
    (/** @type {number} */ arrived, /** @type {number} */ expected) =>
      shares.push(arrived / expected),
    {
      folder: "../runtime/",
      isFresh,
      unpacked: async (/** @type {string} */ file) => cached.get(file),
    },
  );

beforeEach(() => {
  [asked, shares] = [[], []];
  served = () => new Response(PACKED);
  cached.clear();
});

test("a file is unpacked, whatever the server says of it", async () => {
  served = () => new Response(PACKED, { headers: { "Content-Type": "text/html" } });
  assert.deepEqual(await files().bytes("library"), new Uint8Array(PROGRAM));
  assert.equal(asked[0].file, "../runtime/ready-0f.bin");
  assert.equal(shares.at(-1), 1);
});

test("a program is compiled", async () => {
  assert.ok((await files().program("ready")) instanceof WebAssembly.Module);
});

test("the share that has arrived is that of all files asked for", async () => {
  const both = files();
  await Promise.all([both.bytes("library"), both.bytes("program")]);
  assert.equal(shares.at(-1), 1);
  assert.ok(shares[0] <= 0.5);
});

for (const [what, content, said] of /** @type {[string, Uint8Array, RegExp][]} */ ([
  ["shorter", PACKED.subarray(0, -1), /shorter than it should be|unexpected end|terminated/i],
  ["longer", Buffer.concat([PACKED, PACKED]), /longer than it should be/],
  [
    "another of the same length",
    PACKED.map((byte, at) => (at === 4 ? byte ^ 1 : byte)),
    /is not what was built/,
  ],
])) {
  test(`a file that is ${what} is refused`, async () => {
    served = () => new Response(/** @type {any} */ (content));
    await assert.rejects(files().bytes("library"), said);
  });
}

test("what the server does not have is said with its status", async () => {
  served = () => new Response("", { status: 404 });
  await assert.rejects(files().bytes("library"), /ready-0f\.bin: 404/);
});

test("what the browser kept is passed over where it may be what went wrong", async () => {
  await files().bytes("library");
  await files(true).bytes("library");
  assert.deepEqual(
    asked.map(({ options }) => options.cache),
    ["default", "reload"],
  );
});

test("a program that was kept unpacked is there without the network, but not after a fault", async () => {
  const headers = { "Content-Type": "application/wasm" };
  cached.set(PART.file, new Response(PROGRAM, { headers }));
  assert.ok((await files().program("ready")) instanceof WebAssembly.Module);
  assert.equal(asked.length, 0);
  await files(true).program("ready");
  assert.equal(asked.length, 1);
});
