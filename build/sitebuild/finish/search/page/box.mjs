/** The theme's search box, filled by our engine. */

import { _ } from "../../../../../docs/assets/javascripts/texts.mjs";
import { items, topics } from "./results.mjs";

/** @typedef {import("./engine.mjs").Engine} Engine */

const TEXT = {
  label: _("搜索本站"),
  placeholder: _("搜索问题"),
  hint: _("可以输入词语、整句话、拼音或首字母，比如“提前还款划算吗”“zhengxin”“wld”。"),
  loading: _("正在准备搜索……"),
  failed: _("搜索没能启动。请检查网络，再点一次搜索框；也可以从目录里找。"),
  /** @param {string} query */
  none: (query) =>
    _(
      "没有找到“{query}”，本站可能还没有写。换个更短或更常用的词试试，比如“利率”“逾期”“征信报告”；也可以从这些开始：",
      { query },
    ),
  despair: _("现在最要紧的是你自己，不是钱。请先看第一条，里面有可以马上打的电话。"),
  /** @param {number} count */
  found: (count) => _("找到 {count} 个相关页面", { count }),
};

export class Box {
  #toggle;
  #meta;
  #list;
  #link;
  #load;
  /** @type {Engine | undefined} */
  #engine;
  #isLoading = false;

  /**
   * @param {HTMLElement} root the theme's element
   * @param {() => Promise<Engine>} load
   * @param {(address: string, words: string[]) => string} link makes an address of a result's
   */
  constructor(root, load, link) {
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    this.#meta = /** @type {HTMLElement} */ (root.querySelector(".md-search-result__meta"));
    this.#list = /** @type {HTMLElement} */ (root.querySelector(".md-search-result__list"));
    this.#load = load;
    this.#link = link;
    this.#label();
    this.#listen(root);
    this.#catchUp();
  }

  get isOpen() {
    return this.#toggle ? this.#toggle.checked : document.activeElement === this.input;
  }

  close() {
    this.#open(false);
    this.input.blur();
  }

  /** Close, with the focus where the next Tab goes on from: WebKit would begin at the top of the page. */
  closeBehind() {
    this.input.focus();
    this.#open(false);
  }

  /** What Enter opens: a result, not a topic that is offered for want of one. @returns {HTMLAnchorElement | null} */
  firstLink() {
    return this.#list.querySelector(".md-search-result__item a");
  }

  /** What the arrow keys walk through. @returns {HTMLElement[]} */
  stops() {
    return [
      .../** @type {NodeListOf<HTMLElement>} */ (
        this.#list.querySelectorAll(":not(details) > a, summary, details[open] a")
      ),
    ];
  }

  /**
   * Put a query into the box, as if it had been typed.
   * @param {string} query
   */
  ask(query) {
    this.input.value = query;
    this.input.focus();
    this.#show();
  }

  #label() {
    this.input.setAttribute("aria-label", TEXT.label);
    this.input.placeholder = TEXT.placeholder;
    this.#meta.setAttribute("role", "status");
    this.#list.setAttribute("role", "list");
    this.#say(TEXT.hint);
  }

  /** @param {HTMLElement} root */
  #listen(root) {
    this.input.addEventListener("focus", () => this.#enter());
    this.input.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.#show();
    });
    this.input.addEventListener("compositionend", () => this.#show());
    this.input.form?.addEventListener("submit", (event) => event.preventDefault());
    this.input.form?.addEventListener("reset", () => {
      this.input.value = "";
      this.input.focus();
      this.#show();
    });
    // The box is not on the screen of a phone until it opens: its focus must follow the tap.
    document.querySelector("header [for=__search]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.input.focus();
    });
    // A closed box is out of sight, so its results are out of reach for readers who only hear.
    const hide = () => {
      this.#list.hidden = !this.isOpen;
    };
    this.#toggle?.addEventListener("change", hide);
    hide();
    root.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) this.close();
    });
  }

  /** Whoever was faster than this script has not come, or typed, in vain. */
  #catchUp() {
    if (document.activeElement === this.input) this.#enter();
    else if (this.isOpen) this.input.focus();
    if (this.input.value) this.#show();
  }

  #enter() {
    this.#open(true);
    this.#prepare();
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    // A click, because the theme listens for the change that it makes.
    if (this.#toggle && this.#toggle.checked !== isOpen) this.#toggle.click();
  }

  async #prepare() {
    if (this.#engine || this.#isLoading) return;
    this.#isLoading = true;
    try {
      this.#engine = await this.#load();
      this.#show();
    } catch {
      this.#say(TEXT.failed);
    } finally {
      this.#isLoading = false;
    }
  }

  #show() {
    const query = this.input.value.trim();
    if (!query) {
      this.#list.replaceChildren();
      this.#say(TEXT.hint);
    } else if (!this.#engine) {
      this.#say(TEXT.loading);
      this.#prepare();
    } else {
      const { kind, hits, words } = this.#engine.search(query);
      const found = kind === "nothing" ? topics(hits, this.#link) : items(hits, words, this.#link);
      this.#list.replaceChildren(...found);
      this.#say(
        { found: TEXT.found(found.length), nothing: TEXT.none(query), despair: TEXT.despair }[kind],
      );
    }
  }

  /** @param {string} text */
  #say(text) {
    if (this.#meta.textContent !== text) this.#meta.textContent = text;
  }
}
