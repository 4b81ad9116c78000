import type { Draws } from "./draws.ts";
import { daysOf, type Span } from "./span.ts";

/** An electric car that is charged at home. */
export interface Car {
  /** The most that it draws. */
  powerW: number;
  kmAYear: number;
}

/** A time for which a car is plugged in: it lacks `energyWh` at row `from` and leaves at the beginning of row `to`. */
export interface Stay {
  from: number;
  to: number;
  energyWh: number;
}

const ROWS_AN_HOUR = 4;
const WH_A_KM = 200;
const DAYS_A_YEAR = 365;
const BATTERY_WH = 60_000;
/** Ten distances of a day, equally likely, in permille of their mean: a log-normal distribution whose logarithm deviates by 0.88. */
const DISTANCES_PERMILLE = [170, 290, 398, 514, 646, 805, 1_012, 1_305, 1_795, 3_065];
/** A car is plugged in on three days of seven, and whenever half of its battery is empty. */
const PLUGS_IN = { days: 3, of: 7 };
/** Minutes since midnight, mean and standard deviation; the second of each on Saturdays and Sundays. */
const ARRIVES = { mean: [1_080, 960], deviation: [90, 150] };
const LEAVES = { mean: [450, 600], deviation: [60, 90] };

/** The most that a car takes in a row. */
export const mostWh = ({ powerW }: Car): number => Math.floor(powerW / ROWS_AN_HOUR);

/** When a car is plugged in, in order, within a span. None of them lacks more than can be charged in it. */
export function staysOf(car: Car, draws: Draws, span: Span): Stay[] {
  const days = daysOf(span, 1);
  const stays: Stay[] = [];
  let lacksWh = 0;
  for (const [index, today] of days.entries()) {
    const distance = DISTANCES_PERMILLE[draws.below(DISTANCES_PERMILLE.length)] as number;
    const arrival = today.row + rowOf(draws, ARRIVES, today.free);
    const next = days[index + 1];
    const departure = (next?.row ?? today.row + 24 * ROWS_AN_HOUR) + rowOf(draws, LEAVES, next?.free ?? false);
    const plugsIn = draws.below(PLUGS_IN.of) < PLUGS_IN.days;
    lacksWh = Math.min(BATTERY_WH, lacksWh + Math.floor((car.kmAYear * WH_A_KM * distance) / (DAYS_A_YEAR * 1000)));
    if (!plugsIn && 2 * lacksWh < BATTERY_WH) continue;
    const from = Math.max(arrival, stays.at(-1)?.to ?? 0);
    const to = Math.min(departure, span.rows);
    if (from >= to) continue;
    const energyWh = Math.min(lacksWh, (to - from) * mostWh(car));
    lacksWh -= energyWh;
    if (energyWh > 0) stays.push({ from, to, energyWh });
  }
  return stays;
}

function rowOf(draws: Draws, { mean, deviation }: typeof ARRIVES, free: boolean): number {
  const minute = draws.normal(mean[Number(free)] as number, deviation[Number(free)] as number);
  return Math.floor((Math.min(Math.max(minute, 0), 24 * 60 - 1) * ROWS_AN_HOUR) / 60);
}

/** What a car draws in each row when it charges as fast as it can from when it is plugged in. */
export function chargedAtOnce(car: Car, stays: readonly Stay[], rows: number): number[] {
  const drawnWh = new Array<number>(rows).fill(0);
  for (const { from, to, energyWh } of stays) {
    let leftWh = energyWh;
    for (let row = from; row < to && leftWh > 0; row += 1) {
      const takenWh = Math.min(leftWh, mostWh(car));
      drawnWh[row] = (drawnWh[row] as number) + takenWh;
      leftWh -= takenWh;
    }
  }
  return drawnWh;
}
