/**
 * The figures that matter: they stay in view on a phone while the reader types, and are what a screen reader says of a
 * new result. Where offers are compared, there are two: that of the offer whose fields have the focus, and the lowest
 * of the others. They lead down to the result, and from there back to what was being filled in.
 */

import { element } from "./element.mjs";
import { _ } from "./texts.mjs";
import { waiting } from "./waiting.mjs";

/** How long nothing may change before the figures are said, in milliseconds: nobody wants every keystroke answered. */
const PAUSE = 900;
/** How long Python may take before the bar says what it waits for, in milliseconds, unless an answer is awaited. */
const SLOW = 1000;
/** What the header and the bar cover of the window. */
const UNDER_BARS = "-92px 0px 0px";
/** How serious the sentence above the figures is. */
const TONE = /summary--(red|amber)/;
const NOTHING = _("填完就有结果");

/**
 * @typedef {object} Figure
 * @property {string} label what it is, and whose
 * @property {string} name what it is
 * @property {string} owner whose it is, where there are several
 * @property {string} text
 * @property {number} value
 * @property {string} offer the number of the offer
 */

/**
 * @param {HTMLElement} root of the calculator
 * @param {HTMLElement} result
 * @returns {{ show: () => void, announce: () => void, wait: (state: import("./runtime.mjs").State) => void }} `show`
 *   after every change of the result or of whether it is up to date, `announce` after a new result, `wait` whenever
 *   Python is in another state
 */
export function connectKey(root, result) {
  const bar = root.querySelector("[data-key]");
  const label = bar?.querySelector("[data-key-label]");
  const place = bar?.querySelector("[data-key-figures]");
  const way = bar?.querySelector("[data-key-way]");
  const form = root.querySelector("form");
  const announcement = root.querySelector("[data-announcement]");
  if (!bar || !label || !place || !way || !form || !announcement)
    return { show() {}, announce() {}, wait() {} };
  /** @type {string | undefined} */
  let offer;
  /** @type {HTMLElement | undefined} */
  let entered;
  let isFormSeen = true;
  let timer = 0;
  /** What is awaited, in a few words, and whether that has taken a while. */
  let awaited = "";
  let isSlow = false;
  let slowTimer = 0;
  const wait = element("span", "", "wait");
  bar.append(wait);

  const show = () => {
    const figures = shownFigures(result, offer);
    const areSeveral = figures.length > 1;
    const old = result.hasAttribute("data-out-of-date");
    const said = figures.length ? figures[0][areSeveral ? "name" : "label"] : NOTHING;
    bar.toggleAttribute("data-out-of-date", old);
    bar.classList.toggle("vague", result.querySelector(".vague [data-main]") !== null);
    const tone = TONE.exec(result.querySelector(".summary")?.className ?? "")?.[1];
    if (tone) bar.setAttribute("data-tone", tone);
    else bar.removeAttribute("data-tone");
    label.textContent = old ? _("上一次的：{label}", { label: said }) : said;
    wait.textContent = old || isSlow ? awaited : "";
    place.replaceChildren(
      ...figures.map(({ owner, text }) => {
        const figure = element("span");
        if (areSeveral) figure.append(element("small", owner));
        figure.append(element("strong", text));
        return figure;
      }),
    );
  };
  const showWay = () => {
    way.textContent = isFormSeen ? "" : _("改数字");
    bar.toggleAttribute("data-back", !isFormSeen);
  };
  root.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    if (form.contains(target)) entered = target;
    const row = target.closest("[data-row]");
    if (!(row instanceof HTMLElement)) return;
    offer = row.dataset.row;
    show();
  });
  new IntersectionObserver(
    ([{ isIntersecting }]) => {
      isFormSeen = isIntersecting;
      showWay();
    },
    { rootMargin: UNDER_BARS },
  ).observe(form);
  // The address carries the inputs, so the link must not change it.
  bar.addEventListener("click", (event) => {
    event.preventDefault();
    if (isFormSeen) {
      result.focus({ preventScroll: true });
      result.scrollIntoView();
    } else {
      const field = entered?.isConnected ? entered : form.querySelector("input, select, textarea");
      if (field instanceof HTMLElement) field.focus();
    }
  });
  return {
    show,
    announce() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const figures = shownFigures(result, offer);
        announcement.textContent = figures.map((each) => `${each.label} ${each.text}`).join(" ");
      }, PAUSE);
    },
    wait(state) {
      const words = waiting(state);
      if (words === awaited) return;
      awaited = words;
      if (words) {
        slowTimer ||= setTimeout(() => {
          isSlow = true;
          show();
        }, SLOW);
      } else {
        clearTimeout(slowTimer);
        [slowTimer, isSlow] = [0, false];
      }
      show();
    },
  };
}

/** The figures that are shown: one, or two of offers that are compared. @param {HTMLElement} result @param {string} [offer] */
function shownFigures(result, offer) {
  const all = [...result.querySelectorAll("[data-main]")].map(figure);
  const focused = all.find((one) => one.offer === offer) ?? all[0];
  const others = all.filter((one) => one !== focused && one.offer);
  if (!others.length) return focused ? [focused] : [];
  const lowest = others.reduce((one, other) => (other.value < one.value ? other : one));
  return all.filter((one) => one === focused || one === lowest);
}

/** @param {Element} main @returns {Figure} */
function figure(main) {
  const shown = main.querySelector("[data-figure]");
  return {
    label: main.getAttribute("data-main") ?? "",
    name: main.querySelector("dt")?.textContent ?? "",
    owner: main.closest("section")?.querySelector("h3")?.textContent ?? "",
    text: shown?.textContent ?? "",
    value: Number(shown?.getAttribute("data-value")),
    offer: shown?.getAttribute("data-offer") ?? "",
  };
}
