/** Stock Pyodide that adds two numbers: what no page that uses it can be sooner than. */

import { loadPyodide } from "/-/pyodide/pyodide.mjs";

postMessage(String((await loadPyodide()).runPython("1 + 1")));
