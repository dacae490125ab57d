/** Reads plans (JSON) from standard input and writes their due days, and calendars of them. */

import { readFileSync } from "node:fs";
import "../../docs/assets/javascripts/outputs/calendar.mjs";
import { dues, grouped, inYuan } from "../../docs/assets/javascripts/outputs/dues.mjs";

Object.assign(globalThis, { TRANSLATIONS: {}, LANGUAGE: "zh" });

const { plans = [], ahead = 3, now } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify(
    plans.map(({ start, payees }) => {
      const found = dues({ start, payees }, start);
      return {
        dues: found.map((due) => ({ ...due, yuan: inYuan(due.fen), grouped: grouped(due.fen) })),
        calendar: globalThis.makeCalendar(
          found.filter(({ date }) => date),
          ahead,
          new Date(now),
        ),
      };
    }),
  ),
);
