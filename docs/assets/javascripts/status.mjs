/**
 * The line above a result that says whether Python is there and whether the result is up to date.
 */

const SAFE = "下面的结果和文字照样可以看，你填的内容也都还在。";
const LOADING = "正在准备计算器。下面已经是示例的结果，现在就可以改数字。";
const RESTARTING = "计算器出了问题，正在重新启动。你填的内容都还在。";
const STALLED = `计算器还没有下载完，网络可能很慢，或者断了。${SAFE}`;
const FAILED = {
  other: `计算器没能启动。${SAFE}`,
  offline: `现在没有网络，计算器没能启动。${SAFE}网络恢复以后会自己再试。`,
  unsupported: `这个浏览器运行不了计算器，可能版本太旧，或者关掉了 WebAssembly。${SAFE}`,
};
const RETRY = "再试一次";
const NO_ANSWER = "这组数字没能算出来。下面还是上一次的结果。";
const OUT_OF_DATE = "处填写需要修改。下面还是上一次的结果，不是按现在填的算的。";

export class Status {
  #place;
  #text = document.createElement("p");
  #progress = document.createElement("progress");
  #retry = document.createElement("button");
  /** What is to be said of Python; while there is something, it goes before what is said of the result. */
  #ofRuntime = "";
  #ofResult = "";

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
    place.classList.remove("unstarted");
    place.replaceChildren(this.#text, this.#progress, this.#retry);
    this.#say();
  }

  /** @param {import("./runtime.mjs").State} state */
  showRuntime(state) {
    const isLoading = state.kind === "loading";
    this.#progress.hidden = !isLoading;
    if (isLoading) this.#progress.value = Math.min(state.share, 1);
    this.#retry.hidden = !(isLoading ? state.isStalled : state.kind === "failed");
    this.#ofRuntime = words(state);
    this.#say();
  }

  /** Say how many fields have a message. @param {number} count */
  showMessages(count) {
    this.#ofResult = count ? `有 ${count} ${OUT_OF_DATE}` : "";
    this.#say();
  }

  showNoAnswer() {
    this.#ofResult = NO_ANSWER;
    this.#say();
  }

  #say() {
    const text = this.#ofRuntime || this.#ofResult;
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#place.hidden = !text;
  }
}

/** @param {import("./runtime.mjs").State} state */
function words(state) {
  if (state.kind === "failed") return FAILED[state.cause];
  if (state.kind !== "loading") return "";
  if (state.isStalled) return STALLED;
  return state.isRestart ? RESTARTING : LOADING;
}
