import { elementOf, packIn } from "../../db/packs.ts";

const columns = ["verdict", "flags", "import_total_wh", "export_total_wh", "arrival_slot", "height", "index"];

/** The readings of one metering point, a row each, in SQL; `meter` is a parameter or a column. */
export const readingsIn = (meter: string): string => `(
  select ${meter}::bigint as meter_id, slot, ${columns.map((name) => `${elementOf(name, meter)} as ${name}`).join(", ")}
  from readings where pack = ${packIn(meter)} and ${elementOf("verdict", meter)} is not null)`;
