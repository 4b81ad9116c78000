import { readFile } from "node:fs/promises";
import { decodeText, formatDecimal, WattmeshError } from "@wattmesh/client";
import { Fault } from "../../../devices/src/index.ts";
import { ProfileError } from "../errors.ts";
import { ROW_SECONDS } from "./read/quarterHours.ts";
import { type Hints, readSeries, type Series } from "./read/series.ts";
import type { Kind } from "./read/unit.ts";

export { ROW_SECONDS, type Series };

/** A series of quarter-hours, one value a row: nW for a load, billionths of the peak power for a PV profile. */
export interface Profile extends Series {
  file: string;
}

/** Reads a profile as people have it; the README says what that may be. Throws a `ProfileError`. */
export async function readProfile(file: string, kind: Kind, hints?: Hints): Promise<Profile> {
  let text: string;
  try {
    text = decodeText(await readFile(file));
  } catch (error) {
    const reason = error instanceof WattmeshError ? error.message : `${(error as NodeJS.ErrnoException).code ?? error}`;
    throw new ProfileError(file, `cannot be read (${reason})`);
  }
  return parseProfile(file, text, kind, hints);
}

/** The same of a text that was read; `file` is for errors. */
export function parseProfile(file: string, text: string, kind: Kind, hints?: Hints): Profile {
  try {
    return { file, ...readSeries(text, kind, hints) };
  } catch (error) {
    if (error instanceof Fault) throw new ProfileError(file, error.message, error);
    throw error;
  }
}

/** The profile in the form that needs no guess: Unix seconds, and a decimal number with its unit in the header. */
export function formatProfile({ start, nano }: Series, kind: Kind): string {
  const rows = nano.map((value, row) => `${start + row * ROW_SECONDS},${formatNano(value)}\n`);
  return `timestamp,electricity_${kind === "load" ? "W" : "per_unit"}\n${rows.join("")}`;
}

const formatNano = (nano: bigint): string => formatDecimal(nano, 9).replace(/\.?0+$/, "");

/** The row's value `rows` rows after the one that starts at `from`; after the last row comes the first. */
export function valueAt(profile: Profile, from: number, rows: number): bigint {
  const first = rowAt(profile, from);
  const value = profile.nano[(first + rows) % profile.nano.length];
  if (value === undefined) throw new ProfileError(profile.file, `no row ${first + rows}`);
  return value;
}

/** Unix seconds at which the last row starts. */
export const lastStart = ({ start, nano }: Series): number => start + (nano.length - 1) * ROW_SECONDS;

/** Index of the row that starts at `from`, in Unix seconds. */
export function rowAt(profile: Profile, from: number): number {
  const row = (from - profile.start) / ROW_SECONDS;
  if (!Number.isInteger(row) || row < 0 || row >= profile.nano.length) {
    const [first, last] = [profile.start, lastStart(profile)].map(isoTime);
    throw new ProfileError(
      profile.file,
      `no row starts at ${isoTime(from)}; rows start every quarter of an hour from ${first} to ${last}`,
    );
  }
  return row;
}

export const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
