/** The fold with what can be taken away from a result. What fills it is loaded when it is first opened. */

import { piece } from "./pieces.mjs";
import { _ } from "./texts.mjs";

/** @typedef {import("./outputs/panel.mjs").Calculator} Calculator */

/** @param {HTMLDetailsElement} fold @param {Calculator} calculator */
export function connectOutputs(fold, calculator) {
  const said = /** @type {HTMLElement} */ (fold.querySelector("[role=status]"));
  let isFilled = false;
  fold.addEventListener("toggle", async () => {
    if (!fold.open || isFilled) return;
    isFilled = true;
    try {
      const fill = await piece("outputs", "fillOutputs");
      fill(fold, said, calculator);
    } catch (error) {
      console.warn("No outputs:", error);
      isFilled = false;
      said.textContent = _("没能下载这一部分，网络好了以后关上再打开一次。");
    }
  });
}
