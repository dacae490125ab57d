/**
 * The files of the runtime: fetched side by side, checked against their hashes, unpacked here, so that any server
 * will do, whether it compresses and whatever media types it knows.
 *
 * @typedef {{ file: string, size: number, sha256: string }} Part
 * @typedef {"ready" | "program" | "glue" | "library"} Name
 *
 * @typedef {object} Place where the files are
 * @property {string} folder the address of their folder, with a slash at its end
 * @property {boolean} [isFresh] whether what the browser kept is passed over: it may be what went wrong
 * @property {(file: string) => Promise<Response | undefined>} [unpacked] finds a program that was kept verified and
 *   unpacked
 * @property {(files: RuntimeFiles) => Promise<Uint8Array>} [library] puts the library together, where it is not one file
 */

const UNPACKED_HEADERS = { "Content-Type": "application/wasm" };

export class RuntimeFiles {
  /** @type {Record<Name, Part>} */
  #parts;
  #report;
  #place;
  #arrived = 0;
  #expected = 0;

  /**
   * @param {Record<Name, Part>} parts
   * @param {(arrived: number, expected: number) => void} report is told how many bytes of the files asked for have
   *   arrived
   * @param {Place} place
   */
  constructor(parts, report, place) {
    this.#parts = parts;
    this.#report = report;
    this.#place = place;
  }

  /** The unpacked bytes. @param {Name} name @returns {Promise<Uint8Array>} */
  async bytes(name) {
    return new Uint8Array(await this.#read(name, (unpacked) => unpacked.arrayBuffer()));
  }

  /** The address of a script that can be imported. @param {Name} name @returns {Promise<string>} */
  async script(name) {
    const text = await this.#read(name, (unpacked) => unpacked.blob());
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** The compiled program. @param {Name} name @returns {Promise<WebAssembly.Module>} */
  async program(name) {
    const { isFresh, unpacked } = this.#place;
    const found = isFresh ? undefined : await unpacked?.(this.#parts[name].file).catch(() => {});
    if (found) return WebAssembly.compileStreaming(found);
    return this.#read(name, (arriving) => WebAssembly.compileStreaming(arriving));
  }

  /**
   * What `read` makes of a file while it arrives; it is given out once the file turned out to be what was built.
   *
   * @template T
   * @param {Name} name
   * @param {(unpacked: Response) => Promise<T>} read
   * @returns {Promise<T>}
   */
  async #read(name, read) {
    const part = this.#parts[name];
    this.#expected += part.size;
    // Pages from plain http have no hash function of their own; there the browser checks before it gives anything.
    const integrity = globalThis.crypto?.subtle ? undefined : `sha256-${base64(part.sha256)}`;
    const cache = this.#place.isFresh ? "reload" : "default";
    const response = await fetched(this.#place.folder, part.file, { cache, integrity });
    const packed = new Uint8Array(part.size);
    const arriving = this.#arriving(response, part, packed);
    const unpacked = arriving.pipeThrough(new DecompressionStream("gzip"));
    const made = await read(new Response(unpacked, { headers: UNPACKED_HEADERS }));
    if (!integrity && hex(await crypto.subtle.digest("SHA-256", packed)) !== part.sha256) {
      throw new Error(`${part.file} is not what was built`);
    }
    return made;
  }

  /**
   * What arrives of a file, and a copy of it in `packed`.
   *
   * @param {Response} response
   * @param {Part} part
   * @param {Uint8Array} packed
   * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
   */
  #arriving(response, { file, size }, packed) {
    const reader = response.body?.getReader();
    let length = 0;
    return new ReadableStream({
      pull: async (controller) => {
        const { value } = (await reader?.read()) ?? {};
        if (length + (value?.length ?? 0) > size) {
          throw new Error(`${file} is longer than it should be`);
        }
        if (!value) {
          if (length !== size) throw new Error(`${file} is shorter than it should be`);
          return controller.close();
        }
        packed.set(value, length);
        length += value.length;
        this.#arrived += value.length;
        this.#report(this.#arrived, this.#expected);
        controller.enqueue(value);
      },
    });
  }
}

/** @param {string} folder @param {string} file @param {RequestInit} options */
async function fetched(folder, file, options) {
  // A worker made from a text has no place to look from; there the page sees to it.
  const response = await fetch(folder + file, options);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
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
