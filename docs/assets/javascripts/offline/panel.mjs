/** What the site keeps on the device, shown to the reader, who can have it all removed. */

import { button } from "../button.mjs";
import { _, sentences } from "../texts.mjs";
import { cacheNames, choice, LARGE, PALETTE, REFUSED, setChoice } from "./places.mjs";
import { isPossible, keepEverything, register, registered, root, shared } from "./registration.mjs";

/** How many bytes are sent for what is kept; written by the build (`offline.py`). */
const SIZES = "assets/offline/sizes.json";
/** The longest wait for them, in milliseconds. */
const PATIENCE = 3000;

const TEXT = {
  nothing: _("现在，本站没有在这台设备上存任何东西。"),
  impossible: _("这个浏览器，或者打开本站的这种方式，存不了供断网使用的文件。"),
  looking: _("正在查看存了什么……"),
  keeping: _("正在存，好让本站断网也能用……"),
  notKept: _("没能存下来，可能是空间不够，或者网络断了。"),
  refused: _("你选了什么都不存。为了记住这个选择，只留了一个记号。"),
  palette: _("还记着你选的深浅色。"),
  large: _("还记着你选的大字。"),
  /** @param {number} count @param {number} bytes */
  kept: (count, bytes) =>
    _("现在存着 {count} 个文件，共 {size} MB，都是本站自己的页面、计算器和搜索。", {
      count,
      size: (bytes / 1e6).toFixed(1),
    }),
  whole: _("完整的计算程序也存着，怎么填都能断网算。"),
  notWhole: _("极少数填法要用到完整的计算程序，用到的时候才下载。"),
  remove: _("全部删除，以后也不存"),
  allow: _("存下来，断网也能用"),
  /** @param {number} bytes */
  allowSized: (bytes) =>
    _("存下来，断网也能用（要下载 {size} MB）", { size: (bytes / 1e6).toFixed(1) }),
  /** @param {number} bytes */
  keepWhole: (bytes) =>
    _("完整的计算程序也存下来（要下载 {size} MB）", { size: (bytes / 1e6).toFixed(1) }),
};

/** @param {HTMLElement} place */
export function connectPanel(place) {
  new Panel(place).show();
}

class Panel {
  #said = document.createElement("p");
  #remove = button(TEXT.remove, () => this.#refuse());
  #allow = button(TEXT.allow, () => this.#permit());
  #whole = button("", () => this.#keepWhole());
  /** How often it was looked: what an earlier look finds is old by then. */
  #looks = 0;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#said.setAttribute("role", "status");
    place.replaceChildren(this.#said, this.#allow, this.#whole, this.#remove);
    if (isPossible()) {
      navigator.serviceWorker.addEventListener("controllerchange", () => this.show());
    }
  }

  /** @param {string} [first] what is said before the rest */
  async show(first = "") {
    this.#say(TEXT.looking);
    const look = ++this.#looks;
    const isRefused = choice(root, REFUSED) !== null;
    const [{ count, bytes, addresses }, sizes] = await Promise.all([
      kept().catch(() => NONE),
      sent(),
    ]);
    if (look !== this.#looks) return;
    const chosen = [
      ...(choice(root, PALETTE) === null ? [] : [TEXT.palette]),
      ...(choice(shared, LARGE) === null ? [] : [TEXT.large]),
    ];
    const words = [first];
    if (count) words.push(TEXT.kept(count, bytes));
    const missing = Object.entries(sizes?.later ?? {}).filter(
      ([path]) => !addresses.has(new URL(path, root).href),
    );
    if (count && sizes) words.push(missing.length ? TEXT.notWhole : TEXT.whole);
    words.push(...chosen);
    if (isRefused) words.push(TEXT.refused);
    else if (!isPossible()) words.push(TEXT.impossible);
    if (!count && !chosen.length && !isRefused) words.push(TEXT.nothing);
    this.#say(sentences(...words));
    this.#remove.hidden = isRefused && !count && !chosen.length;
    this.#allow.hidden = !isPossible() || (count > 0 && !isRefused);
    this.#allow.textContent = sizes ? TEXT.allowSized(sizes.first) : TEXT.allow;
    this.#whole.hidden = !count || isRefused || !missing.length;
    this.#whole.textContent = TEXT.keepWhole(missing.reduce((sum, [, size]) => sum + size, 0));
  }

  async #refuse() {
    forgetChoices();
    setChoice(root, REFUSED, "1");
    if (isPossible()) {
      await (await registered())?.unregister();
      for (const name of await cacheNames(root)) await caches.delete(name);
    }
    await this.show();
  }

  async #permit() {
    setChoice(root, REFUSED, null);
    this.#say(TEXT.keeping);
    try {
      await register();
      await this.show();
    } catch {
      await this.show(TEXT.notKept);
    }
  }

  async #keepWhole() {
    this.#say(TEXT.keeping);
    try {
      await keepEverything();
      await this.show();
    } catch {
      await this.show(TEXT.notKept);
    }
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }
}

/** Forget the choices of the reader. */
function forgetChoices() {
  for (const name of [REFUSED, PALETTE]) setChoice(root, name, null);
  setChoice(shared, LARGE, null);
}

const NONE = { count: 0, bytes: 0, addresses: new Set() };

/** How many files are kept, their size in bytes, and their addresses. */
async function kept() {
  let [count, bytes] = [0, 0];
  const addresses = new Set();
  for (const name of await cacheNames(root)) {
    const cache = await caches.open(name);
    for (const address of await cache.keys()) {
      const response = await cache.match(address);
      count += 1;
      addresses.add(address.url);
      bytes += (await response?.blob())?.size ?? 0;
    }
  }
  return { count, bytes, addresses };
}

/**
 * How many bytes are sent for what is kept: for all that is kept by itself, and for each file of what may follow.
 * Nothing without a network.
 *
 * @returns {Promise<{ first: number, later: Record<string, number> } | undefined>}
 */
async function sent() {
  if (!isPossible()) return undefined;
  try {
    const late = new AbortController();
    setTimeout(() => late.abort(), PATIENCE);
    const options = /** @type {RequestInit} */ ({ cache: "no-cache", signal: late.signal });
    return await (await fetch(new URL(SIZES, root), options)).json();
  } catch {
    return undefined;
  }
}
