/**
 * The values of a chart's lines at a place: of the one that is touched or pointed at, or chosen by the slider below.
 * They are those of the table of numbers that belongs to the chart.
 */

import { element } from "./element.mjs";
import { name } from "./folds.mjs";

/** @typedef {{ slider: HTMLInputElement, output: HTMLOutputElement, plot: SVGSVGElement, numbers: HTMLDetailsElement }} Parts */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} result
 * @param {(fold: string) => Promise<void>} need makes a folded part whose content is not there yet
 */
export function connectCharts(result, need) {
  /** How often a place was chosen: only the last one is shown. */
  let turn = 0;

  /** The tables that are being made: a pointer that moves on waits for the same. @type {Map<string, Promise<void>>} */
  const making = new Map();
  const make = (/** @type {string} */ fold) => {
    const made = making.get(fold) ?? need(fold).finally(() => making.delete(fold));
    making.set(fold, made);
    return made;
  };

  /** @param {Element | null} chart @param {(parts: Parts, places: Places) => number} choose gives a row's index */
  const show = async (chart, choose) => {
    turn += 1;
    const mine = turn;
    const numbers = partsOf(chart)?.numbers;
    if (numbers && !numbers.querySelector("table")) await make(name(numbers));
    // The chart may be another by now.
    const parts = partsOf(chart);
    const table = parts?.numbers.querySelector("table");
    if (!parts || !table || mine !== turn) return;
    const places = new Places(table);
    const at = choose(parts, places);
    parts.slider.value = String(at);
    say(parts, places, at);
  };
  const clear = () => {
    turn += 1;
    for (const output of result.querySelectorAll(".chart output")) output.replaceChildren();
    for (const line of result.querySelectorAll(".chosen")) line.remove();
  };
  const slid = (/** @type {Event} */ { target }) => {
    if (!(target instanceof HTMLInputElement && target.closest(".pointer"))) return;
    // A new answer puts the slider back.
    const at = Number(target.value);
    show(target.closest(".chart"), () => at);
  };
  result.addEventListener("input", slid);
  result.addEventListener("focusin", slid);
  result.addEventListener("focusout", clear);
  const pointed = (/** @type {PointerEvent} */ { target, clientX }) => {
    const plot = /** @type {Element} */ (target).closest(".plot");
    if (!plot) return;
    show(plot.closest(".chart"), ({ plot }, places) => {
      const { left, width } = plot.getBoundingClientRect();
      return places.nearest((clientX - left) / width);
    });
  };
  result.addEventListener("pointerdown", pointed);
  result.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" || event.buttons) pointed(event);
  });
  result.addEventListener("pointerout", ({ pointerType, target }) => {
    if (pointerType === "mouse" && /** @type {Element} */ (target).closest(".plot")) clear();
  });
}

/**
 * Before a part of a result becomes another: where that is a chart with the same lines, it keeps the place that was
 * chosen, and what is said of it.
 *
 * @param {Element} from
 * @param {Element} to
 */
export function keepChosen(from, to) {
  if (!from.matches(".chart")) return;
  const [before, after] = [partsOf(from), partsOf(to)];
  if (!before || !after || isUntouched(before)) return;
  const drawn = /** @type {Element} */ (before.plot.cloneNode(true));
  drawn.querySelector(".chosen")?.remove();
  if (!drawn.isEqualNode(after.plot)) return;
  after.plot.replaceWith(before.plot.cloneNode(true));
  after.slider.parentElement?.replaceWith(before.slider.parentElement?.cloneNode(true) ?? "");
}

/** @param {Parts} parts */
function isUntouched({ slider, output }) {
  return slider.value === slider.min && !output.hasChildNodes();
}

/** The places of a chart as its table names them. */
class Places {
  /** What the columns are called. @type {string[]} */
  head = [];
  /** The cells of each place, its name first. */
  rows;
  /** How far each lies from the left, as part of the width. */
  parts;

  /** @param {HTMLTableElement} table */
  constructor(table) {
    const cells = [...table.rows].map(({ cells }) =>
      [...cells].map((cell) => cell.textContent ?? ""),
    );
    [this.head, ...this.rows] = cells;
    const numbers = this.rows.map(([place]) => Number(place));
    const areNumbers = numbers.every(Number.isInteger);
    const last = areNumbers ? numbers.at(-1) : numbers.length - 1;
    this.parts = numbers.map((number, at) => (areNumbers ? number : at) / (last || 1));
  }

  /** The place next to a part of the width. @param {number} part */
  nearest(part) {
    const distances = this.parts.map((each) => Math.abs(each - part));
    return distances.indexOf(Math.min(...distances));
  }
}

/** @param {Element | null} chart @returns {Parts | undefined} */
function partsOf(chart) {
  const slider = chart?.querySelector(".pointer input");
  const output = chart?.querySelector("output");
  const plot = chart?.querySelector(".plot");
  const numbers = chart?.querySelector("details");
  const isWhole = slider instanceof HTMLInputElement && plot instanceof SVGSVGElement;
  return isWhole && output && numbers ? { slider, output, plot, numbers } : undefined;
}

/** @param {Parts} parts @param {Places} places @param {number} at */
function say({ slider, output, plot }, { head, rows, parts }, at) {
  const [what, ...names] = head;
  const [place, ...values] = rows[at];
  const title = element("strong", `${what} ${place}`);
  const lines = values.flatMap((value, index) => [
    element("span", names[index]),
    element("span", value, "value"),
  ]);
  output.replaceChildren(title, ...lines);
  output.dataset.side = parts[at] < 0.5 ? "end" : "start";
  const said = values.map((value, index) => `${names[index]} ${value}`);
  slider.setAttribute("aria-valuetext", [title.textContent, ...said].join(" "));
  const line =
    plot.querySelector(".chosen") ?? plot.appendChild(document.createElementNS(SVG, "line"));
  line.setAttribute("class", "chosen");
  for (const end of ["x1", "x2"]) line.setAttribute(end, `${parts[at] * 100}%`);
  line.setAttribute("y2", "100%");
}
