/** Runs Python code beside our package in stock Pyodide and prints what it gives. */

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [archive, code] = process.argv.slice(2).map((path) => readFileSync(path));
const pyodide = await loadPyodide();
// Not Node's own kind of bytes, which Pyodide does not know.
pyodide.unpackArchive(new Uint8Array(archive), "zip");
console.log(pyodide.runPython(`${code}\nmeasure()`));
