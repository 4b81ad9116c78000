import { forecast } from "@wattmesh/client";

/** Slots of a day of the data. */
const DAY = 96;
const TYPICAL_DAYS = 7;

/** How far ahead forecasts are scored. */
export const SCORED_AHEAD = [1, 4, DAY] as const;

/** What a score of the latest day's forecasts looks back on. */
export const HISTORY_SLOTS = DAY + DAY + TYPICAL_DAYS * DAY;

export interface Score {
  slotsAhead: number;
  /** Of the latest day, those that were foreseen and read, today and yesterday. */
  slots: number;
  errorWh: bigint;
  yesterdayErrorWh: bigint;
}

export interface FlowOutlook {
  /** Of the slots that follow. */
  foreseenWh: (bigint | undefined)[];
  scores: Score[];
  /** The mean error of a forecast of so many slots ahead: that of the nearest one scored that is as far, or farther. Unknown where none was scored. */
  errorsWh(slotsAhead: number): bigint | undefined;
}

/**
 * Foresees a zone's flow and scores what would have been foreseen (balancing specification, section 2).
 *
 * @param valuesWh the flow of each slot, oldest first, the last one is now; `undefined` is unknown
 */
export function outlookOf(valuesWh: readonly (bigint | undefined)[], ahead: number): FlowOutlook {
  const scores = SCORED_AHEAD.map((slotsAhead) => scoreOf(valuesWh, slotsAhead));
  return {
    foreseenWh: forecast(valuesWh, ahead),
    scores,
    errorsWh: (slotsAhead) => {
      const score = scores.find((one) => one.slotsAhead >= slotsAhead) ?? scores.at(-1);
      return score === undefined || score.slots === 0 ? undefined : score.errorWh / BigInt(score.slots);
    },
  };
}

/** Of the latest day: each slot against its forecast of so many slots before, and against the same slot of the day before. */
function scoreOf(valuesWh: readonly (bigint | undefined)[], slotsAhead: number): Score {
  const score: Score = { slotsAhead, slots: 0, errorWh: 0n, yesterdayErrorWh: 0n };
  for (let slot = Math.max(0, valuesWh.length - DAY); slot < valuesWh.length; slot += 1) {
    const readWh = valuesWh[slot];
    const yesterdayWh = valuesWh[slot - DAY];
    const foreseenWh =
      slot < slotsAhead ? undefined : forecast(valuesWh.slice(0, slot - slotsAhead + 1), slotsAhead).at(-1);
    if (readWh === undefined || yesterdayWh === undefined || foreseenWh === undefined) continue;
    score.slots += 1;
    score.errorWh += apart(readWh, foreseenWh);
    score.yesterdayErrorWh += apart(readWh, yesterdayWh);
  }
  return score;
}

const apart = (one: bigint, other: bigint): bigint => (one < other ? other - one : one - other);
