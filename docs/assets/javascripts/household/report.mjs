/**
 * What readers are told of a table from which debts were filled in: what was taken for what, and what was not taken.
 *
 * @typedef {import("./table.mjs").ReadTable} ReadTable
 */

import { _, sentences } from "../texts.mjs";
import { NEEDED } from "./table.mjs";

/** So many things of a kind are named, each cut to so many letters. */
const NAMED = 6;
/** Nobody wonders what is in these columns. */
const PLAIN = ["name", "kind"];
const LONGEST = 24;

const NO_DEBTS = _(
  "表格里没有认出欠款。第一行写上列名再试，例如：名字、还欠多少、利率、每月要还。",
);
const PLAN = _("这像是一笔贷款的还款计划。这里要的是欠款表：一笔欠款一行。");

/**
 * @param {ReadTable} read
 * @param {{ taken: number, left: number }} filled how many debts the list took, and how many it has no room for
 * @param {import("./columns.mjs").Column[]} columns
 */
export function report(read, { taken, left }, columns) {
  if (read.isPlan) return PLAN;
  if (!read.rows.length) return NO_DEBTS;
  const labels = new Map(columns.map(({ field, label }) => [field, label]));
  const label = (/** @type {string} */ field) => labels.get(field) ?? field;
  const missing = NEEDED.filter((field) => !read.fields.includes(field));
  const named = read.named.filter(([, field]) => !PLAIN.includes(field));
  const strange = read.changes.filter(([, to]) => !to).map(([from]) => from);
  const changes = read.changes.filter(([, to]) => to);
  return sentences(
    _("从表格填了 {taken} 笔：{fields}。", {
      taken,
      fields: read.fields.map(label).join(_("、")),
    }),
    read.isGuessed ? _("表格没有列名，是按内容认的，请核对。") : "",
    said(
      named.map(([name, field]) => pair(name, label(field))),
      (list) => _("列名不同的：{list}。", { list }),
    ),
    said(
      changes.map(([from, to]) => pair(from, to)),
      (list) => _("换了写法的：{list}。", { list }),
    ),
    said(missing.map(label), (list) => _("没有“{missing}”，请自己补。", { missing: list })),
    said(read.unknown.map(cut), (columns) => _("没用上的列：{columns}。", { columns })),
    said(strange.map(cut), (kinds) => _("不认识的种类，当作其他：{kinds}。", { kinds })),
    said(read.unread.map(cut), (rows) => _("没有认出欠款的行：{rows}。", { rows })),
    read.totals ? _("合计的 {count} 行没有算进去。", { count: read.totals }) : "",
    left ? _("放不下，还有 {left} 笔没有填。", { left }) : "",
    read.isCut ? _("表格太长，后面的没有读。") : "",
  );
}

/** @param {string} from @param {string} to */
function pair(from, to) {
  return _("“{from}”读作“{to}”", { from: cut(from), to });
}

/** Some things, named once each, in a sentence; nothing if there are none. @param {string[]} things @param {(list: string) => string} sentence */
function said(things, sentence) {
  const all = [...new Set(things)];
  if (!all.length) return "";
  const named = all.slice(0, NAMED).join(_("、"));
  return sentence(
    all.length > NAMED ? _("{named}等 {count} 项", { named, count: all.length }) : named,
  );
}

/** @param {string} text */
function cut(text) {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text;
}
