/** What fills the fold of a result; loaded when the first one is opened. */

import { fill } from "./panel.mjs";

Object.assign(globalThis, { fillOutputs: fill });
