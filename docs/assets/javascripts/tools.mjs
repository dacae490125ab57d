/**
 * What a reader can do with a whole calculator: copy its link, start over, print it.
 */

const COPY = "复制链接";
const RESET = "恢复示例";
const PRINT = "打印";
const COPIED = "链接已复制。里面有你填的数字，谁拿到链接谁就能看到。";
const NOT_COPIED = "浏览器不让复制。请选中下面的地址，自己复制。";
const WAS_RESET = "已恢复成示例的数字。";

/**
 * @typedef {object} Actions
 * @property {() => string} address gives the address that carries what is filled in
 * @property {() => void} reset puts the example back
 * @property {() => Promise<void>} complete puts everything on the page that is only made when opened
 */

/** Put the tools before the result. @param {HTMLElement} result @param {Actions} actions */
export function connectTools(result, actions) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const address = document.createElement("input");
  address.type = "text";
  address.readOnly = true;
  address.hidden = true;
  address.setAttribute("aria-label", "这一页的地址");

  /** @param {string} text */
  const say = (text) => {
    said.textContent = text;
    address.hidden = true;
  };
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "这个计算器的工具");
  tools.append(
    button(COPY, async () => {
      const text = actions.address();
      if (await copied(text)) return say(COPIED);
      say(NOT_COPIED);
      address.value = text;
      address.hidden = false;
      address.select();
    }),
    button(RESET, () => {
      actions.reset();
      say(WAS_RESET);
    }),
    button(PRINT, async () => {
      say("");
      await actions.complete();
      print();
    }),
    said,
    address,
  );
  result.before(tools);
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

/** Put a text on the clipboard; tells whether the browser let it. @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
