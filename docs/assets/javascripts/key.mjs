/**
 * The one figure that matters: it stays in view on a phone while the reader types, and is what a screen reader says
 * of a new result. Where there are several offers, it is that of the offer whose fields have the focus.
 */

import { _ } from "./texts.mjs";

/** How long nothing may change before the figure is said, in milliseconds: nobody wants every keystroke answered. */
const PAUSE = 900;
const NOTHING = _("填完就有结果");

/**
 * @param {HTMLElement} root of the calculator
 * @param {HTMLElement} result
 * @returns {{ show: () => void, announce: () => void }} `show` after every change of the result or of whether it is
 *   up to date, `announce` after a new result
 */
export function connectKey(root, result) {
  const bar = root.querySelector("[data-key]");
  const label = bar?.querySelector("[data-key-label]");
  const figure = bar?.querySelector("[data-key-figure]");
  const announcement = root.querySelector("[data-announcement]");
  if (!bar || !label || !figure || !announcement) return { show() {}, announce() {} };
  /** @type {string | undefined} */
  let offer;
  let timer = 0;

  const show = () => {
    const main = mainFigure(result, offer);
    const old = result.hasAttribute("data-out-of-date");
    bar.toggleAttribute("data-out-of-date", old);
    label.textContent = old ? _("上一次的：{label}", { label: main.label }) : main.label;
    figure.textContent = main.figure;
  };
  root.addEventListener("focusin", (event) => {
    const row = /** @type {Element} */ (event.target).closest("[data-row]");
    if (!(row instanceof HTMLElement)) return;
    offer = row.dataset.row;
    show();
  });
  // The address carries the inputs, so the link must not change it.
  bar.addEventListener("click", (event) => {
    event.preventDefault();
    result.focus({ preventScroll: true });
    result.scrollIntoView();
  });
  return {
    show,
    announce() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const main = mainFigure(result, offer);
        announcement.textContent = main.figure && `${main.label} ${main.figure}`;
      }, PAUSE);
    },
  };
}

/** @param {HTMLElement} result @param {string | undefined} offer */
function mainFigure(result, offer) {
  const figures = [...result.querySelectorAll("[data-main]")];
  const main =
    figures.find((one) => one.querySelector(`[data-offer="${offer}"]`)) ?? figures[0] ?? null;
  return {
    label: main instanceof HTMLElement ? (main.dataset.main ?? "") : NOTHING,
    figure: main?.querySelector("[data-figure]")?.textContent ?? "",
  };
}
