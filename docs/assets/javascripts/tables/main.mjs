/** What reads files; loaded when the first one is opened. */

import { read } from "./read.mjs";

Object.assign(globalThis, { readTable: read });
