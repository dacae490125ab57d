/**
 * Fields into which a file can be opened or dropped. What reads files is loaded with the first one; nothing of a file
 * leaves the page.
 */

import { type } from "./controls.mjs";
import { tables } from "./tables/load.mjs";
import { _ } from "./texts.mjs";

/**
 * @typedef {(opens: Element, file: File) => void} Open
 * @typedef {(what: string, control: HTMLTextAreaElement) => void} Replacing
 */

const TYPES = ".csv,.tsv,.txt,.xlsx,text/*";
/** Where a field says that it takes files. */
const OPENS = "[data-opens]";
/** The browser's own window for files; kept, or it might be gone before the reader has chosen. */
const chooser = document.createElement("input");

/**
 * Connect the buttons and the fields of a calculator.
 *
 * @param {HTMLElement} root
 * @param {Replacing} replacing is called before what is filled in gives way to a file
 */
export function connectOpening(root, replacing) {
  const open = (/** @type {Element} */ opens, /** @type {File} */ file) =>
    read(opens, file, replacing);
  for (const opens of root.querySelectorAll(OPENS)) {
    /** @type {HTMLElement} */ (opens).hidden = false;
    opens.querySelector("button")?.addEventListener("click", () => choose(opens, open));
  }
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    root.addEventListener(name, (event) => dragged(root, /** @type {DragEvent} */ (event), open));
  }
}

/** Let the reader choose a file. @param {Element} opens @param {Open} open */
function choose(opens, open) {
  Object.assign(chooser, { type: "file", accept: TYPES, value: "" });
  chooser.onchange = () => {
    if (chooser.files?.[0]) open(opens, chooser.files[0]);
  };
  chooser.click();
}

/**
 * Answer a file that is held over a calculator: it goes into the field that is in sight.
 *
 * @param {HTMLElement} root
 * @param {DragEvent} event
 * @param {Open} open
 */
function dragged(root, event, open) {
  const opens = root.querySelector(`.field:not([hidden]) ${OPENS}`);
  if (!opens || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  const isOver = event.type === "dragenter" || event.type === "dragover";
  opens.closest(".field")?.toggleAttribute("data-dropping", isOver);
  const [file] = event.dataTransfer.files;
  if (event.type === "drop" && file) open(opens, file);
}

/**
 * Put what a file holds into the field, or say why that cannot be.
 *
 * @param {Element} opens
 * @param {File} file
 * @param {Replacing} replacing
 */
async function read(opens, file, replacing) {
  const said = /** @type {HTMLElement} */ (opens.querySelector("[role=status]"));
  const control = opens.closest(".field")?.querySelector("textarea");
  if (!control) return;
  said.textContent = _("正在读“{name}”……", { name: file.name });
  try {
    const { text, how } = await (await tables()).read(file);
    replacing(_("已换成文件里的内容。"), control);
    type(control, text);
    said.textContent = _("读入了“{name}”（{how}）。", { name: file.name, how });
  } catch (error) {
    said.textContent =
      /** @type {any} */ (error).reason ?? _("“{name}”读不了。", { name: file.name });
  }
}
