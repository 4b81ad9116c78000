import type { Day } from "@wattmesh/client";
import type { Draws } from "./draws.ts";
import { daysOf, type Span } from "./span.ts";

/** Mean temperature of each month in thousandths of a degree: Munich, 1981 to 2010, Deutscher Wetterdienst. */
const MONTHS_MILLI_C = [300, 1_400, 5_300, 9_400, 14_300, 17_200, 19_400, 18_900, 14_700, 10_100, 4_400, 1_300];
/** A day is this much colder or warmer than usual, as a standard deviation; four fifths of it stay to the next day. */
const DEVIATION_MILLI_C = 3_000;
const STAYS_PERMILLE = 800;
/** So that the deviation stays what it is: the root of 1 - 0.8². */
const FRESH_PERMILLE = 600;
/** Days after which a cold spell is forgotten. */
const SETTLING_DAYS = 30;
const MIDDLE_OF_MONTH = 15;
const DAYS_A_MONTH = 30;
const DAY_MS = 86_400_000;

/** What a day's mean temperature usually is, in thousandths of a degree: between the means of two months. */
export function usualMilliC({ month, day }: Day): number {
  const before = day < MIDDLE_OF_MONTH;
  const [from, to] = before ? [month - 2, month - 1] : [month - 1, month];
  const passed = before ? day + MIDDLE_OF_MONTH : day - MIDDLE_OF_MONTH;
  const [fromMilliC, toMilliC] = [meanOf(from), meanOf(to)];
  return fromMilliC + Math.trunc(((toMilliC - fromMilliC) * Math.min(passed, DAYS_A_MONTH)) / DAYS_A_MONTH);
}

const meanOf = (month: number): number => MONTHS_MILLI_C[(month + 12) % 12] as number;

/** The days' mean temperatures over a span, in thousandths of a degree, by the day's first row. Cold and warm spells last for days. */
export function temperatures(draws: Draws, span: Span): Map<number, number> {
  const milliC = new Map<number, number>();
  let offMilliC = 0;
  for (const [index, { day, row }] of daysOf(span, SETTLING_DAYS).entries()) {
    const freshMilliC = draws.normal(0, DEVIATION_MILLI_C);
    offMilliC = Math.trunc((STAYS_PERMILLE * offMilliC + FRESH_PERMILLE * freshMilliC) / 1000);
    if (index >= SETTLING_DAYS) milliC.set(row, usualMilliC(day) + offMilliC);
  }
  return milliC;
}

/** Every day of a usual year. */
export const usualYearMilliC = (): number[] =>
  Array.from({ length: 365 }, (_, index) => {
    const date = new Date(Date.UTC(2021, 0, 1) + index * DAY_MS);
    return usualMilliC({ year: 2021, month: date.getUTCMonth() + 1, day: date.getUTCDate() });
  });
