/** What is said while Python is on its way: what is fetched, and how far it is. */

import { _ } from "./texts.mjs";

const MEGABYTE = 1e6;

/**
 * What is awaited, in a line; nothing once Python is there.
 *
 * @param {import("./runtime.mjs").State} state
 */
export function waiting(state) {
  switch (state.kind) {
    case "ready":
      return "";
    case "failed":
      return _("计算器没能启动，看下面的说明");
    case "waiting":
      return _("正在准备计算器");
    case "loading":
      if (state.isStalled) return _("计算器还没有下载完，网络可能很慢，或者断了");
      if (state.share >= 1) return _("正在启动计算器");
      if (!state.expected) return _("正在准备计算器");
      return _("正在下载计算器：{arrived}", { arrived: arrived(state) });
  }
}

/** How much has arrived of how much; nothing where that is not known. @param {import("./runtime.mjs").State} state */
export function arrived(state) {
  if (state.kind !== "loading" || !state.expected) return "";
  const { share, expected } = state;
  return _("{arrived} / {size} MB", {
    arrived: megabytes(Math.min(share, 1) * expected),
    size: megabytes(expected),
  });
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}
