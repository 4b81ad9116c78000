import { InvalidValueError } from "../errors/invalidValue.ts";

/** Slots in a day of the data. */
const slotsADay = 96;

/** Days that make a typical one. */
const typicalDays = 7;

/** The farthest slot of which a typical day knows anything. */
export const maxSlotsAhead = typicalDays * slotsADay;

/**
 * What a zone or metering point will do, Wh per slot from the next one on: its typical day, shifted by what it does differently now
 * (balancing specification, section 2). `undefined` where no day says anything.
 *
 * @param valuesWh what was read in each slot, oldest first; the last one is now, `undefined` is unread
 * @param ahead how many slots to foresee, 0 to {@link maxSlotsAhead}
 * @throws InvalidValueError for slots that cannot be foreseen
 */
export function forecast(valuesWh: readonly (bigint | undefined)[], ahead: number): (bigint | undefined)[] {
  if (!Number.isInteger(ahead) || ahead < 0 || ahead > maxSlotsAhead)
    throw new InvalidValueError(`slots ahead, 0 to ${maxSlotsAhead}`, ahead);
  let residualWh = residual(valuesWh);
  const forecastWh: (bigint | undefined)[] = [];
  for (let slot = 1; slot <= ahead; slot += 1) {
    // Division of bigints rounds towards zero.
    residualWh = (residualWh * 3n) / 4n;
    const typicalWh = typical(valuesWh, slot);
    forecastWh.push(typicalWh === undefined ? undefined : typicalWh + residualWh);
  }
  return forecastWh;
}

/** By how much now differs from a typical day; 0 where either is unknown. */
function residual(valuesWh: readonly (bigint | undefined)[]): bigint {
  const nowWh = valuesWh.at(-1);
  const typicalWh = typical(valuesWh, 0);
  return nowWh === undefined || typicalWh === undefined ? 0n : nowWh - typicalWh;
}

/** The mean, rounded down, of what was read at the time of day of the slot `ahead`, 1 to 7 days before it. */
function typical(valuesWh: readonly (bigint | undefined)[], ahead: number): bigint | undefined {
  let sumWh = 0n;
  let days = 0n;
  for (let day = 1; day <= typicalDays; day += 1) {
    const back = slotsADay * day - ahead;
    const valueWh = back < 0 ? undefined : valuesWh[valuesWh.length - 1 - back];
    if (valueWh === undefined) continue;
    sumWh += valueWh;
    days += 1n;
  }
  return days === 0n ? undefined : dividedDown(sumWh, days);
}

/** Rounds down, also below 0. */
function dividedDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}
