/**
 * What can be taken away from a result: a text for a chat, a picture with its link, its due days for a calendar, its
 * payments for a spreadsheet. All is made in the page and goes nowhere by itself.
 *
 * @typedef {import("./dues.mjs").Plan} Plan
 * @typedef {import("./dues.mjs").Due} Due
 *
 * @typedef {object} Calculator what of the calculator is needed
 * @property {string} title
 * @property {HTMLElement} result
 * @property {() => boolean} isExample
 * @property {() => boolean} isCurrent tells whether the result is that of what is filled in
 * @property {() => string} link gives what follows the # of the link
 * @property {(part: string) => Promise<DocumentFragment | undefined>} ask gives the result with a part that is only
 *   made when it is asked for; nothing where something that is filled in has to be corrected first
 * @property {() => (() => void) | undefined} saveFile gives what saves all that is filled in as a file, if anything does
 * @property {(file: string, name: string) => Promise<any>} piece gives what a script declares that is loaded later
 */

import { button } from "../button.mjs";
import { PAYMENTS } from "../contract.mjs";
import { asTyped } from "../csv.mjs";
import { thisMonth, today } from "../day.mjs";
import { row } from "../element.mjs";
import { safeName, saveFile } from "../saving.mjs";
import { _, sentences } from "../texts.mjs";
import { copied } from "../tools.mjs";
import { inWeChat } from "../wechat.mjs";
import { pageAddress } from "./address.mjs";
import { dues, inYuan } from "./dues.mjs";
import { shortText } from "./text.mjs";

/** So many days before it is due, a payment is reminded of. */
const AHEAD = [0, 1, 3, 7];
const USUALLY = 3;
/** Stands for the link that carries what is filled in. */
const OWN = "own";

const IN_WECHAT = _(
  "微信里存不了文件，也打印不了。点右上角“···”，选“在浏览器打开”，就能用日历、表格和打印；数字没带过去的话，把复制的链接粘贴到浏览器里。",
);
const NOT_CURRENT = _("上面的结果还不是按现在填的算的。先改好标出来的地方，再来拿。");
const NO_PLAN = _("现在还没有排出计划。");
const EXAMPLE = _("现在填的是示例，不是你的欠款。填了自己的再来拿。");
const NO_DAYS = _("没有一笔填了“每月几号还”，做不成日历。在每笔欠款的“更多”里填上。");
const NO_ADDRESS = _("这一页是从文件夹打开的，别的设备打不开它的链接，所以不做二维码。");
const TOO_LONG = _("填的太多，链接放不进手机扫得出的二维码。");
const FAILED = _("没有做成。网络好了以后再试一次。");

/** Fill the fold of a result. @param {HTMLElement} fold @param {HTMLElement} said @param {Calculator} calculator */
export function fill(fold, said, calculator) {
  new Panel(fold, said, calculator);
}

class Panel {
  #calculator;
  #said;
  #which = document.createElement("select");
  #ahead = document.createElement("select");
  #text = document.createElement("textarea");
  #picture = document.createElement("figure");

