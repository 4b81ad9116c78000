import type { Changes } from "./changes.ts";
import type { Queries } from "./database.ts";

/** Sums over all rows of a table. */
export type Sum =
  | "accounts_micro"
  | "metering_points"
  | "participants_admitted"
  | "turnover_micro"
  | "supply_wh"
  | "retired_wh"
  | "burned_consumed_wh"
  | "burned_exported_wh";

export const addToSum = (changes: Changes, name: Sum, value: bigint): void => changes.add("sums", { name }, { value });

/** The sums as decimal text. */
export async function sumsOf(db: Queries): Promise<(name: Sum) => string> {
  const rows = await db.query<{ name: Sum; value: string }>("select name, value from sums");
  const sums = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => sums.get(name) ?? "0";
}
