/** Stock Pyodide of the release that newcomers would use today. */

import { loadPyodide } from "/-/pyodide-newest/pyodide.mjs";
import { answer } from "./answer.mjs";

postMessage(await answer(loadPyodide));
