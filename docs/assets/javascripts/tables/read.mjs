/**
 * The text of a file with a table: CSV and the like, whose encoding is found out, or a workbook of a spreadsheet.
 *
 * @typedef {{ text: string, how: string }} Table what the file holds, a row a line, and how it was read
 */

import { _, sentences } from "../texts.mjs";
import { Archive } from "./archive.mjs";
import { sheet } from "./workbook.mjs";

const LARGEST = 2_000_000;
/** What files of other kinds begin with. @type {[kind: string, ...signs: string[]][]} */
const KINDS = [
  [_("PDF 文档"), "%PDF"],
  [_("图片"), "\xff\xd8\xff", "\x89PNG", "GIF8", "RIFF", "BM", "II*\0", "MM\0*"],
  [_("旧格式的 Office 文件（.xls 或 .doc）"), "\xd0\xcf\x11\xe0"],
  [_("压缩包"), "Rar!", "\x1f\x8b", "7z\xbc\xaf"],
];
const WEB_PAGE = /^\s*<(?:!doctype|html|table|\?xml|head|meta)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** A file that cannot be read; `reason` is for the reader. */
export class UnreadableFile extends Error {
  /** @param {string} what is the matter with it */
  constructor(what) {
    super(what);
    this.reason = sentences(
      what,
      _("能读的是 CSV、TSV、TXT 文本和 Excel 的 .xlsx，最大 {size} MB。", { size: LARGEST / 1e6 }),
    );
  }
}

/**
 * Return what a file holds.
 *
 * @param {Blob} file
 * @returns {Promise<Table>}
 * @throws {UnreadableFile}
 */
export async function read(file) {
  if (file.size > LARGEST) {
    const size = (file.size / 1e6).toFixed(1);
    throw new UnreadableFile(_("这个文件有 {size} MB，太大了。", { size }));
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!bytes.length) throw new UnreadableFile(_("这个文件是空的。"));
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith("PK\x03\x04")) return inArchive(bytes);
  const known = KINDS.find(([, ...signs]) => signs.some((sign) => head.startsWith(sign)));
  if (known) throw not(known[0]);
  if (head.slice(4, 8) === "ftyp") throw not(_("图片"));
  const { text, how } = decoded(bytes);
  if (WEB_PAGE.test(text)) throw not(_("网页"));
  return { text, how };
}

/** @param {string} kind */
function not(kind) {
  return new UnreadableFile(_("这是{kind}，读不了。", { kind }));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Table>}
 */
async function inArchive(bytes) {
  const archive = Archive.of(bytes);
  if (!archive) throw new UnreadableFile(_("这个文件不完整。"));
  if (archive.has("word/document.xml")) throw not(_("Word 文档"));
  if (!archive.has("xl/workbook.xml")) throw not(_("压缩包"));
  try {
    return await sheet(archive);
  } catch {
    throw new UnreadableFile(_("这个 .xlsx 文件不完整，或者加了密码。"));
  }
}

/**
 * The text of bytes in UTF-8, UTF-16 with its mark, or GB 18030, of which GBK is a part.
 *
 * @param {Uint8Array} bytes
 * @returns {Table}
 */
function decoded(bytes) {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (BINARY.test(text)) break;
      return { text, how: encoding === "gb18030" ? "GBK" : encoding.toUpperCase() };
    } catch {
      // It may be in the next one.
    }
  }
  throw new UnreadableFile(_("这个文件不是文本，读不了。"));
}
