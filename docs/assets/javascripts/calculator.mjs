/**
 * One calculator of a page: carries what the reader types to Python and puts the answer on the page.
 */

import { carried, clearAddress, setAddress, setAddressSoon, settleAddress } from "./address.mjs";
import { connectCarry } from "./carry.mjs";
import { connectCharts, keepChosen } from "./charts.mjs";
import { OPENED } from "./contract.mjs";
import { connectDownloads } from "./csv.mjs";
import { allFolds, connectFolds, openFolds, quickFolds, replaceContent } from "./folds.mjs";
import { Form, LIST } from "./form.mjs";
import { home } from "./home.mjs";
import { Keep } from "./household/keep.mjs";
import { Picker } from "./household/picker.mjs";
import { connectKey } from "./key.mjs";
import { decodeLink, OWN } from "./link.mjs";
import { damage, LinkNotice } from "./linknotice.mjs";
import { connectOpening } from "./opening.mjs";
import { connectOutputs } from "./outputs.mjs";
import { piece } from "./pieces.mjs";
import { connectPrinting } from "./printing.mjs";
import { runtime, Unanswered } from "./runtime.mjs";
import { Status } from "./status.mjs";
import { _ } from "./texts.mjs";
import { connectTools } from "./tools.mjs";
import { selectOnEntry } from "./typing.mjs";
import { Undo } from "./undo.mjs";

/** After so many milliseconds without a change, what is folded is made, for paper and for the browser's own search. */
const QUIET = 1000;

/** Connect the calculator whose root is `root`. @param {HTMLElement} root */
export function connect(root) {
  new Calculator(root);
}

/**
 * @typedef {object} Asked
 * @property {Record<string, string>} texts
 * @property {boolean} isQuiet whether only what is folded is asked for, of which nobody need be told
 */

