/**
 * The line above a result that says whether Python is there and whether the result is up to date. While all is well it
 * is only heard, not seen, so that nothing moves when Python becomes ready.
 */

import { element } from "./element.mjs";
import { _, sentences } from "./texts.mjs";
import { arrived, megabytes } from "./waiting.mjs";

/**
 * @typedef {object} Wrong
 * @property {import("./controls.mjs").Control} control
 * @property {string} label what the control is called
 * @property {string} message
 */

const SAFE = _("下面的结果和文字照样可以看，你填的内容也都还在。");
const LOADING = _("正在准备计算器。下面已经是示例的结果，现在就可以改数字。");
const LOADING_ASKED = _("正在准备计算器。下面还是上一次的结果，准备好了就按现在填的算。");
const READY = _("改数字，结果马上跟着变。填的内容只留在你的浏览器里。");
const RESTARTING = _("计算器出了问题，正在重新启动。你填的内容都还在。");
const STALLED = sentences(_("计算器还没有下载完，网络可能很慢，或者断了。"), SAFE);
const FAILED = {
  other: sentences(_("计算器没能启动。"), SAFE, _("再试也不行的话，刷新这一页。")),
  offline: sentences(_("现在没有网络，计算器没能启动。"), SAFE, _("网络恢复以后会自己再试。")),
};
const NO_ANSWER = _("这组数字没能算出来。下面还是上一次的结果。");
const NO_WHOLE = sentences(
  _("这组数字要用完整的计算程序，现在下载不了。"),
  _("下面还是上一次的结果。网络好了以后，改一下数字再试。"),
);

export class Status {
  #place;
  #text;
  #progress;
  #retry;
  /** What is wrong, where that is more than one thing. */
  #summary = element("ul", "", "wrong");
  /** What is to be said of Python; while there is something, it goes before what is said of the result. */
  #ofRuntime = "";
  #ofResult = "";
  #isFailed = false;
  /** Whether the result is not that of what is filled in. */
  #isOld = false;
  /** How much of Python has arrived, beside the line where there is room. */
  #arrived = element("small");

  /**
   * @param {HTMLElement} place
   * @param {() => void} retry is called when the reader wants another try
   */
  constructor(place, retry) {
    this.#place = place;
    this.#text = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
    this.#progress = /** @type {HTMLProgressElement} */ (place.querySelector("progress"));
    this.#retry = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
    this.#retry.addEventListener("click", retry);
    place.querySelector(".unstarted")?.remove();
    this.#arrived.setAttribute("aria-hidden", "true");
    this.#progress.after(this.#arrived);
  }

  /** @param {import("./runtime.mjs").State} state */
  showRuntime(state) {
    const isLoading = state.kind === "loading";
    const isStalled = state.kind === "loading" && state.isStalled === true;
    this.#progress.hidden = !isLoading;
    if (isLoading) this.#progress.value = Math.min(state.share, 1);
    this.#arrived.textContent = arrived(state);
    if (this.#arrived.textContent) {
      this.#progress.setAttribute("aria-valuetext", this.#arrived.textContent);
    }
    this.#isFailed = isStalled || state.kind === "failed";
    this.#retry.hidden = !this.#isFailed;
    this.#ofRuntime = words(state);
    this.#say();
  }

  /**
   * Say how many fields have a message; of several, name each with a link that leads there. The list itself is not
   * read out: it changes while the reader types.
   *
   * @param {Wrong[]} wrong
   */
  showMessages(wrong) {
    const count = wrong.length;
    if (count < 2) this.#summary.remove();
    else if (!this.#summary.isConnected) this.#text.after(this.#summary);
    this.#summary.replaceChildren(...wrong.map(item));
    this.#ofResult = count
      ? _("有 {count} 处填写需要修改。下面还是上一次的结果，不是按现在填的算的。", { count })
      : "";
    this.#say();
  }

  /** Say that there is no answer. @param {boolean} isWholeMissing whether that is because of the network */
  showNoAnswer(isWholeMissing) {
    this.#ofResult = isWholeMissing ? NO_WHOLE : NO_ANSWER;
    this.#say();
  }

  /** Tell whether the result is not that of what is filled in. @param {boolean} isOld */
  showOld(isOld) {
    this.#isOld = isOld;
    this.#say();
  }

  #say() {
    const ofRuntime = this.#ofRuntime === LOADING && this.#isOld ? LOADING_ASKED : this.#ofRuntime;
    const text = ofRuntime || this.#ofResult || READY;
    if (this.#text.textContent !== text) this.#text.textContent = text;
    const isWarning = this.#isFailed || (!this.#ofRuntime && this.#ofResult !== "");
    this.#place.toggleAttribute("data-warning", isWarning);
    this.#place.toggleAttribute("data-calm", text === LOADING || text === READY);
  }
}

/** @param {Wrong} wrong */
function item({ control, label, message }) {
  const link = element("a", label);
  link.setAttribute("href", `#${control.id}`);
  // The address carries the inputs, so the link must not change it.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control.focus();
  });
  const made = element("li");
  made.append(link, " ", message);
  return made;
}

/** What is to be said of Python before it is there. @param {import("./runtime.mjs").State} state */
function words(state) {
  switch (state.kind) {
    case "failed":
      return FAILED[state.cause];
    case "ready":
      return "";
    case "waiting":
      return LOADING;
    case "loading":
      if (state.isStalled) return STALLED;
      if (state.size) return wholeOnItsWay(state.size);
      return state.isRestart ? RESTARTING : LOADING;
  }
}

/** @param {number} size in bytes */
function wholeOnItsWay(size) {
  return _("这组数字要用完整的计算程序，正在下载（{size} MB）。填的内容都还在。", {
    size: megabytes(size),
  });
}
