/** @param {string} name @param {string} [text] @param {string} [className] */
export function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Buttons and the like that share a line where there is room. @param {HTMLElement[]} parts */
export function row(...parts) {
  const made = element("div", "", "keep-row");
  made.append(...parts);
  return made;
}
