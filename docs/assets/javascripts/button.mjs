/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [name] what it is called where the text alone does not say what it acts on
 */
export function button(text, act, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}
