import { addDays, type Day, dayAt, startOfDay } from "@wattmesh/client";
import { ROW_SECONDS } from "../data/read/quarterHours.ts";

/** Households live by these clocks. */
const TIME_ZONE = "Europe/Berlin";

/** The quarters of an hour that something is made for: `rows` of them from `start` (Unix seconds). */
export interface Span {
  start: number;
  rows: number;
}

/** A day on the clocks of Central Europe, and the row that it begins with; that may lie before the span. */
export interface SpanDay {
  day: Day;
  row: number;
  /** Saturday or Sunday. */
  free: boolean;
}

/** The days that touch a span, and `before` more before them, the earliest first. */
export function daysOf({ start, rows }: Span, before = 0): SpanDay[] {
  const days: SpanDay[] = [];
  for (let day = addDays(dayAt(start, TIME_ZONE), -before); ; day = addDays(day, 1)) {
    const row = Math.ceil((startOfDay(day, TIME_ZONE) - start) / ROW_SECONDS);
    if (row >= rows) return days;
    days.push({ day, row, free: [0, 6].includes(weekday(day)) });
  }
}

/** 0 is Sunday. */
const weekday = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
