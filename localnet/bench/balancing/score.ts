import { forecast } from "@wattmesh/client";
import { DAYS_BEFORE, SLOTS_A_DAY } from "./street.ts";

export interface Score {
  ahead: number;
  /** The forecast's error over that of "as yesterday". */
  forecast: number;
  /** The same of the mean of the seven days before. */
  weekMean: number;
}

/** How well a line is foreseen over the days that count. */
export function scoreOf(flowWh: readonly number[], ahead: number): Score {
  const values = flowWh.map(BigInt);
  const wrong = { forecast: 0, weekMean: 0, yesterday: 0 };
  for (let slot = DAYS_BEFORE * SLOTS_A_DAY; slot < values.length; slot += 1) {
    const known = values.slice(Math.max(0, slot - ahead - 7 * SLOTS_A_DAY), slot - ahead + 1);
    const actual = flowWh[slot] ?? 0;
    const off = (foreseen: bigint | number | undefined) => Math.abs(Number(foreseen ?? 0) - actual);
    wrong.forecast += off(forecast(known, ahead).at(-1));
    const week = Array.from({ length: 7 }, (_, day) => flowWh[slot - (day + 1) * SLOTS_A_DAY] ?? 0);
    wrong.weekMean += off(Math.floor(week.reduce((sum, flow) => sum + flow, 0) / week.length));
    wrong.yesterday += off(flowWh[slot - SLOTS_A_DAY]);
  }
  return { ahead, forecast: wrong.forecast / wrong.yesterday, weekMean: wrong.weekMean / wrong.yesterday };
}
