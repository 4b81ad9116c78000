import type { Draws } from "./draws.ts";
import { daysOf, type Span } from "./span.ts";
import { usualYearMilliC } from "./weather.ts";

/** A heat pump that takes its heat from the air. */
export interface HeatPump {
  /** The most that it draws. */
  powerW: number;
  /** What it draws in a usual year, hot water with it. */
  kwhAYear: number;
}

const ROWS_AN_HOUR = 4;
const ROWS_A_DAY = 24 * ROWS_AN_HOUR;
/** Below this a house is heated. */
const HEATING_LIMIT_MILLI_C = 15_000;
/** Of the year, and evenly over it. */
const HOT_WATER_PERMILLE = 150;
/** The water that heats a house is this warm at the heating limit, and warmer by half of what it is colder outside. */
const FLOW_MILLI_C = 35_000;
/** The difference of temperatures for which the efficiency is known. */
const DIFFERENCES_MILLI_C = { least: 15_000, most: 60_000 };
/** How a house's heat is spread over the hours of the day, in permille of its peak: two peaks, and four tenths of them at night. */
const HOURS_PERMILLE = [
  400, 400, 400, 400, 400, 600, 900, 1_000, 950, 850, 750, 700, 650, 650, 650, 700, 800, 900, 950, 900, 850, 750, 600,
  450,
];
/** A house's hours are earlier or later than the mean by up to so many rows, and each row is off by up to a fifth. */
const SHIFT_ROWS = 3;
const OFF_PERMILLE = 200;

/** Heat per electricity of an air source, in permille, by how much warmer the water is than the air (Staffell and others, 2012). */
export function copPermille(differenceMilliC: number): number {
  const { least, most } = DIFFERENCES_MILLI_C;
  const difference = Math.min(Math.max(differenceMilliC, least), most);
  return 6_810 - Math.trunc((121 * difference) / 1000) + Math.trunc((63 * difference * difference) / 100_000_000);
}

/** What a pump draws in each row of a span, by the days' mean temperatures. What it cannot do in a row it does in the next ones. */
export function heatPumpWh(pump: HeatPump, milliC: ReadonlyMap<number, number>, draws: Draws, span: Span): number[] {
  const drawnWh = new Array<number>(span.rows).fill(0);
  const mostWh = Math.floor(pump.powerW / ROWS_AN_HOUR);
  const shift = draws.below(2 * SHIFT_ROWS + 1) - SHIFT_ROWS;
  const usual = usualYearMilliC().reduce((sum, degrees) => sum + heatingUnits(degrees), 0);
  let owedMicroWh = 0;
  const days = daysOf(span);
  for (const [index, { row }] of days.entries()) {
    const dayMicroWh = dayOf(pump, usual, milliC.get(row) ?? HEATING_LIMIT_MILLI_C);
    const end = days[index + 1]?.row ?? row + ROWS_A_DAY;
    const weights = Array.from({ length: end - row }, (_, at) => weightAt(at - shift, draws));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, weight] of weights.entries()) {
      owedMicroWh += Math.floor((dayMicroWh * weight) / whole);
      const takenWh = Math.min(mostWh, Math.floor(owedMicroWh / 1_000_000));
      if (row + at < 0 || row + at >= span.rows) continue;
      owedMicroWh -= takenWh * 1_000_000;
      drawnWh[row + at] = takenWh;
    }
  }
  return drawnWh;
}

/** What a day takes, in millionths of a Wh. */
function dayOf({ kwhAYear }: HeatPump, usual: number, milliC: number): number {
  const waterMicroWh = Math.floor((kwhAYear * HOT_WATER_PERMILLE * 1_000_000) / 365);
  const heatingMilliWh = Math.floor((kwhAYear * (1000 - HOT_WATER_PERMILLE) * 1000 * heatingUnits(milliC)) / usual);
  return waterMicroWh + heatingMilliWh * 1000;
}

/** What heating takes at a temperature, in some unit: degrees below the limit over the efficiency. */
function heatingUnits(milliC: number): number {
  const below = Math.max(0, HEATING_LIMIT_MILLI_C - milliC);
  const flowMilliC = FLOW_MILLI_C + Math.trunc(below / 2);
  return Math.trunc((below * 1000) / copPermille(flowMilliC - milliC));
}

function weightAt(row: number, draws: Draws): number {
  const hour = Math.floor((((row % ROWS_A_DAY) + ROWS_A_DAY) % ROWS_A_DAY) / ROWS_AN_HOUR);
  const off = 1000 - OFF_PERMILLE + draws.below(2 * OFF_PERMILLE + 1);
  return Math.trunc(((HOURS_PERMILLE[hour] as number) * off) / 1000);
}
