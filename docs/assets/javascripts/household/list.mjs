/**
 * The households that are saved on this device, listed: on the home page, to open them, and on the page about privacy,
 * to delete them, one by one or all at once. What was deleted can be put back while the page is open.
 */

import { button } from "../button.mjs";
import { root } from "../offline/registration.mjs";
import { _ } from "../texts.mjs";
import { reason } from "./messages.mjs";
import { progress } from "./record.mjs";
import { putBack, remove, saved, watch } from "./shelf.mjs";

/** @typedef {import("./shelf.mjs").Saved} Saved */

const CALCULATORS = { debt: _("负债检查"), payoff: _("还清计划") };
const UNREADABLE = _("读不出来的一份");

/** Show the list in every place for one. */
export function connectLists() {
  for (const place of document.querySelectorAll("[data-households]")) {
    new List(/** @type {HTMLElement} */ (place)).show();
  }
}

/** What is said of a household: when it was saved, and how much of it is paid by now. @param {Saved} one */
function described({ record }) {
  if (!record) return "";
  const paid = progress(record);
  if (paid === undefined) return _("{day} 存的", { day: record.day });
  const share = Math.round(Math.abs(paid) * 100);
  const values = { day: record.day, share };
  return paid < 0
    ? _("{day} 存的，比第一次存时多欠 {share}%", values)
    : _("{day} 存的，已还 {share}%", values);
}

/** @param {Saved} one */
export function nameOf({ record }) {
  return record?.name || UNREADABLE;
}

/** What stands for a household in a list: its name and what is said of it. @param {Saved} one */
export function itemOf(one) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = nameOf(one);
  item.append(name, ` ${described(one)} `);
  return item;
}

/** @param {Saved} one @param {() => void} act */
export function deleteButton(one, act) {
  return button(_("删除"), act, _("删除“{name}”", { name: nameOf(one) }));
}

function heading() {
  const made = document.createElement("h2");
  made.textContent = _("存在这台设备上的欠款");
  return made;
}

class List {
  #place;
  #said = document.createElement("p");
  /** What was deleted last. @type {Saved[]} */
  #deleted = [];
  #isDeleting;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    this.#isDeleting = place.dataset.households === "delete";
    this.#said.setAttribute("role", "status");
    watch(() => this.show());
  }

  show() {
    const all = saved();
    const list = document.createElement("ul");
    list.append(...all.map((one) => this.#item(one)));
    /** @type {HTMLElement[]} */
    const parts = [this.#isDeleting ? this.#said : heading(), list];
    if (this.#isDeleting) {
      this.#said.textContent = this.#words(all.length);
      if (all.length > 1) parts.push(button(_("全部删除"), () => this.#delete(all)));
      if (this.#deleted.length) parts.push(button(_("撤销"), () => this.#putBack()));
    }
    this.#place.hidden = !this.#isDeleting && all.length === 0;
    (this.#place.querySelector("[data-list]") ?? this.#place).replaceChildren(...parts);
  }

  /** @param {number} count */
  #words(count) {
    if (this.#deleted.length) return _("已删除 {count} 份。", { count: this.#deleted.length });
    return count
      ? _("这台设备上存着 {count} 份你填的内容，是你自己点了保存的：", { count })
      : _("你填的内容，这台设备上一份也没有存。");
  }

  /** @param {Saved} one */
  #item(one) {
    const item = itemOf(one);
    if (one.record) {
      for (const [calculator, label] of Object.entries(CALCULATORS)) {
        const link = document.createElement("a");
        link.href = new URL(`calculators/${calculator}.html#saved=${one.id}`, root).href;
        link.textContent = label;
        item.append(link, " ");
      }
    }
    if (this.#isDeleting) item.append(deleteButton(one, () => this.#delete([one])));
    return item;
  }

  /** @param {Saved[]} these */
  #delete(these) {
    this.#deleted = these;
    for (const { id } of these) remove(id);
    this.show();
  }

  #putBack() {
    try {
      while (this.#deleted.length) {
        putBack(this.#deleted[0].id, this.#deleted[0].text);
        this.#deleted.shift();
      }
      this.show();
    } catch (error) {
      this.show();
      this.#said.textContent = reason(error);
    }
  }
}
