/** Pyodide is not as assumed. */
export class Broken extends Error {
  /** @param {string[]} sentences what is not */
  constructor(sentences) {
    super(sentences.join(" "));
    this.sentences = sentences;
  }
}
