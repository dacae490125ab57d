import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { MODULES, page, settled } from "./page.mjs";

/** @type {FakeWorker[]} */
const workers = [];

class FakeWorker extends EventTarget {
  /** @type {any[]} */
  asked = [];
  isGone = false;
  /** @param {string} address */
  constructor(address) {
    super();
    this.address = address;
    workers.push(this);
  }
  postMessage(/** @type {any} */ message) {
    this.asked.push(message);
  }
  terminate() {
    this.isGone = true;
  }
  /** @param {object} data */
  says(data) {
    this.#tell(new MessageEvent("message", { data }));
  }
  dies() {
    this.#tell(new ErrorEvent("error", { message: "gone" }));
  }
  /** @param {Event} event */
  #tell(event) {
    /** @type {any} */ (this)[`on${event.type}`]?.(event);
    this.dispatchEvent(event);
  }
}

class ErrorEvent extends Event {
  /** @param {string} type @param {{ message: string }} init */
  constructor(type, { message }) {
    super(type);
    this.message = message;
  }
}

page({ Worker: FakeWorker, navigator: { onLine: true } });
mock.timers.enable({ apis: ["setTimeout"] });
mock.method(console, "warn", () => {});
const { Runtime, Unanswered } = await import(`${MODULES}/runtime.mjs`);
const { begin } = await import(`${MODULES}/headstart.mjs`);
const ANSWER = { html: "<p>1</p>", messages: {}, notes: {} };

/** @type {any} */
let runtime;
/** @type {string[]} */
let states;

beforeEach(async () => {
  workers.length = 0;
  /** @type {any} */ (globalThis).headstart = { address: "worker.js", heard: [] };
  runtime = new Runtime();
  states = [];
  runtime.watch(({ kind }) => states.push(kind));
});

/** The worker that was made last, once it is there. */
async function worker() {
  await settled();
  const last = workers.at(-1);
  assert.ok(last);
  return last;
}

async function started() {
  runtime.start();
  const made = await worker();
  made.says({ kind: "ready" });
  return made;
}

test("what a worker said before anybody listened is heard once, and then what it says", async () => {
  begin("worker.js");
  const [python] = workers;
  python?.says({ kind: "progress", arrived: 1, expected: 2 });
  python?.says({ kind: "ready" });
  assert.deepEqual(states, ["waiting"]);
  assert.equal(await started(), python);
  assert.equal(workers.length, 1);
  assert.deepEqual(states, ["waiting", "loading", "loading", "ready", "ready"]);
  const answer = runtime.ask("interest", {});
  python?.says({ kind: "answer", id: 1, answer: ANSWER });
  assert.equal(await answer, ANSWER);
});

test("a worker that was gone before anybody listened is a failure", async () => {
  begin("worker.js");
  workers[0]?.dies();
  runtime.start();
  await settled();
  assert.deepEqual(states, ["waiting", "loading", "failed"]);
  runtime.start();
  assert.notEqual(await worker(), workers[0]);
  assert.match(workers[1]?.address ?? "", /^worker\.js\?start=2$/);
});

test("where no worker may be, the page is told when it wants one", async () => {
  const { Worker } = globalThis;
  class Forbidden {
    constructor() {
      throw new Error("forbidden");
    }
  }
  Object.assign(globalThis, { Worker: Forbidden });
  begin("worker.js");
  runtime.start();
  await settled();
  assert.deepEqual(states, ["waiting", "loading", "failed"]);
  Object.assign(globalThis, { Worker });
  runtime.start();
  assert.ok(await worker());
});

test("nothing is fetched before Python is wanted", async () => {
  runtime.want();
  runtime.ask("interest", {});
  await settled();
  assert.equal(workers.length, 0);
  assert.deepEqual(states, ["waiting"]);
});

test("what was asked before Python is there is asked then, and answered", async () => {
  const answer = runtime.ask("interest", { principal: "1" });
  runtime.start();
  runtime.start();
  const python = await worker();
  assert.equal(workers.length, 1);
  assert.deepEqual(python.asked, [{ id: 1, calculator: "interest", texts: { principal: "1" } }]);
  python.says({ kind: "progress", arrived: 50, expected: 100 });
  assert.equal(/** @type {any} */ (runtime.state).share, 0.5);
  python.says({ kind: "ready" });
  python.says({ kind: "answer", id: 1, answer: ANSWER });
  assert.equal(await answer, ANSWER);
  assert.deepEqual(states, ["waiting", "loading", "loading", "ready"]);
});

