import { instantsAt } from "@wattmesh/client";
import { RejectedError } from "../rejection.ts";

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** The Unix time in ms of an ISO 8601 time with its offset. Throws `RejectedError`. */
export function isoTimeMs(text: string, where: string): number {
  const parts = ISO.exec(text);
  if (parts === null)
    throw new RejectedError("bad_time", where, text, "a time like 2026-11-29T16:00:00+01:00 is wanted");
  if (parts[8] === undefined)
    throw new RejectedError(
      "time_without_zone",
      where,
      text,
      "an offset is wanted after the time, such as Z or +01:00",
    );
  const offset = parts[8].length === 3 ? `${parts[8]}:00` : parts[8];
  const ms = Date.parse(`${text.slice(0, 10)}T${text.slice(11, text.length - parts[8].length)}${offset}`);
  // Date.parse takes the 31st of a month of 30 days for the next day.
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  if (Number.isNaN(ms) || day.getUTCDate() !== Number(parts[3]))
    throw new RejectedError("bad_time", where, text, "there is no such time");
  return ms;
}

/** Where DSMR is spoken, a P1 port's clock shows this time. */
const P1_ZONE = "Europe/Amsterdam";
const P1_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([SW])?$/;
const OFFSET_SECONDS = { S: 7_200, W: 3_600 };

/** The Unix time in ms of `YYMMDDhhmmssX`, X being S in summer and W in winter (DSMR 5.0.2 P1, TST). Throws `RejectedError`. */
export function p1TimeMs(text: string, where: string): number {
  const [, year, month, day, hour, minute, second, season] = P1_TIME.exec(text) ?? [];
  if (year === undefined) throw new RejectedError("bad_time", where, text, "YYMMDDhhmmssX is wanted");
  if (season === undefined)
    throw new RejectedError("time_without_zone", where, text, "S or W is wanted at its end, for summer or winter time");
  const wall = Date.UTC(
    2_000 + Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const shown = new Date(wall).toISOString().replaceAll(/\D/g, "").slice(2, 14);
  if (shown !== text.slice(0, 12)) throw new RejectedError("bad_time", where, text, "there is no such time");
  const candidates = instantsAt(wall / 1_000, P1_ZONE);
  const seconds = wall / 1_000 - OFFSET_SECONDS[season as "S" | "W"];
  if (candidates.length === 0)
    throw new RejectedError("skipped_hour", where, text, `clocks of ${P1_ZONE} skip this time`);
  if (!candidates.includes(seconds))
    throw new RejectedError("bad_time", where, text, `it is ${season === "S" ? "winter" : "summer"} then`);
  return seconds * 1_000;
}
