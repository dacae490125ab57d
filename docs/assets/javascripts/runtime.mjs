/**
 * Python as the page sees it: started once, however many calculators the page has, asked by message, and started
 * again when it is gone.
 *
 * @typedef {import("./worker.mjs").Answer} Answer
 * @typedef {import("./worker.mjs").Reply} Reply
 * @typedef {"offline" | "other"} Cause
 * @typedef {{ kind: "waiting" }
 *   | { kind: "loading", share: number, expected?: number, size?: number, isRestart?: boolean, isStalled?: boolean }
 *   | { kind: "ready" }
 *   | { kind: "failed", cause: Cause }} State
 *
 * Where a state of loading has a `size`, in bytes, the whole interpreter is on its way. `share` is what has arrived
 * of the bytes that are `expected`; while these are not known, nothing had to be fetched yet.
 *
 * @typedef {object} Question
 * @property {object} message
 * @property {boolean} wasLost whether a worker was lost over it
 * @property {number} timer
 * @property {(answer: Answer) => void} resolve
 * @property {(error: Error) => void} reject
 */

import { tellAgain } from "./headstart.mjs";
import { launch } from "./launch.mjs";

/** What was asked needs the whole interpreter, which could not be had; anything else can still be asked. */
export class Unanswered extends Error {}

/** Longest time, in milliseconds, in which nothing arrives before the reader may try again. */
const STALLED_AFTER = 20_000;
/** Longest wait, in milliseconds, for an answer before the worker is taken for lost. */
const LOST_AFTER = 30_000;

export class Runtime {
  /** @type {State} */
  state = { kind: "waiting" };
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Set<(state: State) => void>} */
  #watchers = new Set();
  /** @type {Set<() => void>} */
  #idleWatchers = new Set();
  /** @type {Map<number, Question>} */
  #questions = new Map();
  #asked = 0;
  #starts = 0;
  #wasReady = false;
  #stall = 0;

  constructor() {
    addEventListener("online", () => this.state.kind === "failed" && this.start());
  }

  /** Call `watcher` now and whenever the state changes. @param {(state: State) => void} watcher */
  watch(watcher) {
    this.#watchers.add(watcher);
    watcher(this.state);
  }

  /** Resolves once Python has failed, or is there and has nothing to answer. @returns {Promise<void>} */
  idle() {
    return new Promise((resolve) => {
      this.#idleWatchers.add(resolve);
      this.#tellIdle();
    });
  }

  /** Start Python unless it is there or on its way; after a failure, or when nothing arrives any more, try again. */
  start() {
    if (this.state.kind === "ready") return;
    if (this.state.kind === "loading" && !this.state.isStalled) return;
    this.#launch({ kind: "loading", share: 0 });
  }

  /**
   * An answer is wanted: if Python was there and could not be started again, try once more, for what was in the way
   * may be gone. What never came is left to the reader, who may pay for each try.
   */
  want() {
    if (this.state.kind === "failed" && this.#wasReady) this.start();
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
    return new Promise((resolve, reject) => {
      const message = { id, calculator, texts };
      const question = { message, wasLost: false, timer: 0, resolve, reject };
      this.#questions.set(id, question);
      this.#worker?.postMessage(message);
      if (this.state.kind === "ready") this.#expectAnswer(question);
    });
  }

  /** @param {State} state */
  #launch(state) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#enter(state);
    const start = ++this.#starts;
    launch(start).then(
      (worker) => (start === this.#starts ? this.#attach(worker) : worker.terminate()),
      (error) => start === this.#starts && this.#fail(error),
    );
  }

  /** @param {Worker} worker */
  #attach(worker) {
    this.#worker = worker;
    worker.addEventListener("message", (event) => {
      if (worker === this.#worker) this.#receive(event.data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#restart(event.message);
    });
    tellAgain(worker);
    for (const { message } of this.#questions.values()) worker.postMessage(message);
  }

  /** @param {Reply} reply */
  #receive(reply) {
    switch (reply.kind) {
      case "progress":
        if (this.state.kind === "loading") {
          const { arrived, expected } = reply;
          this.#enter({ ...this.state, share: arrived / expected, expected, isStalled: false });
        }
        break;
      case "loading":
        // What was asked waits for it, however long that takes.
        for (const { timer } of this.#questions.values()) clearTimeout(timer);
        this.#enter({ kind: "loading", share: 0, size: reply.size });
        break;
      case "ready":
        this.#wasReady = true;
        this.#enter({ kind: "ready" });
        for (const question of this.#questions.values()) this.#expectAnswer(question);
        break;
      case "failed":
        this.#fail(reply.reason);
        break;
      case "answer":
        this.#take(reply.id)?.resolve(reply.answer);
        this.#tellIdle();
        break;
      case "unanswered":
        this.#take(reply.id)?.reject(new Unanswered(reply.reason));
        this.#tellIdle();
        break;
      case "error":
        this.#restart(reply.reason);
        break;
    }
  }

  /** @param {number} id */
  #take(id) {
    const question = this.#questions.get(id);
    clearTimeout(question?.timer);
    this.#questions.delete(id);
    return question;
  }

  /** @param {Question} question */
  #expectAnswer(question) {
    clearTimeout(question.timer);
    question.timer = setTimeout(() => this.#restart("it did not answer"), LOST_AFTER);
  }

  /**
   * The worker is gone or of no use: start another, and ask it what was not answered, but nothing over which two
   * were lost.
   *
   * @param {string} reason
   */
  #restart(reason) {
    if (this.state.kind !== "ready") return this.#fail(reason);
    console.warn("Python is started again:", reason);
    this.#launch({ kind: "loading", share: 0, isRestart: true });
    for (const [id, question] of this.#questions) {
      clearTimeout(question.timer);
      if (question.wasLost) this.#take(id)?.reject(new Error(reason));
      question.wasLost = true;
    }
  }

  /** @param {unknown} reason */
  #fail(reason) {
    console.warn("Python did not start:", reason);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#enter({ kind: "failed", cause: causeOf() });
    for (const id of this.#questions.keys()) this.#take(id)?.reject(new Error(String(reason)));
  }

  /** @param {State} state */
  #enter(state) {
    this.state = state;
    clearTimeout(this.#stall);
    if (state.kind === "loading" && !state.isStalled) {
      const stalled = { ...state, isStalled: true };
      this.#stall = setTimeout(() => this.#enter(stalled), STALLED_AFTER);
    }
    for (const watcher of this.#watchers) watcher(state);
    this.#tellIdle();
  }

  #tellIdle() {
    const { kind } = this.state;
    if (kind !== "failed" && (kind !== "ready" || this.#questions.size)) return;
    for (const tell of this.#idleWatchers) tell();
    this.#idleWatchers.clear();
  }
}

/** @returns {Cause} */
function causeOf() {
  return navigator.onLine || location.protocol === "file:" ? "other" : "offline";
}

export const runtime = new Runtime();
