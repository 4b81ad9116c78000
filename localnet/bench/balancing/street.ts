import { join } from "node:path";
import type { Rule } from "@wattmesh/client";
import { wantedBy } from "../../src/appliances/appliances.ts";
import { mostWh, type Stay } from "../../src/appliances/car.ts";
import { Draws } from "../../src/appliances/draws.ts";
import { daysOf } from "../../src/appliances/span.ts";
import type { Community } from "../../src/community/community.ts";
import { loadOf } from "../../src/data/load.ts";
import { pvNanoW } from "../../src/data/metered.ts";
import { readProfile } from "../../src/data/profile.ts";

export const SLOTS_A_DAY = 96;
const SLOTS_A_WEEK = 7 * SLOTS_A_DAY;
/** Days before the first that counts: of these are the first baselines and typical days. */
export const DAYS_BEFORE = 14;
export const DAYS = 28;

/** A metering point of the street, row by row. */
export interface Point {
  name: string;
  rule: Rule | undefined;
  /** What is drawn whoever asks, in nW. */
  baseNanoW: bigint[];
  pvNanoW: bigint[];
  /** The most that its car takes in a row; 0 without one. */
  carMostWh: number;
  stays: Stay[];
  /** The most that its heat pump takes in a row; 0 without one. */
  pumpMostWh: number;
  pumpWantedWh: number[];
}

export interface Street {
  points: Point[];
  rows: number;
  /** Unix seconds of the first row. */
  start: number;
  /** The row of the day on local clocks, for each row. */
  rowOfDay: number[];
  capacityWh: number;
  tariff: Community["tariff"];
}

/** The households of a community's last zone, each with what its appliances want, for so many days after `DAYS_BEFORE`. */
export async function readStreet(community: Community, dataFolder: string, days = DAYS): Promise<Street> {
  const rows = (DAYS_BEFORE + days) * SLOTS_A_DAY;
  const points: Point[] = [];
  let start = 0;
  for (const { name, rule, pv, appliances, ...load } of community.households) {
    const file = await readProfile(join(dataFolder, load.loadFile), "load");
    const panels = pv && (await readProfile(join(dataFolder, pv.profileFile), "pv"));
    start = file.start;
    const span = { start, rows: Math.max(rows, file.nano.length) };
    const weeks = weeksOf(file.nano.length, rows);
    const wanted = wantedBy(appliances ?? { seed: 0, household: name }, span);
    points.push({
      name,
      rule,
      baseNanoW: recordedRows(loadOf(file, load).nano, weeks, rows),
      pvNanoW: recordedRows(panels?.nano ?? [], weeks, rows).map((nano) => pvNanoW(nano, pv?.peakW ?? 0)),
      carMostWh: appliances?.car === undefined ? 0 : mostWh(appliances.car),
      stays: wanted.stays,
      pumpMostWh: Math.floor((appliances?.heatPump?.powerW ?? 0) / 4),
      pumpWantedWh: wanted.heatPumpWh.slice(0, rows),
    });
  }
  const capacityWh = Number(community.zones.at(-1)?.line?.capacityDownWh ?? 0n);
  return { points, rows, start, rowOfDay: rowsOfDay(start, rows), capacityWh, tariff: community.tariff };
}

/** Which recorded week each week is: the whole ones in their order, then others drawn of them, the same for all houses. */
function weeksOf(recordedRows: number, rows: number): number[] {
  const recorded = Math.floor(recordedRows / SLOTS_A_WEEK);
  const draws = new Draws(0, "weeks");
  return Array.from({ length: Math.ceil(rows / SLOTS_A_WEEK) }, (_, week) =>
    week < recorded ? week : draws.below(recorded),
  );
}

const recordedRows = (nano: readonly bigint[], weeks: readonly number[], rows: number): bigint[] =>
  Array.from({ length: rows }, (_, row) => {
    const week = weeks[Math.floor(row / SLOTS_A_WEEK)] ?? 0;
    return nano[week * SLOTS_A_WEEK + (row % SLOTS_A_WEEK)] ?? 0n;
  });

function rowsOfDay(start: number, rows: number): number[] {
  const days = daysOf({ start, rows });
  return Array.from({ length: rows }, (_, row) => row - (days.findLast((day) => day.row <= row)?.row ?? 0));
}
