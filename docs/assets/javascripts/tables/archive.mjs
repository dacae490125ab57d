/**
 * A zip archive, read as far as workbooks need it. Its files are raw deflate, which few browsers unpack; with the
 * checksum and the length that the archive's directory holds, they are gzip, which all do, and are checked as well.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, 255);
/** No workbook with a list of payments unpacks to as much. */
const LARGEST = 50_000_000;

/** @typedef {{ method: number, crc: number, packed: number, size: number, at: number }} Entry */

export class Archive {
  #bytes;
  #view;
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** An archive, if the bytes are a whole one. @param {Uint8Array<ArrayBuffer>} bytes */
  static of(bytes) {
    try {
      return new Archive(bytes);
    } catch {
      return undefined;
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const view = this.#view;
    let end = bytes.length - END_SIZE;
    const first = Math.max(0, end - LONGEST_COMMENT);
    while (end > first && view.getUint32(end, true) !== END) end--;
    if (view.getUint32(end, true) !== END) throw new Error("no directory");
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== ENTRY) throw new Error("no entry");
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const named = bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + name);
      this.#entries.set(new TextDecoder().decode(named), {
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
      at += ENTRY_SIZE + name + extra + comment;
    }
  }

  /** Whether there is a file of a name. @param {string} name */
  has(name) {
    return this.#entries.has(name);
  }

  /** The text of a file; nothing if there is none. @param {string} name */
  async text(name) {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const { method, crc, packed, size, at } = entry;
    if (size > LARGEST) throw new Error(`${name} is too large`);
    const [named, extra] = [26, 28].map((place) => this.#view.getUint16(at + place, true));
    const start = at + LOCAL_SIZE + named + extra;
    const data = this.#bytes.subarray(start, start + packed);
    if (method === STORED) return new TextDecoder().decode(data);
    if (method !== DEFLATED) throw new Error(`${name} is packed in another way`);
    const tail = new DataView(new ArrayBuffer(8));
    tail.setUint32(0, crc, true);
    tail.setUint32(4, size, true);
    const stream = new Blob([GZIP_HEAD, data, tail.buffer]).stream();
    return new Response(stream.pipeThrough(new DecompressionStream("gzip"))).text();
  }
}
