/** MicroPython that adds two numbers: the lower bound, another Python that cannot run the calculators. */

import { loadMicroPython } from "/-/micropython/micropython.mjs";

const micropython = await loadMicroPython({ url: "/-/micropython/micropython.wasm" });
postMessage(String(micropython.runPython("1 + 1")));
