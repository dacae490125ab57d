/**
 * What a reader can do with what was filled in besides looking at it: save it on this device, under a name, and open
 * it again; save it as a file and open that; fill the list in from a table, and take it out as one. Nothing of that
 * happens by itself.
 *
 * @typedef {import("../form.mjs").State} State
 * @typedef {import("./record.mjs").HouseholdRecord} HouseholdRecord
 */

import { button } from "../button.mjs";
import { asTyped } from "../csv.mjs";
import { today } from "../day.mjs";
import { row } from "../element.mjs";
import { isEmbedded } from "../home.mjs";
import { saveFile } from "../saving.mjs";
import { tables } from "../tables/load.mjs";
import { _, sentences } from "../texts.mjs";
import { inWeChat } from "../wechat.mjs";
import { isTable } from "./cells.mjs";
import { deleteButton, itemOf, nameOf } from "./list.mjs";
import { MISSING, reason } from "./messages.mjs";
import { RecordError, read, written } from "./record.mjs";
import { addressed, newId, one, put, putBack, remove, saved, watch } from "./shelf.mjs";

const NAME = _("我的欠款");
const LONGEST_NAME = 20;
const LONGEST_RECORD = 1_000_000;
const JSON_TEXT = /^\s*[{[]/;
const READING = _("正在读……");
const FOUND_HERE = _("多数浏览器里，只有在这个网站上才找得到它。");
const SAVED_THERE = _("也可以打开完整的页面再存。");
const TYPES = ".json,.csv,.tsv,.txt,.xlsx,application/json,text/csv,text/plain";

/**
 * @typedef {object} Calculator what of the calculator is needed
 * @property {import("../form.mjs").Form} form
 * @property {() => number | undefined} owed gives what is owed by the newest result, in 元
 * @property {(what: string, before: State) => void} changed is told of a change of the whole form, which can be undone
 */

export class Keep {
  #calculator;
  #said = document.createElement("p");
  #list = document.createElement("ul");
  #name = document.createElement("input");
  #again;
  /** What was opened or saved last on this page. @type {{ id: string, text: string } | undefined} */
  #opened;

  /** @param {HTMLElement} place @param {Calculator} calculator */
  constructor(place, calculator) {
    this.#calculator = calculator;
    this.#said.setAttribute("role", "status");
    this.#name.type = "text";
    this.#name.maxLength = LONGEST_NAME;
    this.#name.defaultValue = NAME;
    this.#name.setAttribute("aria-label", _("保存成什么名字"));
    this.#again = button("", () => this.#saveAgain());
    const file = document.createElement("input");
    file.type = "file";
    file.accept = TYPES;
    file.hidden = true;
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.#openFile(chosen);
      file.value = "";
    });
    const hint = document.createElement("p");
    hint.textContent = _("在表格软件里选中复制，粘贴到任意一格，就会一笔一行填进来。");
    const saving = inWeChat()
      ? []
      : [
          button(_("存成文件"), () => this.saveFile()),
          button(_("下载欠款表（Excel 能打开）"), () => this.#saveTable()),
        ];
    if (inWeChat()) {
      hint.append(
        " ",
        _("微信里存不了文件：点右上角“···”，选“在浏览器打开”再存，或者用“复制链接”。"),
      );
    }
    place.append(
      this.#said,
      this.#list,
      row(
        this.#name,
        button(_("保存在这台设备上"), () => this.#save()),
        this.#again,
      ),
      row(
        ...saving,
        button(_("打开文件或表格"), () => file.click()),
        file,
      ),
      hint,
    );
    this.show();
    watch(() => this.show());
  }

  /** Open what the address asks for, if it asks for something saved; tells whether it does. @param {string} hash */
  openAddress(hash) {
    const id = addressed(hash);
    if (id && !this.#open(id)) this.#say(MISSING);
    return Boolean(id);
  }

  /** Fill the list in from a text if it is a table; tells whether it is. @param {string} text */
  paste(text) {
    if (!isTable(text)) return false;
    this.#say(READING);
    this.#fillTable(text).catch((error) => this.#say(reason(error)));
    return true;
  }

  show() {
    const all = saved();
    this.#list.replaceChildren(
      ...all.map((each) => {
        const item = itemOf(each);
        if (each.record) {
          const name = _("打开“{name}”", { name: nameOf(each) });
          item.append(
            button(_("打开"), () => this.#open(each.id), name),
            " ",
          );
        }
        item.append(deleteButton(each, () => this.#delete(each.id, each.text)));
        return item;
      }),
    );
    const opened = this.#opened && all.find(({ id }) => id === this.#opened?.id);
    this.#again.hidden = !opened;
    if (opened) this.#again.textContent = _("更新“{name}”", { name: nameOf(opened) });
  }

  /** @param {string} id */
  #open(id) {
    const found = one(id);
    if (!found?.record) return false;
    this.#fill(found.record);
    this.#opened = { id, text: found.text };
    this.show();
    return true;
  }

  /** @param {HouseholdRecord} record */
  #fill(record) {
    const { form } = this.#calculator;
    const before = form.state();
    const count = form.open(new Map(record.pairs), true);
    const said = sentences(
      _("已打开“{name}”。", { name: record.name }),
      count ? _("其中 {count} 项这一版没有，没有填进来；存着的没有变。", { count }) : "",
    );
    this.#name.value = record.name;
    this.#say(said);
    this.#calculator.changed(said, before);
  }

  #save() {
    this.#put(newId(), null);
  }

  #saveAgain() {
    if (this.#opened) this.#put(this.#opened.id, this.#opened.text);
  }

  /** @param {string} id @param {string | null} seen */
  #put(id, seen) {
    try {
      const first = seen === null ? undefined : one(id)?.record?.first;
      const record = this.#record(first);
      this.#opened = { id, text: put(id, record, seen) };
      this.#say(
        _("已存在这台设备上：“{name}”。只在这台设备上，不会发出去。", { name: record.name }),
        isEmbedded() ? FOUND_HERE : "",
      );
      this.show();
    } catch (error) {
      this.#say(reason(error), isEmbedded() ? SAVED_THERE : "");
    }
  }

  /** @param {string} id @param {string} text */
  #delete(id, text) {
    remove(id);
    this.#say(_("已删除。"));
    const undo = button(_("撤销"), () => {
      try {
        putBack(id, text);
        this.#say(_("已撤销。"));
      } catch (error) {
        this.#say(reason(error));
      }
      this.show();
    });
    this.#said.append(" ", undo);
    this.show();
  }

  /** @param {import("./record.mjs").Debts} [first] @returns {HouseholdRecord} */
  #record(first) {
    const owed = this.#calculator.owed();
    const day = today();
    const now = owed === undefined ? undefined : { owed, day };
    return {
      name: this.#name.value.trim() || NAME,
      pairs: this.#calculator.form.ownPairs(),
      now,
      first: first ?? now,
      day,
    };
  }

  /** Give the reader all that is filled in as a file. */
  saveFile() {
    const first = this.#opened && one(this.#opened.id)?.record?.first;
    const record = this.#record(first);
    saveFile(
      written(record),
      `${record.name} ${record.day}.json`,
      "application/json;charset=utf-8",
    );
  }

  #saveTable() {
    const name = this.#name.value.trim() || NAME;
    saveFile(asTyped(this.#calculator.form.table()), `${name}.csv`, "text/csv;charset=utf-8");
  }

  /** @param {File} file */
  async #openFile(file) {
    this.#say(READING);
    try {
      if (this.#fillRecord(await beginning(file))) return;
      // It may be a table, or in another encoding.
      const { text } = await (await tables()).read(file);
      if (!this.#fillRecord(text)) await this.#fillTable(text);
    } catch (error) {
      this.#say(reason(error));
    }
  }

  /** Fill in what was saved, if a text is that; tells whether it is. @param {string} text @throws {RecordError} */
  #fillRecord(text) {
    try {
      this.#fill(read(text));
    } catch (error) {
      if (error instanceof RecordError && error.kind === "foreign" && !JSON_TEXT.test(text))
        return false;
      throw error;
    }
    this.#opened = undefined;
    this.show();
    return true;
  }

  /** Fill the list in from a table. @param {string} text */
  async #fillTable(text) {
    const { readDebts, report } = await tables();
    const { form } = this.#calculator;
    const before = form.state();
    const columns = form.columns();
    const table = readDebts(text, columns);
    const isList = table.rows.length > 0;
    const filled = isList ? form.addRows(table.rows) : { taken: 0, left: 0 };
    const said = report(table, filled, columns);
    this.#say(said);
    if (isList) this.#calculator.changed(said, before);
  }

  /** @param {...string} texts */
  #say(...texts) {
    this.#said.textContent = sentences(...texts);
  }
}

/** The text of a file that may be what was saved; nothing if it cannot be. @param {File} file */
async function beginning(file) {
  const text = file.size > LONGEST_RECORD ? "" : await file.text();
  // It is in another encoding.
  return text.includes("\ufffd") ? "" : text;
}
