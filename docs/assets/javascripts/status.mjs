/**
 * The line above a result that says whether Python is there and whether the result is up to date.
 */

const LOADING = "正在准备计算器。下面已经是示例的结果，现在就可以改数字。";
const FAILED = "计算器没能启动。下面的结果和文字照样可以看，你填的内容也都还在。";
const RETRY = "再试一次";
const NO_ANSWER = "这组数字没能算出来。下面还是上一次的结果。";
const OUT_OF_DATE = "处填写需要修改。下面还是上一次的结果，不是按现在填的算的。";

export class Status {
  #place;
  #text = document.createElement("p");
  #progress = document.createElement("progress");
  #retry = document.createElement("button");

  /**
   * @param {HTMLElement} place
   * @param {() => void} retry is called when the reader wants another try
   */
  constructor(place, retry) {
    this.#place = place;
    this.#text.setAttribute("role", "status");
    this.#progress.setAttribute("aria-label", "计算器的准备进度");
    this.#retry.type = "button";
    this.#retry.textContent = RETRY;
    this.#retry.addEventListener("click", retry);
    place.append(this.#text, this.#progress, this.#retry);
    this.#say("");
  }

  /** @param {import("./runtime.mjs").State} state */
  showRuntime(state) {
    this.#progress.hidden = state.kind !== "loading";
    this.#retry.hidden = state.kind !== "failed";
    if (state.kind === "loading") {
      this.#progress.value = Math.min(state.share, 1);
      this.#say(LOADING);
    } else this.#say(state.kind === "failed" ? FAILED : "");
  }

  /** Say how many fields have a message. @param {number} count */
  showMessages(count) {
    this.#say(count ? `有 ${count} ${OUT_OF_DATE}` : "");
  }

  showNoAnswer() {
    this.#say(NO_ANSWER);
  }

  /** @param {string} text */
  #say(text) {
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#place.hidden = !text;
  }
}
