/**
 * Opens pages of calculators in Firefox, changes a field of each, and prints what was seen, as JSON:
 * `node firefox.mjs BROWSER < VISITS`, a visit being `{address, calculator, field, text, figure}`.
 */

import { text } from "node:stream/consumers";
import { launch } from "puppeteer-core";

const READY = 60_000;
const visits = JSON.parse(await text(process.stdin));
const browser = await launch({ browser: "firefox", executablePath: process.argv[2] });
const seen = { errors: [], figures: [] };
const page = await browser.newPage();
page.on("pageerror", (error) => seen.errors.push(String(error)));
page.on("console", (message) => {
  if (message.type() === "error") seen.errors.push(message.text());
});
for (const { address, calculator, field, text, figure } of visits) {
  await page.goto(address);
  const root = `[data-calculator=${calculator}]`;
  await page.waitForSelector(`${root}[data-state=ready]`, { timeout: READY });
  const value = () => page.$eval(`[data-figure=${figure}]`, (element) => element.dataset.value);
  const before = await value();
  await page.$eval(
    `[name="${field}"]`,
    (control, typed) => {
      control.value = typed;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
  );
  await page.waitForSelector("[data-result]:not([aria-busy])", { timeout: READY });
  seen.figures.push([before, await value()]);
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
