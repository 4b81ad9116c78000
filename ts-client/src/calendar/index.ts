export { firstInstantFrom, instantsAt, knownTimeZone, offsetAt } from "./clock.ts";
export { addDays, addMonths, type Day, firstOfMonth, isBefore, isoDay, mondayOf, parseIsoDay } from "./day.ts";
export { dayAt, daysBetween, rangeOfDay, rangeOfMonth, startOfDay, type TimeRange } from "./localDay.ts";
