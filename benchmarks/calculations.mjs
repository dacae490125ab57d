/** Runs Python code beside our package in stock Pyodide and prints what it gives. */

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [archive, code] = process.argv.slice(2).map((path) => readFileSync(path));
const pyodide = await loadPyodide();
pyodide.unpackArchive(archive, "zip");
console.log(pyodide.runPython(`${code}\nmeasure()`));
