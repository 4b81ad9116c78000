import { join } from "node:path";
import { type Appliances, wantedBy } from "../appliances/appliances.ts";
import { type Profile, ROW_SECONDS, readProfile } from "./profile.ts";

/** Of what a household's load is made. */
export interface LoadSource {
  /** A file of the data folder. */
  loadFile: string;
  /** Its weeks are taken so many later, those at the end first. */
  loadWeeksLater?: number;
  appliances?: Appliances;
}

const ROWS_A_WEEK = (7 * 86_400) / ROW_SECONDS;
const NANO_W_A_WH = BigInt(3600 / ROW_SECONDS) * 1_000_000_000n;

/** A household's load: what its file says, and what its appliances draw on top. Throws a `ProfileError`. */
export async function readLoad(folder: string, source: LoadSource): Promise<Profile> {
  return loadOf(await readProfile(join(folder, source.loadFile), "load"), source);
}

/** The same of a file that was read. */
export function loadOf(file: Profile, { loadWeeksLater = 0, appliances }: LoadSource): Profile {
  const nano = weeksLater(file.nano, loadWeeksLater);
  if (appliances === undefined) return { ...file, nano };
  const { carWh, heatPumpWh } = wantedBy(appliances, { start: file.start, rows: nano.length });
  const added = nano.map((value, row) => value + NANO_W_A_WH * BigInt((carWh[row] ?? 0) + (heatPumpWh[row] ?? 0)));
  return { ...file, nano: added };
}

/** The same rows with their whole weeks turned around, so that no row leaves its day of the week. What makes no whole week stays where it is. */
function weeksLater(nano: bigint[], weeks: number): bigint[] {
  const whole = Math.floor(nano.length / ROWS_A_WEEK);
  if (whole === 0 || weeks % whole === 0) return nano;
  const first = (weeks % whole) * ROWS_A_WEEK;
  const end = whole * ROWS_A_WEEK;
  return [...nano.slice(first, end), ...nano.slice(0, first), ...nano.slice(end)];
}
