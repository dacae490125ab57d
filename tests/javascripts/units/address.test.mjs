import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { MODULES, page } from "./page.mjs";

/** @type {string[]} */
let entries = [];
page({
  history: {
    state: "kept",
    replaceState: (
      /** @type {unknown} */ state,
      /** @type {string} */ _,
      /** @type {string} */ to,
    ) => {
      assert.equal(state, "kept");
      entries.push(to);
    },
  },
});
mock.timers.enable({ apis: ["setTimeout"] });
const address = await import(`${MODULES}/address.mjs`);

beforeEach(() => {
  mock.timers.tick(10_000);
  entries = [];
});

test("what the address carries is what follows the #", () => {
  assert.equal(address.carried(), "a=1");
});

test("the first link is carried at once, the last of the following after a pause", () => {
  for (const link of ["a=1", "a=12", "a=123"]) address.setAddressSoon(() => link);
  assert.deepEqual(entries, ["#a=1"]);
  mock.timers.tick(299);
  assert.equal(entries.length, 1);
  mock.timers.tick(1);
  assert.deepEqual(entries, ["#a=1", "#a=123"]);
  mock.timers.tick(10_000);
  assert.equal(entries.length, 2);
});

test("a link is made only when it is carried", () => {
  let made = 0;
  for (let typed = 0; typed < 50; typed++) address.setAddressSoon(() => `a=${++made}`);
  mock.timers.tick(10_000);
  assert.equal(made, 2);
});

for (const event of ["pagehide", "beforeprint"]) {
  test(`${event}: the link that waits is carried before`, () => {
    address.setAddressSoon(() => "a=1");
    address.setAddressSoon(() => "a=2");
    dispatchEvent(new Event(event));
    assert.deepEqual(entries, ["#a=1", "#a=2"]);
    dispatchEvent(new Event(event));
    assert.equal(entries.length, 2);
  });
}

test("an address that was cleared stays so, and keeps its query", () => {
  address.setAddressSoon(() => "a=1");
  address.setAddressSoon(() => "a=2");
  address.clearAddress();
  mock.timers.tick(10_000);
  assert.deepEqual(entries, ["#a=1", "/site/calculators/interest.html?chat=1"]);
});

test("a link that is set takes the place of one that waits", () => {
  address.setAddressSoon(() => "a=1");
  address.setAddressSoon(() => "a=2");
  address.setAddress("b=1");
  mock.timers.tick(10_000);
  assert.deepEqual(entries, ["#a=1", "#b=1"]);
});
