import { readFile } from "node:fs/promises";
import { decodeText } from "@wattmesh/client";
import { ProfileError } from "../errors.ts";

/** Seconds that one row of a profile stands for. */
export const ROW_SECONDS = 900;

const NANO = 1_000_000_000n;

/** A series of quarter-hours, one value a row. */
export interface Profile {
  file: string;
  /** Unix seconds of the first row's start. */
  start: number;
  /** The values in billionths of the column's unit: nW for a load, 10⁻⁹ of the peak power for a PV profile. */
  nano: bigint[];
}

/** Reads `timestamp,electricity` lines: Unix seconds in steps of 900, and a decimal number that is not negative. */
export async function readProfile(file: string): Promise<Profile> {
  let text: string;
  try {
    text = decodeText(await readFile(file));
  } catch (error) {
    throw new ProfileError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
  return parseProfile(file, text);
}

export function parseProfile(file: string, text: string): Profile {
  const [header, ...rows] = text.trimEnd().split(/\r?\n/);
  if (header?.trim() !== "timestamp,electricity") {
    throw new ProfileError(`${file}:1: "${header ?? ""}" is not the header "timestamp,electricity"`);
  }
  if (rows.length === 0) throw new ProfileError(`${file}: no rows`);
  const parsed = rows.map((row, index) => parseRow(`${file}:${index + 2}`, row));
  const start = parsed[0]?.timestamp ?? 0;
  parsed.forEach(({ timestamp }, index) => {
    const due = start + index * ROW_SECONDS;
    if (timestamp !== due) {
      throw new ProfileError(
        `${file}:${index + 2}: timestamp ${timestamp} is not ${ROW_SECONDS} s after the row before`,
      );
    }
  });
  return { file, start, nano: parsed.map(({ nano }) => nano) };
}

function parseRow(place: string, row: string): { timestamp: number; nano: bigint } {
  const fields = row.split(",");
  if (fields.length !== 2) throw new ProfileError(`${place}: "${row}" has ${fields.length} fields, not 2`);
  const [seconds = "", value = ""] = fields.map((field) => field.trim());
  if (!/^\d{1,12}(\.0+)?$/.test(seconds))
    throw new ProfileError(`${place}: timestamp "${seconds}" is not in whole seconds`);
  return { timestamp: Number(seconds), nano: parseNano(place, value) };
}

/** A decimal number in billionths; what is finer is cut off. */
function parseNano(place: string, value: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d+))?(?:[eE]-(\d{1,2}))?$/.exec(value);
  if (match === null) throw new ProfileError(`${place}: electricity "${value}" is not a decimal number of at least 0`);
  const [, whole = "0", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  const digits = whole.padStart(shift + 1, "0");
  const point = digits.length - shift;
  const billionths = (digits.slice(point) + fraction).slice(0, 9).padEnd(9, "0");
  return BigInt(digits.slice(0, point)) * NANO + BigInt(billionths);
}

/** The row's value `rows` rows after the one that starts at `from`; after the last row comes the first. */
export function valueAt(profile: Profile, from: number, rows: number): bigint {
  const first = rowAt(profile, from);
  const value = profile.nano[(first + rows) % profile.nano.length];
  if (value === undefined) throw new ProfileError(`${profile.file}: no row ${first + rows}`);
  return value;
}

/** Index of the row that starts at `from`, in Unix seconds. */
export function rowAt(profile: Profile, from: number): number {
  const row = (from - profile.start) / ROW_SECONDS;
  if (!Number.isInteger(row) || row < 0 || row >= profile.nano.length) {
    const [first, last] = [profile.start, profile.start + (profile.nano.length - 1) * ROW_SECONDS].map(isoTime);
    throw new ProfileError(
      `${profile.file}: no row starts at ${isoTime(from)}; rows start every quarter of an hour from ${first} to ${last}`,
    );
  }
  return row;
}

const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
