/**
 * The files of the runtime: fetched side by side, held against their hashes, unpacked here, so that any server
 * will do, whether it compresses and whatever media types it knows.
 *
 * @typedef {{ file: string, size: number, sha256: string }} Part
 * @typedef {"glue" | "library" | "program" | "ready"} Name
 */

// Seen from the worker. A worker made from a text has no place to look from; there the page sees to it.
const FOLDER = "../runtime/";

export class RuntimeFiles {
  /** @type {Record<Name, Part>} */
  #parts;
  #report;
  #arrived = 0;
  #expected = 0;

  /**
   * @param {Record<Name, Part>} parts
   * @param {(share: number) => void} report is told which share of the files asked for has arrived
   */
  constructor(parts, report) {
    this.#parts = parts;
    this.#report = report;
  }

  /** The unpacked bytes. @param {Name} name @returns {Promise<Uint8Array>} */
  async bytes(name) {
    return new Uint8Array(await new Response(await this.#unpacked(name)).arrayBuffer());
  }

  /** The address of a script that can be imported. @param {Name} name @returns {Promise<string>} */
  async script(name) {
    const text = await new Response(await this.#unpacked(name)).blob();
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** The compiled program. @param {Name} name @returns {Promise<WebAssembly.Module>} */
  async program(name) {
    const headers = { "Content-Type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(await this.#unpacked(name), { headers }));
  }

  /** @param {Name} name @returns {Promise<ReadableStream<BufferSource>>} */
  async #unpacked(name) {
    const packed = await this.#checked(this.#parts[name]);
    return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  }

  /** @param {Part} part @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async #checked({ file, size, sha256 }) {
    this.#expected += size;
    // Pages from plain http have no hash function of their own; there the browser checks while it fetches.
    const integrity = globalThis.crypto?.subtle ? undefined : `sha256-${base64(sha256)}`;
    const response = await fetched(file, { integrity });
    const packed = new Uint8Array(size);
    let length = 0;
    for await (const chunk of chunks(response)) {
      if (length + chunk.length > size) throw new Error(`${file} is longer than it should be`);
      packed.set(chunk, length);
      length += chunk.length;
      this.#arrived += chunk.length;
      this.#report(this.#arrived / this.#expected);
    }
    if (length !== size) throw new Error(`${file} is shorter than it should be`);
    if (!integrity && hex(await crypto.subtle.digest("SHA-256", packed)) !== sha256) {
      throw new Error(`${file} is not what was built`);
    }
    return packed;
  }
}

/** @param {string} file @param {RequestInit} [options] */
async function fetched(file, options) {
  // A worker that is started again does not take what the browser kept: it may be what went wrong.
  const cache = location.search ? "reload" : "default";
  const response = await fetch(FOLDER + file, { cache, ...options });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

/** Not every browser lets a stream be iterated. @param {Response} response */
async function* chunks(response) {
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) yield part.value;
}

/** @param {ArrayBuffer} digest */
function hex(digest) {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} digest in hexadecimal digits */
function base64(digest) {
  const bytes = digest.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}
