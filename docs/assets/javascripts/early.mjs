/**
 * Says in the page's element, before anything is drawn, whether the calculators can be used here, and whether this is
 * WeChat's own browser; styles show what goes with it. This is in the page itself, in the syntax of very old browsers.
 */

import { isSupported } from "./support.mjs";
import { inWeChat } from "./wechat.mjs";

const { classList } = document.documentElement;
classList.add(isSupported() ? "computing" : "too-old");
if (inWeChat()) classList.add("in-wechat");
