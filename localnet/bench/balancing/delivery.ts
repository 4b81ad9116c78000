import type { Metered } from "./house.ts";
import { SLOTS_A_DAY } from "./street.ts";

/** Slots between a call and what it is for. */
export const NOTICE = 4;
export const BEFORE_SLOTS = 8;
export const MOST_DAYS_BACK = 45;
const BASELINE_DAYS = 10;
export const TERMS = { adjust_permille: 200, tolerance_permille: 900, penalty_permille: 500, least_days: 5 };
/** Half of the retail price: the fine is half of it, and what a house draws in a quarter of an hour is not even. */
export const CAP_MICRO_PER_KWH = 150_000;

/** A run of slots that a household was awarded, as the engine asks for it. */
export interface DeliveryCase {
  kind: "delivery";
  params: typeof TERMS;
  days: { event_wh: number[]; before_wh: (number | null)[] }[];
  before_wh: (number | null)[];
  metered_wh: (number | null)[];
  awarded_wh: number[];
  price: number[];
  cap: number;
}

export interface Delivered {
  baseline_wh: number | null;
  slots: { delivered_wh: number }[];
  paid_micro: number;
}

/** How many days back a baseline of a row can look, the newest first. */
export const daysBack = (row: number, most = MOST_DAYS_BACK): number[] =>
  Array.from({ length: most }, (_, index) => index + 1).filter(
    (days) => row - days * SLOTS_A_DAY >= NOTICE + BEFORE_SLOTS,
  );

/** What came of rows that follow each other, by what was counted in them, before them, and so many `days` before. */
export function caseOf(
  metered: readonly Metered[],
  rows: readonly number[],
  { days, awardedWh, prices }: { days: readonly number[]; awardedWh: number[]; prices: number[] },
): DeliveryCase {
  const notice = (rows[0] ?? 0) - NOTICE;
  const countedAt = (row: number): number => metered[row]?.importWh ?? 0;
  const before = Array.from({ length: BEFORE_SLOTS }, (_, index) => notice - BEFORE_SLOTS + 1 + index);
  return {
    kind: "delivery",
    params: TERMS,
    days: days.slice(0, BASELINE_DAYS).map((day) => ({
      event_wh: rows.map((row) => countedAt(row - day * SLOTS_A_DAY)),
      before_wh: before.map((row) => countedAt(row - day * SLOTS_A_DAY)),
    })),
    before_wh: before.map(countedAt),
    metered_wh: rows.map(countedAt),
    awarded_wh: awardedWh,
    price: prices,
    cap: CAP_MICRO_PER_KWH,
  };
}

/** Rows that follow each other, as runs. */
export function runsOf(rows: Iterable<number>): number[][] {
  const runs: number[][] = [];
  for (const row of [...rows].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === row - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
