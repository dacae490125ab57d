/**
 * What a reader can do with what was filled in besides looking at it: save it on this device, under a name, and open
 * it again; save it as a file and open that; fill the list in from a table, and take it out as one. Nothing of that
 * happens by itself.
 *
 * @typedef {import("../form.mjs").State} State
 * @typedef {import("./record.mjs").HouseholdRecord} HouseholdRecord
 */

import { button } from "../button.mjs";
import { saveFile, written as tableText } from "../csv.mjs";
import { today } from "../day.mjs";
import { _, sentences } from "../texts.mjs";
import { deleteButton, itemOf, nameOf } from "./list.mjs";
import { reason } from "./messages.mjs";
import { read, written } from "./record.mjs";
import { newId, one, put, putBack, remove, saved, watch } from "./shelf.mjs";
import { isTable, readTable } from "./table.mjs";

const NAME = _("我的欠款");
const LONGEST_NAME = 20;
const LARGEST_FILE = 1_000_000;
/** Without any of these fields, a table is no list of debts. */
const NEEDED = ["balance", "rate", "payment"];
const ADDRESS = /^saved=(\w{1,8})$/;

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
    file.accept = ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain";
    file.hidden = true;
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.#openFile(chosen);
      file.value = "";
    });
    const hint = document.createElement("p");
    hint.textContent = _("在表格软件里选中复制，粘贴到任意一格，就会一笔一行填进来。");
    place.append(
      this.#said,
      this.#list,
      row(
        this.#name,
        button(_("保存在这台设备上"), () => this.#save()),
        this.#again,
      ),
      row(
        button(_("存成文件"), () => this.#saveFile()),
        button(_("打开文件或表格"), () => file.click()),
        button(_("下载欠款表（CSV）"), () => this.#saveTable()),
        file,
      ),
      hint,
    );
    this.show();
    watch(() => this.show());
  }

  /** Open what the address asks for, if it asks for something saved; tells whether it does. @param {string} hash */
  openAddress(hash) {
    const [, id] = ADDRESS.exec(hash) ?? [];
    if (!id) return false;
    if (!this.#open(id)) this.#say(_("这台设备上没有这一份，可能已经删了。"));
    return true;
  }

  /** Fill the list in from a text if it is a table; tells whether it is. @param {string} text */
  paste(text) {
    if (!isTable(text)) return false;
    const { form } = this.#calculator;
    const before = form.state();
    const table = readTable(text, form.columns());
    if (!NEEDED.some((field) => table.fields.includes(field))) {
      this.#say(
        _("表格里没有认出欠款。第一行写上列名再试，例如：名字、还欠多少、利率、每月要还。"),
      );
      return true;
    }
    const { taken, left } = form.addRows(table.rows);
    const labels = new Map(form.columns().map(({ field, label }) => [field, label]));
    const named = (/** @type {string[]} */ fields) =>
      fields.map((field) => labels.get(field)).join(_("、"));
    const missing = NEEDED.filter((field) => !table.fields.includes(field));
    const said = sentences(
      _("从表格填了 {taken} 笔：{fields}。", { taken, fields: named(table.fields) }),
      missing.length ? _("没有“{missing}”，请自己补。", { missing: named(missing) }) : "",
      table.unknown.length
        ? _("没用上的列：{columns}。", { columns: table.unknown.join(_("、")) })
        : "",
      left ? _("放不下，还有 {left} 笔没有填。", { left }) : "",
    );
    this.#say(said);
    this.#calculator.changed(said, before);
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
    form.open(new Map(record.pairs), true);
    const said = _("已打开“{name}”。", { name: record.name });
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
      );
      this.show();
    } catch (error) {
      this.#say(reason(error));
    }
  }

  /** @param {string} id @param {string} text */
  #delete(id, text) {
    remove(id);
    this.#say(_("已删除。"));
    const undo = button(_("撤销"), () => {
      putBack(id, text);
      this.#say(_("已撤销。"));
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

  #saveFile() {
    const first = this.#opened && one(this.#opened.id)?.record?.first;
    const record = this.#record(first);
    saveFile(written(record), `${record.name} ${record.day}.json`, "application/json");
  }

  #saveTable() {
    saveFile(tableText(this.#calculator.form.table()), `${this.#name.value.trim() || NAME}.csv`);
  }

  /** @param {File} file */
  async #openFile(file) {
    if (file.size > LARGEST_FILE) return this.#say(_("这个文件太大，不会是欠款表。"));
    const text = await file.text();
    try {
      this.#fill(read(text));
      this.#opened = undefined;
      this.show();
    } catch (error) {
      if (/^\s*[{[]/.test(text) || !this.paste(text)) this.#say(reason(error));
    }
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }
}

/** @param {HTMLElement[]} parts */
function row(...parts) {
  const made = document.createElement("div");
  made.className = "keep-row";
  made.append(...parts);
  return made;
}
