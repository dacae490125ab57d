/** What readers are told where something cannot be saved or opened. */

import { _ } from "../texts.mjs";
import { RecordError } from "./record.mjs";
import { ShelfError } from "./shelf.mjs";

const TEXTS = {
  foreign: _("这不是本站存的文件，打不开。现在填的没有变。"),
  newer: _("这是本站更新的版本存的。刷新这一页，换成新版本再打开。现在填的没有变。"),
  damaged: _("这份内容损坏了，打不开。现在填的没有变。"),
  forbidden: _("这个浏览器不让网页存东西，可能是无痕模式。可以改成存文件。"),
  full: _("浏览器给的空间满了，没有存下。原来存着的都还在。可以删掉旧的，或者改成存文件。"),
  changed: _("另一个标签页在这之后改过这一份，没有存，免得盖掉。可以换个名字另存一份。"),
};

const UNREADABLE = _("没有读成，可能是网络断了，或者文件已经不在。现在填的没有变。");
export const MISSING = _("这台设备上没有这一份，可能已经删了。");

/** @param {unknown} error */
export function reason(error) {
  if (error instanceof RecordError || error instanceof ShelfError) return TEXTS[error.kind];
  // What reads files says itself what is the matter.
  return /** @type {any} */ (error).reason ?? UNREADABLE;
}
