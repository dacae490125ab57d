/** A picture with the QR code of a link; loaded when the first one is made. */

import { encode } from "uqr";

/** In a larger code, 137 squares a side, phones no longer tell the squares apart on a screen. */
const LARGEST = 30;
/** The empty squares around the code. */
const BORDER = 4;
/** All lengths are in pixels. */
const WIDTH = 1080;
const LINE = 60;
const FONT = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';

/**
 * Draw a picture; nothing if the link is too long for a code that phones read.
 *
 * @param {string} link
 * @param {string[]} lines what is below, the first one larger
 * @returns {HTMLCanvasElement | undefined}
 */
export function picture(link, lines) {
  const squares = code(link);
  if (!squares) return undefined;
  const side = Math.floor(WIDTH / squares.length);
  const size = side * squares.length;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = size + LINE * (lines.length + 1);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  const left = Math.floor((WIDTH - size) / 2);
  for (const [y, row] of squares.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) context.fillRect(left + x * side, y * side, side, side);
    }
  }
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [index, line] of lines.entries()) {
    context.font = index ? `32px ${FONT}` : `bold 44px ${FONT}`;
    context.fillText(line, WIDTH / 2, size + LINE * (index + 0.5), WIDTH - 2 * LINE);
  }
  return canvas;
}

/** @param {string} link */
function code(link) {
  try {
    return encode(link, { ecc: "L", boostEcc: true, border: BORDER, maxVersion: LARGEST }).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

Object.assign(globalThis, { makePicture: picture });
