/**
 * The page for those who put a calculator on their own site: the lines to copy follow the calculator that is chosen and
 * what is filled in, in the frame that shows it.
 */

import { TYPE, VERSION } from "./frame.mjs";
import { pageAddress } from "./outputs/address.mjs";
import { _ } from "./texts.mjs";
import { copied } from "./tools.mjs";

const COPIED = _("代码已复制，粘贴到你的网页里。");
const COPIED_FILLED = _("代码已复制。里面有你在下面填的数字，看得到网页的人都看得到。");
const NOT_COPIED = _("浏览器不让复制。请选中上面的代码，自己复制。");
const NO_ADDRESS = _("这一页是从文件夹打开的：代码里的“…”要换成本站在网上的地址。");
const UNKNOWN = "https://…/";
/** What the frame tells of being filled in: a field was left, or the reader is out of the frame. */
const FILLED = ["change", "focusout"];

class Embedding {
  #choice;
  #code;
  #frame;
  #said;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#choice = /** @type {HTMLSelectElement} */ (place.querySelector("select"));
    this.#code = /** @type {HTMLElement} */ (place.querySelector("[data-lines]"));
    this.#frame = /** @type {HTMLIFrameElement} */ (place.querySelector("iframe"));
    this.#said = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
    this.#choice.addEventListener("change", () => this.#choose());
    place.querySelector("button")?.addEventListener("click", () => this.#copy());
    addEventListener("message", ({ data, source }) => {
      if (source !== this.#frame.contentWindow) return;
      if (data?.type !== TYPE || data.version !== VERSION) return;
      this.#frame.style.height = `${data.height}px`;
    });
    this.#frame.addEventListener("load", () => {
      this.#watch();
      this.#show();
    });
    this.#watch();
    for (const each of place.querySelectorAll("p")) each.hidden = false;
    this.#show();
    this.#said.textContent = pageAddress() ? "" : NO_ADDRESS;
  }

  #choose() {
    this.#frame.src = this.#way().replace(/[^/]*$/, `${this.#choice.value}.html`);
    this.#frame.title = this.#title();
    this.#said.textContent = pageAddress() ? "" : NO_ADDRESS;
    this.#show();
  }

  /** Have the lines follow what is filled in, where the browser lets one page see the other: not in a folder. */
  #watch() {
    for (const event of FILLED) {
      this.#frame.contentDocument?.addEventListener(event, () => this.#show());
    }
  }

  #show() {
    const lines = this.#code.dataset.lines ?? "";
    this.#code.textContent = lines
      .replace("{address}", () => escaped(this.#address() + this.#filled()))
      .replace("{title}", () => escaped(this.#title()));
  }

  async #copy() {
    this.#show();
    const words = this.#filled() ? COPIED_FILLED : COPIED;
    this.#said.textContent = (await copied(this.#code.textContent ?? "")) ? words : NOT_COPIED;
  }

  #title() {
    return this.#choice.selectedOptions[0]?.textContent ?? "";
  }

  /** The way from this page to the one in the frame. */
  #way() {
    return this.#frame.getAttribute("src") ?? "";
  }

  /** The address of the page for the frame, as far as it is known. */
  #address() {
    const page = pageAddress();
    return page ? new URL(this.#way(), page).href : UNKNOWN + this.#way();
  }

  /** What is filled in, as an address carries it; nothing where another calculator is still there, or cannot be seen. */
  #filled() {
    const page = this.#frame.contentDocument;
    const shown = page?.querySelector("[data-calculator]")?.getAttribute("data-calculator");
    return page && shown === this.#choice.value ? page.location.hash : "";
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

new Embedding(/** @type {HTMLElement} */ (document.querySelector(".embedding")));
