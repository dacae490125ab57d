/**
 * Python as the page sees it: started once, however many calculators the page has, and asked by message.
 *
 * @typedef {import("./worker.mjs").Answer} Answer
 * @typedef {import("./worker.mjs").Reply} Reply
 * @typedef {{ kind: "waiting" }
 *   | { kind: "loading", share: number }
 *   | { kind: "ready" }
 *   | { kind: "failed" }} State
 */

import { launch } from "./launch.mjs";

/** Longest wait, in milliseconds, for the page to fall idle before Python is started all the same. */
const IDLE_TIMEOUT = 2000;

export class Runtime {
  /** @type {State} */
  state = { kind: "waiting" };
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Set<(state: State) => void>} */
  #watchers = new Set();
  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  #questions = new Map();
  #asked = 0;

  /** Call `watcher` now and whenever the state changes. @param {(state: State) => void} watcher */
  watch(watcher) {
    this.#watchers.add(watcher);
    watcher(this.state);
  }

  /** Start Python as soon as the page has nothing better to do. */
  startWhenIdle() {
    if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(() => this.start(), { timeout: IDLE_TIMEOUT });
    } else {
      setTimeout(() => this.start());
    }
  }

  /** Start Python unless it is there or on its way; after a failure, try again. */
  start() {
    if (this.state.kind === "loading" || this.state.kind === "ready") return;
    this.#worker?.terminate();
    this.#enter({ kind: "loading", share: 0 });
    this.#launch().catch((error) => this.#fail(String(error)));
  }

  async #launch() {
    const worker = await launch();
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(event.message);
    });
  }

  /**
   * Ask a calculator; the answer comes once Python is there.
   *
   * @param {string} calculator
   * @param {Record<string, string>} texts
   * @returns {Promise<Answer>}
   */
  ask(calculator, texts) {
    const id = ++this.#asked;
    const answer = new Promise((resolve, reject) => this.#questions.set(id, { resolve, reject }));
    this.#worker?.postMessage({ id, calculator, texts });
    return answer;
  }

  /** @param {Reply} reply */
  #receive(reply) {
    switch (reply.kind) {
      case "progress":
        if (this.state.kind === "loading") this.#enter({ kind: "loading", share: reply.share });
        break;
      case "ready":
        this.#enter({ kind: "ready" });
        break;
      case "failed":
        this.#fail(reply.reason);
        break;
      case "answer":
        this.#take(reply.id)?.resolve(reply.answer);
        break;
      case "error":
        this.#take(reply.id)?.reject(new Error(reply.reason));
        break;
    }
  }

  /** @param {number} id */
  #take(id) {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    return question;
  }

  /** @param {string} reason */
  #fail(reason) {
    console.warn("Python did not start:", reason);
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const question of this.#questions.values()) question.reject(new Error(reason));
    this.#questions.clear();
    this.#enter({ kind: "failed" });
  }

  /** @param {State} state */
  #enter(state) {
    this.state = state;
    for (const watcher of this.#watchers) watcher(state);
  }
}

export const runtime = new Runtime();
