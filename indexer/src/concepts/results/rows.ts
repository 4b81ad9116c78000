import { elementOf, numberOf, packIn } from "../../db/packs.ts";

/** Energy and money of a result, and of sums of results. */
export const columns = [
  "import_wh",
  "export_wh",
  "forward_bought_wh",
  "forward_sold_wh",
  "pool_bought_wh",
  "pool_sold_wh",
  "utility_bought_wh",
  "utility_sold_wh",
  "held_wh",
  "used_wh",
  "own_wh",
  "import_from_neighbours_wh",
  "import_from_storage_wh",
  "export_to_neighbours_wh",
  "export_to_storage_wh",
  "catch_up_import_wh",
  "catch_up_export_wh",
  "catch_up_earned_micro",
  "catch_up_paid_micro",
  "money_micro",
  "utility_micro",
  "utility_alone_micro",
] as const;

/** The results of one metering point, a row each, in SQL; `meter` is a parameter or a column. */
export const resultsIn = (meter: string): string => `(
  select ${meter}::bigint as meter_id, slot, ${elementOf("reason", meter)} as reason, ${numbersOf(meter)}, height
  from results where pack = ${packIn(meter)} and ${elementOf("reason", meter)} is not null)`;

/** Its sums of 96 slots each, where there are results in them. */
export const spansIn = (meter: string): string => `(
  select span, ${elementOf("slots", meter)} as slots, ${numbersOf(meter)}
  from result_spans where pack = ${packIn(meter)} and ${elementOf("slots", meter)} > 0)`;

const numbersOf = (meter: string): string => columns.map((name) => `${numberOf(name, meter)} as ${name}`).join(", ");
