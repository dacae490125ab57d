/**
 * What is said above a calculator that was opened by a damaged link: what arrived, and what is the example's.
 *
 * @typedef {import("./link.mjs").Link} Link
 * @typedef {import("./form.mjs").Form} Form
 */

import { button } from "./button.mjs";
import { OWN } from "./link.mjs";
import { _, sentences } from "./texts.mjs";

const ASK_AGAIN = _("请对方重新发一次链接，或者自己逐项核对。");
const UNDERSTOOD = _("知道了");
/** So many missing fields are named. */
const NAMED = 6;

/**
 * What is wrong with a link that was just opened; nothing if the form is as it was when the link was made.
 *
 * @param {Link} link
 * @param {Form} form
 * @returns {string | undefined}
 */
export function damage(link, form) {
  const arrived = new Set(link.pairs.map(([name]) => name));
  const labels = form.labels();
  const missing = [...labels.keys()]
    .filter((name) => !arrived.has(name))
    .map((name) => labels.get(name));
  const last = labels.get(link.pairs.at(-1)?.[0] ?? "");
  switch (link.kind) {
    case "verified":
      if (link.state === OWN) return undefined;
      if (form.isAsIn(link)) return undefined;
      return sentences(
        _("这个链接是用本站另一个版本做的，两个版本的示例不同。"),
        missing.length
          ? _("链接里没有写、现在用这一版示例的有：{list}。", { list: listed(missing) })
          : "",
        ASK_AGAIN,
      );
    case "cut":
      return sentences(
        link.count
          ? _("这个链接不完整：应该带 {count} 项改动，只收到 {arrived} 项。", {
              count: link.count,
              arrived: link.pairs.length,
            })
          : _("这个链接不完整，后面的内容没有收到。"),
        last ? _("收到的最后一项是“{label}”。", { label: last }) : "",
        form.isOwn
          ? _("没收到的现在空着，所以结果和对方看到的可能不一样。")
          : _("没收到的现在是示例的数字，所以结果和对方看到的可能不一样。"),
        ASK_AGAIN,
      );
    case "changed":
      return sentences(_("这个链接的内容在转发时变了样，下面的数字不一定是对方填的。"), ASK_AGAIN);
    case "unchecked":
      if (form.isOwn || !missing.length) return undefined;
      return sentences(
        _("这个链接只带了一部分内容。没有带、现在用示例数字的有：{list}。", {
          list: listed(missing),
        }),
        ASK_AGAIN,
      );
  }
}

export class LinkNotice {
  #root;
  /** @type {HTMLElement | undefined} */
  #place;

  /** @param {HTMLElement} root the calculator's */
  constructor(root) {
    this.#root = root;
  }

  /** Show a text until the reader has understood it, or none. @param {string | undefined} text */
  show(text) {
    this.#place?.remove();
    this.#place = undefined;
    if (!text) return;
    const place = document.createElement("div");
    place.className = "link-notice";
    place.setAttribute("role", "alert");
    const said = document.createElement("p");
    said.textContent = text;
    place.append(
      said,
      button(UNDERSTOOD, () => this.show(undefined)),
    );
    this.#root.prepend(place);
    this.#place = place;
  }
}

/** @param {(string | undefined)[]} labels */
function listed(labels) {
  const named = labels.slice(0, NAMED).join(_("、"));
  if (labels.length <= NAMED) return named;
  return _("{named}等 {count} 项", { named, count: labels.length });
}
