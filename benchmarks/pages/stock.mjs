/** Stock Pyodide of the release that the site is built with. */

import { loadPyodide } from "/-/pyodide/pyodide.mjs";
import { answer } from "./answer.mjs";

postMessage(await answer(loadPyodide));
