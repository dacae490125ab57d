/**
 * WeChat's own browser: it neither saves files nor prints, and says nothing of it. This is the only place that tells
 * what works there; it is also in a page's head (`early.mjs`), so it is in the syntax of very old browsers.
 */

export function inWeChat() {
  return /MicroMessenger/i.test(navigator.userAgent);
}
