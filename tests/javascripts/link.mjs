/** Reads what to encode and decode (JSON) from standard input and writes what came of it. */

import { readFileSync } from "node:fs";
import { decodeLink, encodeLink } from "../../docs/assets/javascripts/link.mjs";

const { encode = [], decode = [], known = [] } = JSON.parse(readFileSync(0, "utf8"));
const encoded = encode.map(([said, state]) => encodeLink(said, state));
const decoded = decode.map((raw) => decodeLink(raw, (name) => known.includes(name)) ?? null);
process.stdout.write(JSON.stringify({ encoded, decoded }));
