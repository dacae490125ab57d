/** Tells, as JSON, what the adapter of Pyodide 314 takes for addresses in a small program, and what its data is. */

import { text } from "node:stream/consumers";
import binaryen from "binaryen";
import { data } from "../src/pyodide_preinit/adapters/pyodide_314.mjs";

const module = binaryen.parseText(await text(process.stdin));
const { start, content, base, addresses } = data(module.emitBinary());
process.stdout.write(
  JSON.stringify({ start, content: [...content], base, addresses: [...addresses] }),
);
