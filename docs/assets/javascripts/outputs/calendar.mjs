/** Due days as an iCalendar file; loaded when the first one is made. */

import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { _ } from "../texts.mjs";
import { grouped } from "./dues.mjs";

// The library first gives each event an id of its own, for which pages from plain http have no source. Ours replaces it.
/** @type {any} */ (crypto).randomUUID ??= String;

const SITE = "wechat-credit-guide";
const DAY = 24 * 60 * 60;
/** When on a day an alarm rings, in seconds. */
const MORNING = 9 * 60 * 60;
const MINUTE = 60_000;

/**
 * Return the text of a calendar with a day for each payment.
 *
 * What has the same id replaces what was imported before.
 *
 * @param {import("./dues.mjs").Due[]} dues with dates
 * @param {number} ahead so many days before it is due, each is reminded of
 * @param {Date} now
 */
export function calendar(dues, ahead, now) {
  const made = ical({
    name: _("还款日"),
    prodId: { company: SITE, product: "payoff", language: LANGUAGE.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const description = _("按 {day} 算的还清计划。计划变了就重新下载，再导入一次。", {
    day: now.toLocaleDateString(LANGUAGE),
  });
  for (const { id, date, name, fen } of dues) {
    const start = new Date(`${date}T00:00:00Z`);
    const summary = _("还 {name} {amount} 元", { name, amount: grouped(fen) });
    const seconds = ahead * DAY - MORNING;
    made.createEvent({
      id: `${id}@${SITE}`,
      allDay: true,
      start,
      end: new Date(start.getTime() + DAY * 1000),
      summary,
      description,
      stamp: now,
      // Later ones win.
      sequence: Math.floor(now.getTime() / MINUTE),
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: [
        {
          type: ICalAlarmType.display,
          description: summary,
          ...(seconds > 0 ? { triggerBefore: seconds } : { triggerAfter: -seconds }),
        },
      ],
    });
  }
  return made.toString();
}

Object.assign(globalThis, { makeCalendar: calendar });
