/** Stock Pyodide, as its documentation shows it, answering the question that the site's page answers. */

/** @param {typeof import("pyodide").loadPyodide} loadPyodide of the release that is measured */
export async function answer(loadPyodide) {
  const [pyodide, sources, question] = await Promise.all([
    loadPyodide(),
    fetch("calculators.zip").then((response) => response.arrayBuffer()),
    fetch("question.json").then((response) => response.text()),
  ]);
  pyodide.unpackArchive(sources, "zip");
  pyodide.globals.set("question", question);
  return pyodide.runPython(`
import json
from calculators.answering import answer
answer("interest", json.loads(question)).html
`);
}
