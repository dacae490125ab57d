/**
 * What readers are told, in the language of the site. Texts are in the scripts in Chinese, as they are in Python; the
 * build hands over their translations from the same catalogue.
 */

/**
 * Return a text in the site's language, with each `{name}` replaced by its value.
 *
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 */
export function _(text, values = {}) {
  const said = TRANSLATIONS[text] ?? text;
  return said.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Return sentences one after the other, as the language sets them. @param {string[]} said */
export function sentences(...said) {
  return said.filter(Boolean).join(LANGUAGE === "zh" ? "" : " ");
}
