import { pvNanoW } from "../data/metered.ts";
import { type Profile, ROW_SECONDS, rowAt, valueAt } from "../data/profile.ts";

/** Days that a forecast looks back. */
export const FORECAST_DAYS = 7;

const ROWS_PER_DAY = 86_400 / ROW_SECONDS;
const NANO_W_ROWS_PER_WH = BigInt(3600 / ROW_SECONDS) * 1_000_000_000n;

/** What a household used and made in the past. */
export interface History {
  load: Profile;
  pv?: { profile: Profile; peakW: number };
}

/**
 * What a household is expected to have left over in a row, in whole Wh; what it lacks is negative. It is the mean of the same quarter of an
 * hour on the seven days before, or on as many of them as the profiles have; without any there is no forecast.
 *
 * The row is the one `rows` after the row that starts at `from` (Unix seconds).
 */
export function forecastSurplusWh(history: History, from: number, rows: number): bigint | undefined {
  const before = Array.from({ length: FORECAST_DAYS }, (_, day) => rows - (day + 1) * ROWS_PER_DAY);
  const known = before.filter((row) => profilesOf(history).every((profile) => rowAt(profile, from) + row >= 0));
  if (known.length === 0) return undefined;
  const total = known.reduce((sum, row) => sum + surplusNanoW(history, from, row), 0n);
  return total / (BigInt(known.length) * NANO_W_ROWS_PER_WH);
}

const profilesOf = ({ load, pv }: History): Profile[] => [load, ...(pv ? [pv.profile] : [])];

function surplusNanoW({ load, pv }: History, from: number, row: number): bigint {
  const made = pv === undefined ? 0n : pvNanoW(valueAt(pv.profile, from, row), pv.peakW);
  return made - valueAt(load, from, row);
}
