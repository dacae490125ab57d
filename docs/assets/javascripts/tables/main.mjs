/** What reads files and tables; loaded when the first one is opened. */

import { report } from "../household/report.mjs";
import { readTable } from "../household/table.mjs";
import { read } from "./read.mjs";

export const tables = { read, readDebts: readTable, report };

Object.assign(globalThis, { tables });
