/**
 * The colours of a page in a frame: those that the reader's system asks for, now and whenever that changes. This is in
 * the page itself, before anything is drawn, in the syntax of very old browsers.
 */

const dark = matchMedia("(prefers-color-scheme: dark)");

document.documentElement.classList.add("scripted");
show();
dark.addEventListener("change", show);

function show() {
  document.body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
}