test("answers find their questions in any order", async () => {
  const python = await started();
  const answers = [1, 2].map((number) => runtime.ask("interest", { principal: String(number) }));
  python.says({ kind: "answer", id: 2, answer: { ...ANSWER, html: "2" } });
  python.says({ kind: "answer", id: 1, answer: { ...ANSWER, html: "1" } });
  assert.deepEqual(
    (await Promise.all(answers)).map(({ html }) => html),
    ["1", "2"],
  );
});

test("a worker that dies is replaced by another that is asked again", async () => {
  const first = await started();
  const answer = runtime.ask("interest", {});
  first.dies();
  const second = await worker();
  assert.notEqual(second, first);
  assert.ok(first.isGone);
  assert.match(second.address, /\?start=2$/, "what the browser kept of the first is passed over");
  assert.deepEqual(second.asked, first.asked);
  first.says({ kind: "answer", id: 1, answer: { ...ANSWER, html: "late" } });
  second.says({ kind: "ready" });
  second.says({ kind: "answer", id: 1, answer: ANSWER });
  assert.equal(await answer, ANSWER);
});

test("a question over which two workers are lost is given up, and the next is answered", async () => {
  (await started()).says({ kind: "ready" });
  const bad = assert.rejects(runtime.ask("interest", {}), /too much/);
  workers[0].says({ kind: "error", id: 1, reason: "too much" });
  (await worker()).says({ kind: "ready" });
  workers[1].says({ kind: "error", id: 1, reason: "too much" });
  await bad;
  const third = await worker();
  assert.equal(workers.length, 3);
  assert.deepEqual(third.asked, []);
  const good = runtime.ask("interest", {});
  third.says({ kind: "ready" });
  third.says({ kind: "answer", id: 2, answer: ANSWER });
  assert.equal(await good, ANSWER);
});

test("Python that does not answer is lost after half a minute", async () => {
  await started();
  runtime.ask("interest", {});
  mock.timers.tick(29_999);
  assert.equal(runtime.state.kind, "ready");
  mock.timers.tick(1);
  assert.equal(runtime.state.kind, "loading");
  assert.ok(/** @type {any} */ (runtime.state).isRestart);
});

test("the whole interpreter may take longer than an answer", async () => {
  const python = await started();
  const answer = runtime.ask("interest", {});
  python.says({ kind: "loading", size: 3_500_000 });
  assert.equal(/** @type {any} */ (runtime.state).size, 3_500_000);
  mock.timers.tick(60_000);
  assert.equal(workers.length, 1);
  python.says({ kind: "ready" });
  python.says({ kind: "answer", id: 1, answer: ANSWER });
  assert.equal(await answer, ANSWER);
});

test("what nobody can answer without a network does not end Python", async () => {
  const python = await started();
  const answer = runtime.ask("interest", {});
  python.says({ kind: "unanswered", id: 1, reason: "no network" });
  await assert.rejects(answer, Unanswered);
  assert.equal(runtime.state.kind, "ready");
  assert.equal(workers.length, 1);
});

test("what stalls may be tried again, and what arrives goes on", async () => {
  runtime.start();
  const first = await worker();
  mock.timers.tick(20_000);
  assert.ok(/** @type {any} */ (runtime.state).isStalled);
  first.says({ kind: "progress", arrived: 10, expected: 100 });
  assert.ok(!(/** @type {any} */ (runtime.state).isStalled));
  runtime.start();
  assert.equal(await worker(), first);
  mock.timers.tick(20_000);
  runtime.start();
  assert.notEqual(await worker(), first);
  assert.ok(first.isGone);
});

test("a failure rejects what was asked, and is tried again when there is a network", async () => {
  runtime.start();
  const answer = assert.rejects(runtime.ask("interest", {}), /404/);
  (await worker()).says({ kind: "failed", reason: "404" });
  await answer;
  assert.deepEqual(runtime.state, { kind: "failed", cause: "other" });
  runtime.want();
  await settled();
  assert.equal(workers.length, 1, "what never came is left to the reader");
  dispatchEvent(new Event("online"));
  assert.equal(runtime.state.kind, "loading");
});

test("Python that was there and did not start again is tried with the next question", async () => {
  (await started()).dies();
  (await worker()).says({ kind: "failed", reason: "404" });
  assert.equal(runtime.state.kind, "failed");
  runtime.want();
  await settled();
  assert.equal(workers.length, 3);
});

test("idle is told once nothing is asked any more", async () => {
  const python = await started();
  let isIdle = false;
  runtime.ask("interest", {});
  runtime.idle().then(() => {
    isIdle = true;
  });
  await settled();
  assert.ok(!isIdle);
  python.says({ kind: "answer", id: 1, answer: ANSWER });
  await settled();
  assert.ok(isIdle);
});