  /** @param {HTMLElement} fold @param {HTMLElement} said @param {Calculator} calculator */
  constructor(fold, said, calculator) {
    this.#calculator = calculator;
    this.#said = said;
    this.#text.readOnly = true;
    this.#text.rows = 6;
    this.#text.setAttribute("aria-label", _("要复制的文字"));
    this.#which.setAttribute("aria-label", _("文字里放哪个链接"));
    this.#which.add(new Option(_("链接不带我的数字"), ""));
    this.#which.add(new Option(_("链接带着我的数字"), OWN));
    this.#ahead.setAttribute("aria-label", _("什么时候提醒"));
    for (const days of AHEAD) {
      const label = days ? _("提前 {days} 天提醒", { days }) : _("当天早上提醒");
      this.#ahead.add(new Option(label, String(days), days === USUALLY, days === USUALLY));
    }
    fold.append(...this.#parts(fold.dataset.outputs === PAYMENTS));
    this.#clear();
  }

  /** @param {boolean} isPlan @returns {HTMLElement[]} */
  #parts(isPlan) {
    const savesFiles = !inWeChat();
    /** @type {HTMLElement[]} */
    const parts = [
      row(
        this.#button(_("复制文字"), () => this.#copy()),
        ...("share" in navigator ? [this.#button(_("分享"), () => this.#share())] : []),
        this.#which,
      ),
      row(this.#button(_("二维码图片"), () => this.#draw())),
    ];
    if (isPlan && savesFiles) {
      parts.push(
        row(
          this.#button(_("加到日历"), () => this.#saveCalendar()),
          this.#ahead,
          this.#button(_("下载还款表"), () => this.#saveTable()),
        ),
      );
    }
    if (!savesFiles) {
      const note = document.createElement("p");
      note.textContent = IN_WECHAT;
      parts.push(note);
    }
    parts.push(this.#said, this.#text, this.#picture);
    return parts;
  }

  /** @param {string} text @param {() => Promise<void>} act */
  #button(text, act) {
    return button(text, async () => {
      this.#clear();
      try {
        await act();
      } catch (error) {
        console.warn("Nothing was made:", error);
        this.#say(FAILED);
      }
    });
  }

  #clear() {
    this.#say("");
    this.#text.hidden = true;
    this.#picture.hidden = true;
  }

  /** @param {...string} texts */
  #say(...texts) {
    this.#said.textContent = sentences(...texts);
  }

  async #copy() {
    const text = this.#shortText();
    if (!text) return this.#say(NOT_CURRENT);
    if (await copied(text)) return this.#say(_("文字已复制，可以粘贴到聊天里。"), this.#warning());
    this.#say(_("浏览器不让复制。下面的文字已经选中，自己复制。"), this.#warning());
    this.#text.value = text;
    this.#text.hidden = false;
    this.#text.select();
  }

  async #share() {
    const text = this.#shortText();
    if (!text) return this.#say(NOT_CURRENT);
    await shared({ title: this.#calculator.title, text });
  }

  /** The result in a few lines; nothing while it is not that of what is filled in. */
  #shortText() {
    const { title, result, isCurrent, isExample } = this.#calculator;
    if (!isCurrent()) return undefined;
    const named = isExample() ? _("{title}（示例）", { title }) : title;
    const page = pageAddress();
    const address = this.#which.value === OWN ? this.#link(page) : page;
    return shortText(result, _("{title}，{day}", { title: named, day: today() }), address);
  }

