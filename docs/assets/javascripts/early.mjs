/**
 * Says in the page's element, before anything is drawn, whether the calculators can be used here, and whether this is
 * WeChat's own browser; styles show what goes with it. It also starts Python. This is in the page itself, in the syntax
 * of very old browsers.
 */

import { begin } from "./headstart.mjs";
import { isSupported } from "./support.mjs";
import { inWeChat } from "./wechat.mjs";

const { classList } = document.documentElement;
const { worker } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
if (isSupported()) {
  classList.add("computing");
  // In a folder there is more to do (`launch.mjs`).
  if (worker && location.protocol !== "file:") begin(worker);
} else {
  classList.add("too-old");
}
if (inWeChat()) classList.add("in-wechat");
