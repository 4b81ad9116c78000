import { type Day, slotAt } from "@wattmesh/client";
import type { Locale } from "@/lib/i18n/locales";
import { type Replay, shownSeconds, shownStart } from "@/lib/time/replay";
import { formatEnergy, formatKwhExact, formatPower } from "./energy";
import { formatMoney, formatMoneyExact, formatPrice, formatPriceNumber, priceUnit } from "./money";
import { formatScaled } from "./number";
import {
  formatAxisDay,
  formatDate,
  formatDays,
  formatMinutes,
  formatPeriod,
  formatRange,
  formatSlotStart,
  formatSlotTime,
  formatTime,
  formatWeekdays,
} from "./time";

/** Whose customs numbers and times follow: clocks of 24 hours in both. */
const regionOf = { en: "en-GB", de: "de-DE" } as const;

/** What values are written by. */
export interface FormatOptions {
  language: Locale;
  /** ISO 4217. */
  currency: string;
  timeZone: string;
  slotSeconds: number;
  replay: Replay | undefined;
}

export type Formats = ReturnType<typeof formatsOf>;

/** Every formatter with locale, currency and time zone filled in. */
export function formatsOf({ language, currency, timeZone, slotSeconds, replay }: FormatOptions) {
  const locale = regionOf[language];
  const slots = { slotSeconds, replay };
  const showsSeconds = shownSeconds(slots) < 60;
  return {
    locale,
    timeZone,
    currency,
    priceUnit: priceUnit(currency),
    energy: (energyWh: bigint) => formatEnergy(locale, energyWh),
    power: (powerW: bigint) => formatPower(locale, powerW),
    kwhExact: (energyWh: bigint) => formatKwhExact(locale, energyWh),
    money: (amountMicro: bigint, sign?: "auto" | "always") => formatMoney(locale, currency, amountMicro, sign),
    moneyExact: (amountMicro: bigint) => formatMoneyExact(locale, currency, amountMicro),
    price: (priceMicroPerKwh: number) => formatPrice(locale, currency, priceMicroPerKwh),
    priceNumber: (priceMicroPerKwh: number) => formatPriceNumber(locale, currency, priceMicroPerKwh),
    number: (value: bigint, options?: Intl.NumberFormatOptions) => formatScaled(locale, value, 0, options),
    /** `share` of 1000. */
    percent: (permille: bigint) => formatScaled(locale, permille, 3, { style: "percent", maximumFractionDigits: 0 }),
    percentExact: (permille: bigint) =>
      formatScaled(locale, permille, 3, { style: "percent", maximumFractionDigits: 1 }),
    time: (unixSeconds: number) => formatTime(locale, timeZone, unixSeconds, slotSeconds < 60),
    days: (first: Day, last: Day) => formatDays(locale, first, last),
    weekdays: (weekdays: number) => formatWeekdays(locale, weekdays),
    minutes: formatMinutes,
    date: (unixSeconds: number) => formatDate(locale, timeZone, unixSeconds),
    period: (period: "day" | "month" | "year", unixSeconds: number) =>
      formatPeriod(locale, timeZone, period, unixSeconds),
    axisDay: (period: "day" | "month", unixSeconds: number) => formatAxisDay(locale, timeZone, period, unixSeconds),
    billDay: (period: "day" | "month", unixSeconds: number) =>
      period === "day"
        ? formatDate(locale, timeZone, unixSeconds)
        : formatPeriod(locale, timeZone, "month", unixSeconds),
    /** Slots by the clock of their energy: that of the data where data is replayed. */
    slotTime: (slot: number) => formatSlotTime(locale, timeZone, slot, slots),
    /** As sentences of the client name one. */
    slot: (slot: number) => formatSlotTime(locale, timeZone, slot, slots),
    slotStart: (slot: number) => formatSlotStart(locale, timeZone, slot, slots),
    slotClock: (slot: number) => formatTime(locale, timeZone, shownStart(slot, slots), showsSeconds),
    /** An instant by the clock that slots are shown by. */
    momentClock: (unixSeconds: number) =>
      replay === undefined
        ? formatTime(locale, timeZone, unixSeconds, showsSeconds)
        : formatTime(locale, timeZone, shownStart(slotAt(unixSeconds, slotSeconds), slots), showsSeconds),
    slotDate: (slot: number) => formatDate(locale, timeZone, shownStart(slot, slots)),
    /** The day of a slot, as short as below a bar: `21`. */
    slotDay: (slot: number) => formatAxisDay(locale, timeZone, "day", shownStart(slot, slots)),
    /** From the beginning of one to the end of another. */
    slotRange: (first: number, last: number) =>
      formatRange(locale, timeZone, shownStart(first, slots), shownStart(last + 1, slots), showsSeconds),
    /** Where its point is on a picture's axis, in Unix seconds, and how long it holds. */
    slotPoint: (slot: number) => shownStart(slot, slots),
    slotHolds: shownSeconds(slots),
    /** When a slot begins by the real clock: what runs out then does so whatever is replayed. */
    slotDeadline: (slot: number) => formatSlotStart(locale, timeZone, slot, { slotSeconds, replay: undefined }),
  };
}
