import {
  type CallCase,
  type CallOutcome,
  callOf,
  isOffered,
  type Need,
  type NeedCase,
  needOf,
  type Offer,
} from "../balancing/calls.ts";
import { daysBack, NOTICE, TERMS } from "../balancing/delivery.ts";
import type { Engine } from "../balancing/engines.ts";
import { SLOTS_A_DAY, type Street } from "../balancing/street.ts";

/** A forecast looks back no further. */
const REMEMBERED_ROWS = 8 * SLOTS_A_DAY;

export interface Award {
  wh: number;
  priceMicroPerKwh: number;
}

/** What one point was awarded, by row. */
export type Awards = ReadonlyMap<number, Award>;

/** Rows from `first` on for which a street is called, each with what it needs. What was relieved before is added back, so it is the flow of a street that nobody calls. */
export function neededRows(
  engine: Engine,
  street: Street,
  flowWh: readonly number[],
  first: number,
): Map<number, number> {
  const flows = flowWh.map(BigInt);
  const rows = flows.map((_, row) => row).filter((row) => row >= first && isOffered(street, row));
  const questions = rows.map((row) => {
    const now = row - NOTICE;
    return needOf(street, flows.slice(Math.max(0, now + 1 - REMEMBERED_ROWS), now + 1));
  });
  const needs = engine.ask<NeedCase, Need>(questions);
  return new Map(
    rows.flatMap((row, index) => {
      const need = needs[index];
      return need?.direction === "draw_less" ? [[row, need.needed_wh] as const] : [];
    }),
  );
}

/** Calls all needed rows, a day after the other: who has too few days without an award among the last `mostDaysBack` is passed over. */
export function callYear(
  engine: Engine,
  neededWh: ReadonlyMap<number, number>,
  offersAt: (row: number) => readonly Offer[],
  mostDaysBack: number,
): Map<number, Awards> {
  const awards = new Map<number, Map<number, Award>>();
  const isAwarded = (point: number, row: number): boolean => awards.get(point)?.has(row) ?? false;
  for (const rows of byDay([...neededWh.keys()])) {
    const questions = rows.map((row) =>
      callOf(
        neededWh.get(row) ?? 0,
        offersAt(row).filter(
          ({ point }) => freeDays(row, mostDaysBack, (at) => isAwarded(point, at)).length >= TERMS.least_days,
        ),
      ),
    );
    for (const [index, called] of engine.ask<CallCase, CallOutcome>(questions).entries()) {
      if (called.price === null) continue;
      const row = rows[index] as number;
      for (const { id, awarded_wh } of called.awards.filter(({ awarded_wh }) => awarded_wh > 0)) {
        if (!awards.has(id)) awards.set(id, new Map());
        awards.get(id)?.set(row, { wh: awarded_wh, priceMicroPerKwh: called.price });
      }
    }
  }
  return awards;
}

/** The days back, the newest first, on which a row of this time was not awarded. */
export const freeDays = (row: number, mostDaysBack: number, isAwarded: (row: number) => boolean): number[] =>
  daysBack(row, mostDaysBack).filter((days) => !isAwarded(row - days * SLOTS_A_DAY));

function byDay(rows: readonly number[]): number[][] {
  const days = new Map<number, number[]>();
  for (const row of rows) {
    const day = Math.floor(row / SLOTS_A_DAY);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days.values()];
}