  #warning() {
    return this.#which.value === OWN ? _("里面的链接带着你填的数字，谁拿到谁就能看到。") : "";
  }

  /** @param {string | undefined} page */
  #link(page) {
    return page && `${page}#${this.#calculator.link()}`;
  }

  async #draw() {
    const { title, piece } = this.#calculator;
    const link = this.#link(pageAddress());
    if (!link) return this.#offerFile(NO_ADDRESS);
    const draw = await piece("picture", "makePicture");
    const day = today();
    const canvas = draw(link, [_("{title}，{day}", { title, day }), _("扫码打开，里面有填的数字")]);
    if (!canvas) return this.#offerFile(TOO_LONG);
    const image = document.createElement("img");
    image.src = canvas.toDataURL("image/png");
    image.width = canvas.width;
    image.height = canvas.height;
    image.alt = _("二维码，扫了打开“{title}”，里面有你填的数字", { title });
    const caption = document.createElement("figcaption");
    this.#picture.replaceChildren(image, caption);
    this.#picture.hidden = false;
    this.#say(_("二维码里有你填的数字，谁扫到谁就能看到。"));
    const name = `${title} ${day}.png`;
    if (inWeChat()) {
      caption.textContent = _("长按图片，可以保存，也可以发给朋友。");
      return;
    }
    /** @type {Blob} */
    const blob = await new Promise((resolve) => canvas.toBlob(resolve));
    const files = [new File([blob], safeName(name), { type: blob.type })];
    const parts = [button(_("下载图片"), () => saveFile(blob, name, blob.type))];
    if (navigator.canShare?.({ files })) {
      parts.push(this.#button(_("分享图片"), () => shared({ files })));
    }
    caption.append(row(...parts));
  }

  /** Say why there is no picture, and offer what goes to another device instead. @param {string} why */
  #offerFile(why) {
    const save = inWeChat() ? undefined : this.#calculator.saveFile();
    if (!save) return this.#say(why, _("可以复制文字，或者用“复制链接”。"));
    this.#say(why, _("可以存成文件，在另一台设备上打开。"));
    this.#said.append(" ", button(_("存成文件"), save));
  }

  async #saveCalendar() {
    const plan = await this.#plan();
    if (!plan) return;
    const start = plan.start || thisMonth();
    const all = dues(plan, start).filter(({ date }) => date);
    if (!all.length) return this.#say(NO_DAYS);
    const make = await this.#calculator.piece("calendar", "makeCalendar");
    const name = _("还款日历 {day}", { day: today() });
    saveFile(
      make(all, Number(this.#ahead.value), new Date()),
      `${name}.ics`,
      "text/calendar;charset=utf-8",
    );
    const without = plan.payees.filter(({ day, paid }) => paid.length && !day);
    const outside = plan.payees.filter(({ paid }) => !paid.length);
    const past = all.filter(({ date }) => date < today()).length;
    this.#say(
      _("日历文件里有 {count} 个还款日，最后一个是 {last}。用手机的日历打开它，就会提醒。", {
        count: all.length,
        last: all[all.length - 1].date,
      }),
      without.length
        ? _("没填“每月几号还”，所以没放进去的：{list}。", { list: listed(without) })
        : "",
      outside.length ? _("不在计划里，所以没放进去的：{list}。", { list: listed(outside) }) : "",
      plan.start ? "" : _("没有填从哪个月开始还，按 {month} 开始算。", { month: start }),
      past
        ? _("其中 {count} 个日子已经过了；下个月才开始还的话，改一下开始的月份，再下载一次。", {
            count: past,
          })
        : "",
    );
  }

  async #saveTable() {
    const plan = await this.#plan();
    if (!plan) return;
    const rows = dues(plan, plan.start || thisMonth()).map(
      ({ name, number, month, day, date, fen }) => [
        plan.start ? month : _("第 {number} 个月", { number }),
        plan.start ? date : String(day ?? ""),
        name,
        inYuan(fen),
      ],
    );
    const head = [
      _("月份"),
      plan.start ? _("最晚哪天") : _("最晚几号"),
      _("还给谁"),
      _("还多少（元）"),
    ];
    saveFile(
      asTyped([head, ...rows]),
      `${_("还款表 {day}", { day: today() })}.csv`,
      "text/csv;charset=utf-8",
    );
    this.#say(_("还款表里有 {count} 行，用表格软件打开。", { count: rows.length }));
  }

  /** The plan of what is filled in; says why there is none. @returns {Promise<Plan | undefined>} */
  async #plan() {
    const isExample = this.#calculator.isExample();
    const result = isExample ? undefined : await this.#calculator.ask(PAYMENTS);
    const place = result?.querySelector("[data-payments]");
    if (place instanceof HTMLElement) return planOf(place);
    this.#say(isExample ? EXAMPLE : result ? NO_PLAN : NOT_CURRENT);
    return undefined;
  }
}

/** @param {HTMLElement} place @returns {Plan} */
function planOf(place) {
  const payees = [...place.querySelectorAll("data")].map(({ value, dataset }) => ({
    name: dataset.name ?? "",
    day: dataset.day ? Number(dataset.day) : null,
    paid: value ? value.split(" ").map(Number) : [],
  }));
  return { start: place.dataset.payments ?? "", payees };
}

/** Hand something to the system's own way of sharing, unless the reader changes their mind. @param {ShareData} data */
async function shared(data) {
  try {
    await navigator.share(data);
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "AbortError") throw error;
  }
}

/** @param {{ name: string }[]} named */
function listed(named) {
  return named.map(({ name }) => name).join(_("、"));
}
