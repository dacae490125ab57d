/** Scripts that a page loads later. */

/**
 * Run the script at an address; gives its element.
 *
 * @param {string} address
 * @param {string} [encoding] that of the script, if its server says nothing
 * @returns {Promise<HTMLScriptElement>}
 */
export function script(address, encoding = "utf-8") {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.setAttribute("charset", encoding);
    element.src = address;
    element.addEventListener("load", () => resolve(element));
    element.addEventListener("error", () => reject(new Error(`no script at ${address}`)));
    document.head.append(element);
    element.addEventListener("load", () => element.remove());
    element.addEventListener("error", () => element.remove());
  });
}
