/**
 * Whether this browser can run the calculators: the only place that says what they cannot do without. `browsers.toml`
 * says since which version each browser has it.
 *
 * Browsers that cannot run anything else of ours read this, so it is bundled for very old ones (`bundler.py`).
 */

/** The smallest program that uses every feature of WebAssembly that the ready program uses; a test compares them. */
const PROBE = [
  // The header; a type: a function that is given a reference from outside (reference types).
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0,
  // A function of this type; a memory; code.
  3, 2, 1, 0, 5, 3, 1, 0, 0, 10, 20, 1, 18, 0,
  // Zero, zero, and a float made an integer without a trap (`i32.trunc_sat_f32_s`), whose sign is extended
  // (`i32.extend8_s`); with these, bytes are copied (`memory.copy`).
  65,
  0, 65, 0, 67, 0, 0, 0, 0, 252, 0, 192, 252, 10, 0, 0, 11,
];

/** Whether all of it is here, in a page or in a service worker, which lacks `Worker` by its nature. */
export function isSupported() {
  try {
    return (
      ("Worker" in globalThis || "ServiceWorkerGlobalScope" in globalThis) &&
      typeof DecompressionStream === "function" &&
      typeof WebAssembly.compileStreaming === "function" &&
      WebAssembly.validate(new Uint8Array(PROBE))
    );
  } catch (_) {
    return false;
  }
}