class Calculator {
  #root;
  #result;
  #form;
  #status;
  #key;
  #linkNotice;
  #undo;
  /** @type {Keep | undefined} */
  #keep;
  /** @type {Picker | undefined} */
  #picker;
  /** The inputs that the result is of, or will be. */
  #asked;
  /** What waits for Python, while it is not there or busy. @type {Asked | undefined} */
  #waiting;
  /** The answer that is being made. @type {Promise<void> | undefined} */
  #answering;
  #isAddressOld = false;
  #quietTimer = 0;
  #askAgain = () => this.#request();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#result = part(root, "[data-result]");
    this.#status = new Status(part(root, "[data-status]"), () => runtime.start());
    this.#key = connectKey(root, this.#result);
    this.#linkNotice = new LinkNotice(root);
    const form = /** @type {HTMLFormElement} */ (part(root, "form"));
    this.#undo = new Undo(root, (before) => {
      const now = this.#form.state();
      this.#form.restore(before);
      this.#picker?.show();
      this.#changed();
      return now;
    });
    this.#form = new Form(form, {
      changed: () => this.#changed(),
      undoable: (what, before, by) => this.#undo.offer(what, before, by),
    });
    selectOnEntry(form);
    this.#connectKeep(form);
    this.#connectPicker(form);
    form.querySelector("[data-empty]")?.addEventListener("click", () => {
      this.#undo.offer(_("已清空。"), this.#form.state());
      this.#form.empty();
      this.#changed();
      this.#form.focus();
    });
    this.#asked = JSON.stringify(this.#form.example());
    this.#openAddress();
    this.#sync();
    root.toggleAttribute("data-example", this.#form.isExample);
    // Browsers put back what was typed before a page was left, some of them only now.
    document.addEventListener("DOMContentLoaded", () => this.#sync());
    addEventListener("pageshow", () => this.#sync());
    // Whoever leaves a field may leave the page: that need not wait for an answer.
    form.addEventListener("change", () => {
      this.#updateAddress();
      settleAddress();
    });
    addEventListener("hashchange", () => {
      this.#openAddress();
      this.#sync();
    });
    connectFolds(this.#result, () => this.#request());
    connectCharts(this.#result, (fold) => this.#complete([...openFolds(this.#result), fold]));
    connectDownloads(this.#result);
    connectOpening(root, (what, by) => this.#undo.offer(what, this.#form.state(), by));
    connectCarry(this.#result, {
      pairs: (row) => this.#picker?.pairs(row) ?? this.#form.ownPairs(),
      debt: () => this.#picker?.debt ?? "",
    });
    connectPrinting(root);
    connectOutputs(/** @type {HTMLDetailsElement} */ (part(root, "[data-outputs]")), {
      title: root.getAttribute("aria-label") ?? "",
      result: this.#result,
      isExample: () => this.#form.isExample,
      isCurrent: () => this.#isCurrent(),
      link: () => this.#form.link(),
      ask: (asked) => this.#askFor(asked),
      saveFile: () => this.#keep && (() => this.#keep?.saveFile()),
      piece,
    });
    connectTools(part(root, ".tools"), {
      address: () => {
        setAddress(this.#form.link());
        // Whoever gets the link of a loan need not get all debts.
        return `${home()}#${this.#form.link(false)}`;
      },
      reset: () => {
        this.#undo.offer(_("已恢复成示例的数字。"), this.#form.state());
        this.#form.reset();
        this.#picker?.show();
        this.#isAddressOld = false;
        clearAddress();
        this.#request();
      },
      complete: () => this.#complete(allFolds(this.#result)),
    });
    runtime.watch((state) => {
      root.dataset.state = state.kind === "waiting" ? "prerendered" : state.kind;
      this.#status.showRuntime(state);
      this.#key.wait(state);
      if (state.kind === "ready") this.#answerWaiting();
      if (state.kind === "loading" && this.#answering) this.#markOutOfDate(true);
      if (state.kind === "failed") this.#result.removeAttribute("aria-busy");
    });
  }

  /** @param {HTMLFormElement} form */
  #connectKeep(form) {
    const place = form.querySelector("[data-keep]");
    if (!(place instanceof HTMLElement)) return;
    const keep = new Keep(place, {
      form: this.#form,
      owed: () => {
        const owed = this.#result.querySelector("[data-owed]")?.getAttribute("data-owed");
        return owed ? Number(owed) : undefined;
      },
      changed: (what, before) => {
        this.#undo.offer(what, before);
        this.#changed();
      },
    });
    form.addEventListener("paste", (event) => {
      const isInList = /** @type {Element} */ (event.target).closest("[data-row]") !== null;
      if (isInList && keep.paste(event.clipboardData?.getData("text/plain") ?? "")) {
        event.preventDefault();
      }
    });
    this.#keep = keep;
  }

  /** @param {HTMLFormElement} form */
  #connectPicker(form) {
    const place = form.querySelector("[data-pick]");
    if (!(place instanceof HTMLElement)) return;
    this.#picker = new Picker(place, {
      form: this.#form,
      ask: async (texts) => {
        try {
          return (await this.#ask(texts)).html;
        } catch {
          return null; // What is said of the answer that is missing too says enough.
        }
      },
      undoable: (what, before) => this.#undo.offer(what, before),
      changed: () => this.#changed(),
    });
  }

  /** Take over the inputs that the address carries, if any; say so if it does not carry all that was filled in. */
  #openAddress() {
    if ((this.#keep ?? this.#picker)?.openAddress(carried())) return;
    const link = decodeLink(carried(), (name) => this.#form.knows(name));
    if (!link) return;
    const texts = new Map(link.pairs);
    const isUnchecked = link.kind === "unchecked";
    this.#form.open(
      isUnchecked ? new Map([...this.#form.rowCounts(texts.keys()), ...texts]) : texts,
      isUnchecked || link.state === OWN,
    );
    this.#picker?.show(link.pairs.every(([name]) => name.startsWith(LIST)));
    const found = this.#form.takeOlder(link) ? undefined : damage(link, this.#form);
    this.#root.dataset.link = found ? "damaged" : "whole";
    this.#linkNotice.show(found);
  }

  /** Ask for an answer if what is in the form is not what was asked last. */
  #sync() {
    if (JSON.stringify(this.#form.texts()) === this.#asked) return;
    this.#form.showWhatMatters();
    this.#request();
  }

  #changed() {
    this.#isAddressOld = true;
    this.#request();
    if (runtime.state.kind !== "ready") this.#updateAddress();
  }

  /** Have the address follow what was typed; where Python is there, its answer goes first. */
  #updateAddress() {
    if (this.#isAddressOld) setAddressSoon(() => this.#form.link());
    this.#isAddressOld = false;
  }

  /** @param {string[]} open the folded parts whose content is wanted */
  #request(open = openFolds(this.#result), isQuiet = false) {
    clearTimeout(this.#quietTimer);
    const texts = this.#form.texts();
    this.#asked = JSON.stringify(texts);
    this.#waiting = {
      texts: { ...texts, [OPENED]: open.join("\n") },
      // It takes the place of what still waits, and so of what readers are to be told.
      isQuiet: isQuiet && this.#waiting?.isQuiet !== false,
    };
    if (!isQuiet) this.#result.setAttribute("aria-busy", "true");
    if (runtime.state.kind === "ready") this.#answerWaiting();
    else this.#markOutOfDate(true);
    this.#root.toggleAttribute("data-example", this.#form.isExample);
    runtime.want();
  }

  /** Answer the newest inputs; those that were overtaken while Python was busy are skipped. */
  #answerWaiting() {
    const asked = this.#waiting;
    if (!asked || this.#answering) return;
    this.#waiting = undefined;
    this.#answering = this.#answer(asked);
  }

  /** Have Python answer. @param {Record<string, string>} texts */
  #ask(texts) {
    return runtime.ask(this.#root.dataset.calculator ?? "", texts);
  }

  /** @param {Asked} asked */
  async #answer(asked) {
    try {
      this.#show(await this.#ask(asked.texts), asked.isQuiet);
    } catch (error) {
      console.warn("No answer:", error);
      // Asked again once Python is there, unless that is what it failed at.
      if (runtime.state.kind === "failed") this.#waiting ??= asked;
      this.#markOutOfDate(true);
      const isWholeMissing = error instanceof Unanswered;
      if (isWholeMissing) addEventListener("online", this.#askAgain, { once: true });
      this.#status.showNoAnswer(isWholeMissing);
    }
    this.#answering = undefined;
    this.#updateAddress();
    if (this.#waiting && runtime.state.kind !== "failed") this.#answerWaiting();
    else this.#result.removeAttribute("aria-busy");
  }

  /** Have what is folded made once nothing more is typed, unless it is much. */
  #completeSoon() {
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => {
      // What is being answered comes back to this.
      if (this.#answering) return;
      const folds = quickFolds(this.#result);
      if (folds && runtime.state.kind === "ready") this.#request(folds, true);
    }, QUIET);
  }

  /** Have folded parts made, open or not. @param {string[]} folds their names */
  async #complete(folds) {
    if (runtime.state.kind !== "ready") return;
    this.#request(folds, this.#isCurrent());
    while (this.#answering) await this.#answering;
  }

  /** Whether the result is that of what is filled in. */
  #isCurrent() {
    return !["aria-busy", "data-out-of-date"].some((each) => this.#result.hasAttribute(each));
  }

  /**
   * The result with what is only made when it is asked for, beside the one on the page; nothing if something that is
   * filled in has to be corrected first.
   *
   * @param {string} asked
   * @returns {Promise<DocumentFragment | undefined>}
   */
  async #askFor(asked) {
    if (runtime.state.kind === "failed") throw new Unanswered();
    const texts = { ...this.#form.texts(), [OPENED]: asked };
    const { html } = await this.#ask(texts);
    if (html === null) return undefined;
    const made = document.createElement("template");
    made.innerHTML = html;
    return made.content;
  }

  /** @param {import("./contract.mjs").Answer} answer @param {boolean} isQuiet */
  #show({ html, messages, notes }, isQuiet) {
    this.#form.setMessages(messages);
    this.#form.setNotes(notes);
    this.#status.showMessages(this.#form.wrong(messages));
    if (html === null) return this.#markOutOfDate(true);
    const base = this.#root.dataset.base ?? "";
    replaceContent(this.#result, html.replaceAll('="site:', `="${base}`), keepChosen);
    this.#markOutOfDate(false);
    this.#completeSoon();
    if (isQuiet) return;
    this.#key.announce();
    this.#root.dataset.revision = String(Number(this.#root.dataset.revision) + 1);
  }

  /** @param {boolean} outOfDate */
  #markOutOfDate(outOfDate) {
    this.#result.toggleAttribute("data-out-of-date", outOfDate);
    this.#result.setAttribute("aria-label", outOfDate ? _("上一次的结果") : _("结果"));
    this.#status.showOld(outOfDate);
    this.#key.show();
  }
}

/** @param {HTMLElement} root @param {string} selector */
function part(root, selector) {
  const element = root.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(`a calculator without ${selector}`);
  return element;
}
