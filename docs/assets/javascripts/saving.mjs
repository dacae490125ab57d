/** Files for the reader, made in the page. */

const UNSAFE_NAME = /[\\/:*?"<>|\p{Cc}]/gu;

/** Return a name that every system takes. @param {string} name */
export function safeName(name) {
  return name.replaceAll(UNSAFE_NAME, "_");
}

/** Give the reader a file. @param {BlobPart} content @param {string} name @param {string} type */
export function saveFile(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = safeName(name);
  link.click();
  // The download reads the address a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
